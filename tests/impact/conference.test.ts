import assert from "node:assert/strict";
import { test } from "node:test";
import { parted, sizeFor, textOf } from "../../plugins/semh/audits/workbench/office/fit.ts";
import { caseStudy } from "../../plugins/semh/impact/conference/case-study.ts";
import { HEADINGS } from "../../plugins/semh/impact/conference/headings.ts";
import { firstAudit } from "../../plugins/semh/impact/conference/offers.ts";
import { slidesOf } from "../../plugins/semh/impact/conference/slides.ts";
import { storyOf, withTick } from "../../plugins/semh/impact/conference/story.ts";
import { withPeriod } from "../../plugins/semh/impact/form.ts";
import { AT, record } from "../audits/workbench/fixture.ts";
import { given, impact, programme } from "./fixture.ts";

const TITLES = ["Learning journey", "What has been done", "Impact so far", "What next"];
const notesOf = (conference: Record<string, string>, part = {}) =>
  slidesOf(given(conference, part)).map((one) => one.notes.join("\n"));

test("with nothing chosen there are four slides with a title each, no text, and every gap in the notes", () => {
  const slides = slidesOf(given({}));
  assert.deepEqual(
    slides.map((one) => one.title),
    TITLES,
  );
  assert.ok(slides.every((one) => one.lines.length === 0 && one.chart === null));
  const gaps = storyOf(given({})).flatMap((part) => part.gaps);
  const notes = notesOf({}).join("\n");
  assert.ok(gaps.length > 8);
  for (const gap of gaps) assert.ok(notes.includes(gap), gap);
});

test("every slide bears one of the four headings, in their order", () => {
  const all = {
    "journey.line": "Ours", "journey.audit": "counts\nlead.champion", "done.actions": "a1", "done.stopped": "Letters",
    "impact.figures": "suspensions", "impact.notes": "What else changed", "next.actions": "a2", "next.need": "A visit",
  }; // biome-ignore format: one line a heading
  const slides = slidesOf(given(all));
  const order = slides.map((one) => TITLES.findIndex((title) => one.title.startsWith(title) && one.section === title));
  assert.ok(
    order.every((one) => one >= 0),
    String(slides.map((one) => one.title)),
  );
  assert.deepEqual(order, [...order].sort());
  assert.deepEqual(new Set(order), new Set([0, 1, 2, 3]));
});

test("nothing stands on a slide that was not ticked or typed", () => {
  const lines = (conference: Record<string, string>) =>
    slidesOf(given(conference))
      .flatMap((one) => one.lines)
      .map(textOf)
      .join("\n");
  assert.doesNotMatch(lines({ "next.need": "A visit" }), /Ask pupils|Agree the hours|not yet/);
  assert.match(lines({ "next.actions": "a2" }), /Ask pupils \(head, by 18 Dec 2026, not started\)/);
  // What was ticked once and is no longer in the records is not shown.
  assert.equal(lines({ "next.actions": "gone" }), "");
});

test("with two audits none is taken until somebody chooses", () => {
  const two = [
    record({ "lead.champion": { now: "not-yet" } }),
    { ...record({ "lead.champion": { now: "embedded" } }), record_id: "rec2" },
  ];
  assert.deepEqual(firstAudit(given({}, { audits: two })), []);
  const chosen = firstAudit(given({ "from.audit": "rec1" }, { audits: two }));
  assert.match(chosen[0]?.text ?? "", /not yet 1/);
  assert.equal(chosen[1]?.id, "lead.champion");
});

test("a figure has both periods, the difference, a chart in words, and all cautions in the notes", () => {
  const [, , slide] = slidesOf(given({ "impact.figures": "suspensions" }));
  assert.equal(slide?.title, "Impact so far: suspensions");
  assert.deepEqual(slide?.chart?.series[0]?.values, [5, 3]);
  assert.match(slide?.chart?.alt ?? "", /5 per 100 pupils from 3 Sep 2025 to 19 Dec 2025; 3 per 100/);
  assert.match(slide?.lines.map(textOf).join("\n") ?? "", /Lower by 2 per 100 pupils[\s\S]*cannot say what caused/);
  for (const one of given({}).data.measures.cautions) assert.ok(slide?.notes.join("\n").includes(one.text));
});

test("a small count is on no slide, poster or page", () => {
  const own = given({ "impact.figures": "pupils-suspended" });
  const text = JSON.stringify([slidesOf(own), caseStudy(own)]);
  assert.match(text, /Not shown: small numbers/);
  assert.doesNotMatch(text, /0\.75|"values"/);
});

test("periods that cannot be compared show the first figure alone", () => {
  const other = withPeriod(
    impact({ suspensions: 20 }, { suspensions: 12 }),
    "now",
    { from: "2026-04-13", to: "2026-07-21" },
    AT,
  );
  const own = given({ "impact.figures": "suspensions" }, { impacts: [other] });
  const slide = slidesOf(own).find((one) => one.title.endsWith("suspensions"));
  const words = slide?.lines.map(textOf).join("\n") ?? "";
  assert.match(words, /5 per 100 pupils \(20\)/);
  assert.match(words, /different parts of the year/);
  assert.doesNotMatch(words, /3 per 100/);
  assert.equal(slide?.chart, null);
  assert.equal(caseStudy(own).passages[2]?.rows[0]?.[2], "Cannot be compared yet");
});

test("an expectation is shown as the record has it, and one without a word is a gap", () => {
  const record = programme(
    { "done.expectations": "exp.audit" },
    { expectations: new Map([["exp.audit", { status: "started", evidence: "Half of it", on: null, extra: {} }]]) },
  );
  const own = given({}, { programme: record });
  const part = storyOf(own)[1];
  assert.deepEqual(
    part?.chosen[0]?.items.map((one) => [one.label, one.text]),
    [["In part", "an audit is carried out"]],
  );
  assert.ok(part?.gaps.includes("How does this stand? A plan is made."));
  assert.match(slidesOf(own)[1]?.notes.join("\n") ?? "", /An audit is carried out: Half of it/);
});

test("ticking and unticking leaves the record as it was", () => {
  const before = programme({});
  const on = withTick(withTick(before, "next.actions", "a1", true, AT), "next.actions", "a2", true, AT);
  assert.equal(on.conference.get("next.actions"), "a1\na2");
  const off = withTick(withTick(on, "next.actions", "a1", false, AT), "next.actions", "a2", false, AT);
  assert.equal(off.conference.size, 0);
});

test("the minutes of the four headings make ten", () => {
  assert.equal(
    HEADINGS.reduce((sum, one) => sum + one.minutes, 0),
    10,
  );
  assert.deepEqual(
    HEADINGS.map((one) => one.title),
    TITLES,
  );
});

test("text too long for a slide is cut between words, and no word is lost", () => {
  const long = { label: "Long", text: Array.from({ length: 900 }, (_, index) => `word${index}`).join(" ") };
  const room = [800, 330] as const;
  const parts = parted([{ label: "", text: "First" }, long], room, 20);
  assert.ok(parts.length > 2);
  for (const part of parts) assert.ok(sizeFor(part, room, 34, 20) !== null);
  assert.equal(
    parts
      .flat()
      .map((one) => one.text)
      .join(" "),
    `First ${long.text}`,
  );
  assert.ok(parted([{ label: "", text: "x".repeat(500) }], room, 20).length > 0);
});
