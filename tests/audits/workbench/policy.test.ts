import assert from "node:assert/strict";
import { test } from "node:test";
import { settle, threeWay } from "../../../plugins/semh/audits/workbench/merge.ts";
import { check, isContact, outdatedIn, sectionStatus } from "../../../plugins/semh/audits/workbench/policy/check.ts";
import { fill, fillSection } from "../../../plugins/semh/audits/workbench/policy/fill.ts";
import type { Block, Filled, FilledPiece } from "../../../plugins/semh/audits/workbench/policy/filled.ts";
import { type Given, plannedDay } from "../../../plugins/semh/audits/workbench/policy/given.ts";
import { ownPieces } from "../../../plugins/semh/audits/workbench/policy/own-words.ts";
import { markOf, sectionsOf, usedFields } from "../../../plugins/semh/audits/workbench/policy/template.ts";
import {
  EMPTY_SECTION,
  type SectionText,
  withField,
  withSection,
} from "../../../plugins/semh/audits/workbench/policy.ts";
import { AT, pageData, plan, policy, record, smallPolicies, smallPolicy } from "./fixture.ts";

const LINK = { definition_id: "small", statement_id: "lead.champion", now: "not-yet" };

function given(part: Partial<Given> = {}): Given {
  return {
    page: pageData(),
    policies: smallPolicies(),
    record: policy(),
    school: "Elm School",
    audits: [record()],
    plan: null,
    ...part,
  };
}

function textOf(pieces: readonly FilledPiece[]): string {
  return pieces
    .map((piece) =>
      piece.kind === "table"
        ? piece.rows.map((row) => row.map((cell) => cell.map((one) => one.text).join("")).join(" | ")).join(" / ")
        : piece.spans.map((one) => one.text).join(""),
    )
    .join("\n");
}

function words(block: Block): string {
  return block.kind === "undecided"
    ? block.options.map((one) => `${one.when}: ${textOf(one.pieces)}`).join(" / ")
    : textOf(block.pieces);
}

function section(filled: Filled, id: string): string[] {
  return (filled.sections.find((one) => one.id === id)?.blocks ?? []).map(words);
}

function rated(now: string | null, more: Partial<Given> = {}): Filled {
  return fill(given({ audits: [record(now === null ? {} : { "lead.champion": { now } })], ...more }), smallPolicy());
}

test("fields are filled in, a day is written out, and what is empty stays visible and is a gap", () => {
  const filled = fill(
    given({ record: policy({ champion_name: "Ms Okafor", next_review: "2027-09-01" }) }),
    smallPolicy(),
  );
  assert.match(section(filled, "roles")[0] ?? "", /^Our Champion is Ms Okafor\. The law asks for it\.1/);
  assert.match(section(filled, "scope")[0] ?? "", /^Other local routes: \[Other local routes\]$/);
  assert.deepEqual(
    filled.control.map(([name, value]) => [name, value.map((one) => one.text).join("")]),
    [
      ["School", "Elm School"],
      ["Next review", "1 September 2027"],
      ["Owner", "Ms Okafor"],
      ["Based on", "SEMH programme template, version 2026.1, reviewed 24 November 2026, awaiting clinical review"],
    ],
  );
  assert.deepEqual(
    filled.gaps.filter((gap) => gap.kind === "field"),
    [
      { kind: "field", field: "local_routes", section: "scope" },
      { kind: "field", field: "dsl_contact", section: "scope" },
    ],
  );
});

test("a choice follows the audit's rating, the first case that is met", () => {
  assert.equal(section(rated("embedded"), "roles")[1], "She has time.");
  assert.equal(section(rated("in-place"), "roles")[1], "She has time.");
  assert.match(section(rated("not-yet"), "roles")[1] ?? "", /^We find time by/);
  const second = fill(given({ audits: [record({ "lead.plan": { now: "in-place" } })] }), smallPolicy());
  assert.equal(section(second, "scope")[1], "Good.");
});

test("without an answer, with “don’t know” and without an audit all versions stand there, and none is taken silently", () => {
  for (const filled of [
    rated(null),
    rated("dont-know"),
    rated(null, { audits: [] }),
    rated("a-rating-of-another-audit"),
  ]) {
    const block = filled.sections[1]?.blocks[1] as Block;
    assert.equal(block.kind, "undecided");
    assert.equal(
      words(block),
      "If the answer is “In place” or “Embedded”: She has time. / Otherwise: We find time by [no date yet].",
    );
    assert.ok(filled.gaps.some((gap) => gap.kind === "undecided" && gap.statement === "lead.champion"));
    assert.ok(!filled.gaps.some((gap) => gap.kind === "date"), "a date in a paragraph that may not stay is no gap");
  }
});

test("what does not apply is said", () => {
  assert.equal(
    section(rated("na"), "roles")[1],
    "Our audit says that this does not apply to our school: A senior leader is the SEMH Champion.",
  );
});

test("a date comes from the earliest open action that is for the statement; else there is a gap", () => {
  const actions = plan(
    { by: "2027-03-01", links: [LINK] },
    { by: "2026-12-18", links: [LINK] },
    { by: "2026-11-01", links: [LINK], history: [{ status: "done", at: AT }] },
    { by: "2026-10-01", links: [] },
    { by: null, links: [LINK] },
  );
  assert.equal(plannedDay(actions, "lead.champion"), "2026-12-18");
  assert.equal(section(rated("not-yet", { plan: actions }), "roles")[1], "We find time by 18 December 2026.");
  const without = rated("not-yet", { plan: plan({ by: null, links: [LINK] }) });
  assert.equal(section(without, "roles")[1], "We find time by [no date yet].");
  assert.deepEqual(
    without.gaps.filter((gap) => gap.kind === "date"),
    [{ kind: "date", statement: "lead.champion", section: "roles" }],
  );
});

test("notes for drafting and the template's own control table are left out, safety boxes never are", () => {
  const replaced = { ...EMPTY_SECTION, mode: "replace", text: "Ours." } as const;
  const own = policy({}, { sections: new Map([["policy.small/appendix-a", replaced]]) });
  const filled = fill(given({ record: own }), smallPolicy());
  const all = filled.sections.flatMap((one) => one.blocks.map(words)).join("\n");
  assert.doesNotMatch(all, /Read this first|Name one person|Document control/);
  assert.deepEqual(section(filled, "appendix-a"), ["Ours."]);
  assert.equal(filled.closing && words(filled.closing), "Need help now\nCall 999.");
  const appendix = smallPolicy().sections.at(-1);
  assert.ok(appendix);
  const alone = fillSection(given({ record: own }), smallPolicy(), appendix, []);
  assert.deepEqual(alone.blocks.map(words), ["Ours.", "Need help now\nCall 999."]);
});

test("own words replace or follow the template's; a dash makes an item", () => {
  const own = (mode: SectionText["mode"]) =>
    policy(
      {},
      { sections: new Map([["policy.small/roles", { ...EMPTY_SECTION, mode, text: "Ours.\n\n- one\n- two" }]]) },
    );
  assert.deepEqual(section(fill(given({ record: own("replace") }), smallPolicy()), "roles"), ["Ours.\none\ntwo"]);
  const added = section(fill(given({ record: own("add") }), smallPolicy()), "roles");
  assert.equal(added.length, 3);
  assert.equal(added[2], "Ours.\none\ntwo");
  assert.equal(section(fill(given({ record: own("keep") }), smallPolicy()), "roles").length, 2);
  assert.deepEqual(
    ownPieces("a\nb\n- c").map((piece) => piece.kind),
    ["p", "li"],
  );
});

test("a short version uses the same details and has no control table", () => {
  const card = smallPolicies().policies[1];
  assert.ok(card);
  const filled = fill(given({ record: policy({ champion_name: "Ms Okafor" }) }), card);
  assert.deepEqual(section(filled, "tell"), ["Ask Ms Okafor."]);
  assert.deepEqual([filled.control, filled.approval], [[], []]);
});

test("the check lists each thing once, with the place where it is mended", () => {
  const found = check(
    given({
      record: policy({ dsl_contact: "ask at the office", local_routes: "The EBD unit" }),
      audits: [record({ "lead.champion": { now: "not-yet" } })],
    }),
    smallPolicy(),
    "2026-11-24",
  );
  const texts = (kind: string) => found.filter((one) => one.kind === kind).map((one) => one.text);
  assert.deepEqual(texts("blank"), ["SEMH Champion"]);
  assert.deepEqual(texts("contact"), ["How to reach the DSL: “ask at the office”"]);
  assert.deepEqual(texts("term"), ["Other local routes: “EBD”. Use: SEMH"]);
  assert.deepEqual(texts("date"), ["A senior leader is the SEMH Champion."]);
  assert.equal(texts("undecided").length, 1);
  assert.deepEqual(texts("wording"), ["Roles", "Scope", "Appendix A: help"]);
  const blank = found.find((one) => one.kind === "blank");
  assert.deepEqual([blank?.route, blank?.focus], [{ page: "policy-details", record: "pol1" }, "field-champion_name"]);
  const open = found.find((one) => one.kind === "undecided");
  assert.deepEqual(open?.route, { page: "section", audit: "small", record: "rec1", section: "lead" });
  assert.equal(open?.focus, "s-lead-plan");
});

test("a missing and a past review date are found where the policy has one", () => {
  const template = smallPolicy();
  const dated = {
    ...template,
    sections: [
      ...template.sections,
      { id: "review", title: "Review", parts: [{ kind: "field", field: "next_review" } as const] },
    ],
  };
  const review = (fields: Record<string, string>) =>
    check(given({ record: policy(fields) }), dated, "2026-11-24")
      .filter((one) => one.kind === "review")
      .map((one) => one.text);
  assert.deepEqual(review({}), ["There is no date for the next review."]);
  assert.deepEqual(review({ next_review: "2026-09-01" }), ["The review was due on 1 September 2026."]);
  assert.deepEqual(review({ next_review: "2027-09-01" }), []);
});

test("a section is completed when it is agreed, nothing is open in it and the template is still the same", () => {
  const template = smallPolicy();
  const roles = sectionsOf(template)[0];
  assert.ok(roles);
  const status = (now: string, seen: string, agreed = true) => {
    const part = { sections: new Map([["policy.small/roles", { ...EMPTY_SECTION, agreed, seen }]]) };
    const all = given({
      record: policy({ champion_name: "Ms Okafor" }, part),
      audits: [record({ "lead.champion": { now } })],
    });
    return sectionStatus(all, fill(all, template), roles);
  };
  assert.equal(status("embedded", markOf(template, roles)), "Completed");
  assert.equal(status("not-yet", markOf(template, roles)), "In progress");
  assert.equal(status("embedded", "2025.1 old"), "In progress");
  assert.equal(status("embedded", "", false), "Not yet started");
});

test("the mark of a section changes with its words, not with its notes", () => {
  const template = smallPolicy();
  const roles = sectionsOf(template)[0];
  assert.ok(roles);
  const [, ...rest] = roles.parts;
  assert.equal(markOf(template, { ...roles, parts: rest }), markOf(template, roles));
  assert.notEqual(markOf(template, { ...roles, parts: rest.slice(1) }), markOf(template, roles));
  assert.deepEqual(usedFields(template.sections), ["champion_name", "local_routes", "dsl_contact"]);
});

test("a contact has a number or an e-mail address", () => {
  for (const value of ["0117 496 0123", "999", "ext. 2-1-4", "dsl@elm.example", "Office (01823) 35 58 03"])
    assert.ok(isContact(value), value);
  for (const value of ["ask at the office", "Room 12", "@school"]) assert.ok(!isContact(value), value);
});

test("outdated terms are whole words, and right in the phrases that explain them", () => {
  const { outdated } = smallPolicies();
  const found = (text: string) => outdatedIn(outdated, text).map((one) => one.find);
  assert.deepEqual(found("A Fixed-term exclusion and an EBD unit"), ["EBD", "fixed-term exclusion"]);
  assert.deepEqual(found("SEMH replaced EBD. Suspension (formerly fixed-term exclusion). WEBDESIGN, ebd"), []);
});

test("two windows' details and sections are put together; the same one changed differently is asked about", () => {
  const base = policy({ champion_name: "A", dsl_contact: "1" });
  const mine = withSection(
    withField(base, "champion_name", "B", "2026-10-04T00:00:00.000Z"),
    "p/s",
    { agreed: true },
    AT,
  );
  const theirs = withField(withField(base, "dsl_contact", "", AT), "champion_name", "C", AT);
  const merged = threeWay(base, mine, theirs);
  assert.deepEqual(merged.clashes, [{ key: ":field champion_name", mine: "B", theirs: "C" }]);
  assert.deepEqual([...merged.record.fields], [["champion_name", "B"]]);
  assert.equal(merged.record.sections.get("p/s")?.agreed, true);
  const settled = settle(merged, new Set([":field champion_name"]), AT);
  assert.deepEqual([...settled.fields], [["champion_name", "C"]]);
});

test("own words that two windows changed differently are asked about whole", () => {
  const base = withSection(policy(), "p/s", { mode: "add", text: "a", seen: "1 x" }, AT);
  const merged = threeWay(
    base,
    withSection(base, "p/s", { text: "b", seen: "2 y" }, AT),
    withSection(base, "p/s", { text: "c", agreed: true }, AT),
  );
  assert.equal(merged.clashes.length, 1);
  assert.equal(merged.clashes[0]?.key, "p/s");
  const settled = settle(merged, new Set(["p/s"]), AT);
  assert.deepEqual(settled.sections.get("p/s"), {
    ...EMPTY_SECTION,
    mode: "add",
    text: "c",
    agreed: true,
    seen: "2 y",
  });
});

test("the audits and the plan that the policies follow are merged as one choice each", () => {
  const base = policy();
  const merged = threeWay(base, { ...base, plan: null }, { ...base, audits: ["rec2", "rec3"] });
  assert.deepEqual([merged.record.plan, merged.record.audits, merged.clashes], [null, ["rec2", "rec3"], []]);
  const both = threeWay(base, { ...base, plan: null }, { ...base, plan: "plan2" });
  assert.deepEqual(both.clashes, [{ key: ":plan", mine: "", theirs: "plan2" }]);
  assert.equal(settle(both, new Set([":plan"]), AT).plan, "plan2");
});
