/** A school's records for the tests of the impact form and of the conference, and the page's own data. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type ImpactRecord, newImpact } from "../../plugins/semh/audits/workbench/impact-record.ts";
import { newProgramme, type ProgrammeRecord } from "../../plugins/semh/audits/workbench/programme.ts";
import type { Given } from "../../plugins/semh/impact/conference/offers.ts";
import { type Measures, readMeasures } from "../../plugins/semh/impact/measures.ts";
import { AT, pageData, plan, record } from "../audits/workbench/fixture.ts";

const file = JSON.parse(readFileSync(join(process.cwd(), "tests/impact/measures.json"), "utf8"));

/** The measures as the build hands them over. */
export const measures: Measures = readMeasures(file.measures);

/** Two autumn terms of the same length, with these counts. */
export function impact(
  then: Record<string, number>,
  now: Record<string, number>,
  words: Record<string, string> = {},
): ImpactRecord {
  const figures = (counts: Record<string, number>) =>
    new Map(Object.entries(counts).map(([id, count]) => [id, { count, of: null }]));
  const period = (year: number, counts: Record<string, number>) => ({
    from: `${year}-09-03`,
    to: `${year}-12-19`,
    school_days: 70,
    pupils: 400,
    teachers: 30,
    figures: figures(counts),
    extra: {},
  });
  return {
    ...newImpact("Impact", AT),
    record_id: "imp1",
    baseline: period(2025, then),
    now: period(2026, now),
    words: new Map(Object.entries(words)),
  };
}

/** The programme's record of a school that chose this for the conference. */
export function programme(conference: Record<string, string>, part: Partial<ProgrammeRecord> = {}): ProgrammeRecord {
  return {
    ...newProgramme("Our programme", AT),
    record_id: "prog1",
    conference: new Map(Object.entries(conference)),
    ...part,
  };
}

/** A school with one audit, a plan of two actions and a record of impact. */
export function given(conference: Record<string, string>, part: Partial<Given> = {}): Given {
  const page = {
    ...pageData(),
    programme: {
      sessions: { s1: "One", s2: "Two" },
      expectations: { "exp.audit": "an audit is carried out", "exp.plan": "a plan is made" },
      parents: {},
      kit: "",
    },
  };
  const done = { history: [{ status: "done", at: AT }] };
  return {
    // The slides are written elsewhere; the story needs the measures only.
    data: { measures, deck: undefined as never },
    page,
    school: "Elm School",
    programme: programme(conference),
    audits: [
      record({ "lead.champion": { now: "not-yet" }, "lead.law": { now: "started" }, "lead.plan": { now: "embedded" } }),
    ],
    plans: [plan({ text: "Agree the hours", ...done }, { text: "Ask pupils", owner: "head", by: "2026-12-18" })],
    policies: [],
    impacts: [
      impact(
        { suspensions: 20, "pupils-suspended": 3 },
        { suspensions: 12, "pupils-suspended": 2 },
        { "what-else": "A new head." },
      ),
    ],
    ...part,
  };
}
