import assert from "node:assert/strict";
import { test } from "node:test";
import { emptyPeriod, type ImpactRecord, newImpact } from "../../../plugins/semh/audits/workbench/impact-record.ts";
import { settle, threeWay } from "../../../plugins/semh/audits/workbench/merge.ts";
import {
  type CpdEntry,
  EMPTY_SESSION,
  newProgramme,
  type ProgrammeRecord,
  programmeWords,
} from "../../../plugins/semh/audits/workbench/programme.ts";
import { readRecord } from "../../../plugins/semh/audits/workbench/read-record.ts";
import { sameRecord } from "../../../plugins/semh/audits/workbench/records.ts";
import { type LaterRoute, readRoute, writeRoute } from "../../../plugins/semh/audits/workbench/routes.ts";
import { recordToJson } from "../../../plugins/semh/audits/workbench/write-record.ts";
import { AT } from "./fixture.ts";

const LATER = "2026-10-04T10:00:00.000Z";
const cpd = (id: string, what: string): CpdEntry => ({ id, on: null, what, minutes: 60, reflection: "", extra: {} });
const base: ProgrammeRecord = {
  ...newProgramme("Our programme", AT),
  sessions: new Map([["s1", { ...EMPTY_SESSION, status: "planned" }]]),
  cpd: new Map([["c1", cpd("c1", "Session 1")]]),
};
const session = (one: ProgrammeRecord, id: string) => one.sessions.get(id);

test("two windows' changes to the programme go together entry by entry and field by field", () => {
  const mine: ProgrammeRecord = {
    ...base,
    champion: "deputy head",
    sessions: new Map([["s1", { ...EMPTY_SESSION, status: "attended" }]]),
    cpd: new Map([...base.cpd, ["c2", cpd("c2", "Mine")]]),
  };
  const theirs: ProgrammeRecord = {
    ...base,
    partner: "Ash School",
    sessions: new Map([
      ["s1", { ...EMPTY_SESSION, status: "planned", on: "2026-09-23" }],
      ["s2", { ...EMPTY_SESSION, status: "planned" }],
    ]),
    cpd: new Map([["c3", cpd("c3", "Theirs")]]),
    conference: new Map([["poster", "yes"]]),
    updated: LATER,
  };
  const { record, clashes } = threeWay(base, mine, theirs);
  assert.deepEqual(clashes, []);
  assert.deepEqual(session(record, "s1"), { ...EMPTY_SESSION, status: "attended", on: "2026-09-23" });
  assert.equal(session(record, "s2")?.status, "planned");
  // The other window took c1 away, and nobody changed it here.
  assert.deepEqual([...record.cpd.keys()].sort(), ["c2", "c3"]);
  assert.deepEqual([record.champion, record.partner], ["deputy head", "Ash School"]);
  assert.equal(record.conference.get("poster"), "yes");
});

test("what both windows said first of one session is left to the person", () => {
  const fresh = newProgramme("Our programme", AT);
  const said = (status: "attended" | "missed"): ProgrammeRecord => ({
    ...fresh,
    partner: status,
    sessions: new Map([["s3", { ...EMPTY_SESSION, status }]]),
    conference: new Map([["poster", status]]),
  });
  const merged = threeWay(fresh, said("attended"), said("missed"));
  const keys = [":partner", ":sessions s3", ":conference poster"];
  assert.deepEqual(
    merged.clashes.map((one) => one.key),
    keys,
  );
  assert.ok(sameRecord(settle(merged, new Set(), AT), said("attended")));
  assert.ok(sameRecord(settle(merged, new Set(keys), AT), said("missed")));
});

test("figures of impact go together, and one that both windows typed differently is asked about", () => {
  const empty: ImpactRecord = newImpact("Impact", AT);
  const figures = (count: number, pupils: number | null, id: string): ImpactRecord => ({
    ...empty,
    baseline: { ...emptyPeriod(), pupils, figures: new Map([[id, { count, of: null }]]) },
  });
  const together = threeWay(empty, figures(4, 410, "incidents"), figures(9, null, "referrals"));
  assert.deepEqual(together.clashes, []);
  assert.deepEqual([...together.record.baseline.figures.keys()].sort(), ["incidents", "referrals"]);
  assert.equal(together.record.baseline.pupils, 410);
  const merged = threeWay(empty, figures(4, 410, "incidents"), figures(9, 400, "incidents"));
  const keys = [":baseline incidents", ":baseline"];
  assert.deepEqual(
    merged.clashes.map((one) => one.key),
    keys,
  );
  assert.ok(sameRecord(settle(merged, new Set(keys), AT), figures(9, 400, "incidents")));
  assert.ok(sameRecord(settle(merged, new Set(), AT), figures(4, 410, "incidents")));
});

test("an empty record is read as it was written, and says what is in it", () => {
  for (const record of [newProgramme("Our programme", AT), newImpact("Impact", AT)]) {
    const found = readRecord(record.kind, recordToJson(record));
    assert.ok(found.ok);
    assert.deepEqual(found.value, record);
  }
  assert.equal(programmeWords(base), "0 sessions attended, 0 expectations met, 1 CPD entry");
});

test("the addresses of the programme, its impact and the conference are read as they are written", () => {
  for (const page of ["programme", "impact", "conference"] as const) {
    for (const rest of [
      [null, null, null],
      ["r1", null, null],
      ["r1", "cpd", null],
      ["r1", "cpd", "c1"],
    ] as const) {
      const [record, part, item] = rest;
      const route: LaterRoute = { page, record, part, item };
      assert.deepEqual(readRoute(writeRoute(route)), route);
    }
  }
});
