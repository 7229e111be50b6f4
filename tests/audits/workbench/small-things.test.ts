import assert from "node:assert/strict";
import { test } from "node:test";
import { type Route, readRoute, writeRoute } from "../../../plugins/semh/audits/workbench/routes.ts";
import { firstState, type State, wouldLose } from "../../../plugins/semh/audits/workbench/state.ts";
import { statusWords } from "../../../plugins/semh/audits/workbench/status.ts";
import { upgraded, upgradeOf } from "../../../plugins/semh/audits/workbench/upgrade.ts";
import { counted, dayWords, timeWords } from "../../../plugins/semh/audits/workbench/words.ts";
import { record, smallAudit } from "./fixture.ts";

const NOON = new Date(2026, 10, 24, 12, 0);
const local = (month: number, day: number, hour = 9, minute = 5) =>
  new Date(2026, month, day, hour, minute).toISOString();

function state(part: Partial<State>): State {
  const one = record();
  return { ...firstState(), held: new Map([["rec1", { record: one, base: one, stamp: "s" }]]), ...part };
}

test("every address is read back as it was written", () => {
  const routes: Route[] = [
    { page: "home" },
    { page: "start", audit: "semh-audit" },
    { page: "tasks", audit: "semh-audit", record: "r1" },
    { page: "section", audit: "semh-audit", record: "r1", section: "leadership" },
    { page: "finish", audit: "semh-audit", record: "r1" },
    { page: "report", audit: "semh-audit", record: "r1" },
  ];
  for (const route of routes) assert.deepEqual(readRoute(writeRoute(route)), route);
});

test("an ordinary anchor is no address of the tool, and a strange address is unknown", () => {
  assert.equal(readRoute("#workbench"), null);
  assert.deepEqual(readRoute("#/audit"), { page: "unknown" });
  assert.deepEqual(readRoute("#/audit/a/b/c/d"), { page: "unknown" });
  assert.deepEqual(readRoute("#/audit/%"), { page: "start", audit: "%" });
});

test("times are as short as they can be without being wrong", () => {
  assert.equal(timeWords(local(10, 24, 14, 2), NOON), "14:02");
  assert.equal(timeWords(local(9, 3), NOON), "3 Oct 09:05");
  assert.equal(dayWords("2025-10-03", NOON), "3 Oct 2025");
  assert.equal(dayWords("some day", NOON), "some day");
  assert.equal(counted(1, "answer"), "1 answer");
});

test("the status line always names the browser and the file", () => {
  const copiedAt = local(10, 24, 11, 0);
  assert.equal(
    statusWords(state({ lastSaved: local(10, 24, 11, 2) }), NOON),
    "Saved in this browser 11:02. Last copied to a file: never.",
  );
  assert.match(statusWords(state({ keeping: "off" }), NOON), /^Nothing is kept in this browser\. Last copied/);
  assert.match(statusWords(state({ keeping: "unavailable" }), NOON), /on this screen only\. Last copied/);
  assert.match(
    statusWords(state({ saveProblem: "the browser’s storage is full" }), NOON),
    /^Not saved: the browser’s storage is full\..* download a copy now/,
  );
  const copied = { ...firstState().meta, copiedAt };
  assert.match(statusWords(state({ meta: copied, lastSaved: copiedAt }), NOON), /Last copied to a file: 11:00\.$/);
});

test("leaving is warned about only when work is neither in a file nor in the browser", () => {
  const unsaved = new Map([["rec1", { record: record({}, { name: "Changed" }), base: record(), stamp: "s" }]]);
  const copied = { ...firstState().meta, copiedAt: "2027-01-01T00:00:00.000Z" };
  assert.equal(wouldLose(state({})), false);
  assert.equal(wouldLose(state({ held: unsaved })), true);
  assert.equal(wouldLose(state({ held: unsaved, meta: copied })), false);
  assert.equal(wouldLose(state({ keeping: "off" })), true);
  assert.equal(wouldLose(state({ keeping: "off", meta: copied })), false);
  assert.equal(wouldLose({ ...firstState(), keeping: "off" }), false);
});

test("a new version carries answers over to the statement that replaces theirs, and takes none away", () => {
  const audit = smallAudit();
  const old = record(
    { "lead.champion": { now: "started" }, "lead.old-plan": { now: "in-place", evidence: "last year" } },
    { definition_version: "1", statements: ["lead.champion", "lead.law", "lead.old-plan", "care.plans"] },
  );
  const change = upgradeOf(audit, old);
  assert.deepEqual(
    change?.fresh.map((one) => one.id),
    ["lead.plan", "care.referral"],
  );
  assert.deepEqual(change?.gone, ["lead.old-plan"]);
  const next = upgraded(audit, old, "2026-11-24T00:00:00.000Z");
  assert.equal(next.definition_version, "2");
  assert.equal(next.answers.get("lead.plan")?.evidence, "last year");
  assert.equal(next.answers.get("lead.old-plan")?.now, "in-place");
  assert.equal(upgradeOf(audit, next), null);
});
