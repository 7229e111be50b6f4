/** The impact report as plain values: what the screen, the paper, Word and Excel say is worked out here once. */
import { compareAudits, type SectionChange } from "../audits/workbench/compare.ts";
import { halfAnswered, totalProgress } from "../audits/workbench/counts.ts";
import type { Definition } from "../audits/workbench/definition.ts";
import type { ImpactRecord } from "../audits/workbench/impact-record.ts";
import type { AuditRecord } from "../audits/workbench/model.ts";
import { type Counts, readCounts } from "../profile/tool/counts-file.ts";
import {
  AUDIT_KEYS,
  type Evidence,
  evidenceOf,
  NOTES,
  PERIOD_WORDS,
  type PeriodId,
  PROFILE_KEY,
  spanWords,
  wordKey,
} from "./form.ts";
import { type Period, type Result, refusalWords, resultsOf } from "./impact.ts";
import { changeWords, nationalWords, seenWords } from "./impact-words.ts";
import type { Measure, Measures } from "./measures.ts";

/** One measure with figures, in words. Only what may be seen is in it. */
export interface FigureRow {
  readonly result: Result;
  readonly evidence: string;
  readonly was: string;
  readonly now: string;
  readonly change: string;
  readonly national: readonly string[];
  readonly note: string;
}

/** One measure that is told in words. */
export interface WordRow {
  readonly measure: Measure;
  readonly evidence: string;
  readonly was: string;
  readonly now: string;
}

/** Two audits side by side: statements at each answer, and how many moved. */
export interface Movement {
  readonly before: AuditRecord;
  readonly after: AuditRecord;
  readonly answers: readonly (readonly [label: string, then: number, now: number])[];
  readonly sections: readonly SectionChange[];
  /** The two follow different versions of the audit, or one of them is hardly filled in. */
  readonly caution: string | null;
}

/** What adults did, or what changed for pupils: never the two in one list. */
export interface Half {
  readonly shows: "adults" | "pupils";
  readonly title: string;
  readonly figures: readonly FigureRow[];
  readonly words: readonly WordRow[];
}

export interface Report {
  readonly title: string;
  readonly periods: readonly (readonly [string, string])[];
  /** Why the periods are not compared, or null. */
  readonly refusal: string | null;
  readonly adults: Half;
  readonly pupils: Half;
  readonly movement: Movement | null;
  /** What came of support, as counts that left the Profile. */
  readonly profile: Counts | null;
  readonly notes: readonly (readonly [string, string])[];
  readonly cautions: readonly string[];
}

export const HALF_TITLES = { adults: "What adults did", pupils: "What changed for pupils" } as const;

/** All that stands in the report. `audits` are those of the browser, `definitions` those of the page. */
export function reportOf(
  measures: Measures,
  record: ImpactRecord,
  definitions: readonly Definition[],
  audits: readonly AuditRecord[],
): Report {
  const refusal = refusalWords(measures, record.baseline, record.now);
  const results = resultsOf(measures, record.baseline, record.now);
  const kinds = evidenceOf(measures);
  const half = (shows: Half["shows"]): Half => ({
    shows,
    title: HALF_TITLES[shows],
    figures: kinds
      .flatMap((kind) => figureRows(measures, record, kind, results, refusal))
      .filter((one) => one.result.measure.shows === shows),
    words: kinds.flatMap((kind) => wordRows(record, kind)).filter((one) => one.measure.shows === shows),
  });
  return {
    title: record.name,
    periods: periodRows(record),
    refusal: results.length === 0 ? null : refusal,
    adults: half("adults"),
    pupils: half("pupils"),
    movement: movementOf(record, definitions, audits),
    profile: profileOf(record),
    notes: NOTES.flatMap(({ id, label }) => {
      const text = record.words.get(id);
      return text === undefined ? [] : [[label, text] as const];
    }),
    cautions: measures.cautions.map((one) => one.text),
  };
}

function periodRows(record: ImpactRecord): (readonly [string, string])[] {
  const words = (id: PeriodId, { school_days, pupils, teachers }: Period) => {
    const facts = [
      spanWords(record, id),
      school_days !== null && `${school_days} school days`,
      pupils !== null && `${pupils} pupils on roll`,
      teachers !== null && `${teachers} teachers`,
    ];
    return [PERIOD_WORDS[id], facts.filter(Boolean).join(", ")] as const;
  };
  return [words("baseline", record.baseline), words("now", record.now)];
}

function figureRows(
  measures: Measures,
  record: ImpactRecord,
  kind: Evidence,
  results: readonly Result[],
  refusal: string | null,
): FigureRow[] {
  return results
    .filter((one) => one.measure.evidence === kind.id)
    .map((result) => ({
      result,
      evidence: kind.title,
      was: seenWords(result.measure, result.baseline),
      now: seenWords(result.measure, result.now),
      change: changeWords(result, refusal),
      national: result.measure.national.map((one) => {
        const date = measures.sources[one.source]?.date;
        return `${nationalWords(result.measure, one)}${date ? `; published ${date}` : ""}`;
      }),
      note: record.words.get(wordKey(result.measure, "note")) ?? "",
    }));
}

function wordRows(record: ImpactRecord, kind: Evidence): WordRow[] {
  return kind.measures
    .filter((one) => one.kind === "words")
    .map((measure) => ({
      measure,
      evidence: kind.title,
      was: record.words.get(wordKey(measure, "baseline")) ?? "",
      now: record.words.get(wordKey(measure, "now")) ?? "",
    }))
    .filter((one) => one.was !== "" || one.now !== "");
}

/** The counts from the Profile, or null when there are none or they cannot be read. */
export function profileOf(record: ImpactRecord): Counts | null {
  const text = record.words.get(PROFILE_KEY);
  const read = text === undefined ? null : readCounts(text);
  return read?.ok ? read.value : null;
}

/** The two chosen audits side by side, or null when they are not both here, or are not of one kind. */
export function movementOf(
  record: ImpactRecord,
  definitions: readonly Definition[],
  audits: readonly AuditRecord[],
): Movement | null {
  const found = (id: PeriodId) => audits.find((one) => one.record_id === record.words.get(AUDIT_KEYS[id]));
  const [before, after] = [found("baseline"), found("now")];
  const definition = definitions.find((one) => one.id === before?.definition_id);
  if (!before || !after || !definition || before === after || before.definition_id !== after.definition_id) return null;
  const [was, is] = [totalProgress(definition, before), totalProgress(definition, after)];
  const rows = definition.ratings.map(
    (one, index) => [one.label, was.byRating[index] ?? 0, is.byRating[index] ?? 0] as const,
  );
  const others = [
    ["Don’t know", was.dontKnow, is.dontKnow],
    ["Not applicable", was.notApplicable, is.notApplicable],
    ["Not answered", was.total - was.answered, is.total - is.answered],
  ] as const;
  const cautions = [
    before.definition_version !== after.definition_version &&
      `The audits follow versions ${before.definition_version} and ${after.definition_version}. Only statements that both ask are compared.`,
    ![was, is].every(halfAnswered) && "Less than half of one audit is answered, so the counts say little.",
  ].filter((one) => one !== false);
  return {
    before,
    after,
    answers: [...rows, ...others],
    sections: compareAudits(definition, before, after, []),
    caution: cautions.length === 0 ? null : cautions.join(" "),
  };
}
