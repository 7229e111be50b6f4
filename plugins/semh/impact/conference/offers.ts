/** What a school can show at the conference: everything that its own records hold, sorted under the four headings. */
import { gaps, isLow, placedAnswers, totalProgress } from "../../audits/workbench/counts.ts";
import type { Definition, PageData } from "../../audits/workbench/definition.ts";
import type { ImpactRecord } from "../../audits/workbench/impact-record.ts";
import type { AuditRecord } from "../../audits/workbench/model.ts";
import { isOpen, type PlanRecord, statusOfAction } from "../../audits/workbench/plan.ts";
import { shortFacts } from "../../audits/workbench/plan-words.ts";
import { type PolicyRecord, policyWords } from "../../audits/workbench/policy.ts";
import type { ProgrammeRecord } from "../../audits/workbench/programme.ts";
import { paperDay } from "../../audits/workbench/words.ts";
import { type FigureRow, type Report, reportOf } from "../report.ts";
import type { ImpactData } from "../unpack.ts";

/** The school's records, as they lie in this browser. */
export interface Given {
  readonly data: ImpactData;
  readonly page: PageData;
  readonly school: string;
  readonly programme: ProgrammeRecord;
  readonly audits: readonly AuditRecord[];
  readonly plans: readonly PlanRecord[];
  readonly policies: readonly PolicyRecord[];
  readonly impacts: readonly ImpactRecord[];
}

/** What can be chosen: its words on a slide, and what only the speaker's notes say. */
export interface Item {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly note?: string;
}

/** The kinds of records from which one is chosen when there are several, by its key `from.audit` and so on. */
export const SOURCES = [
  { id: "audit", title: "First audit" },
  { id: "plan", title: "Development plan" },
  { id: "policy", title: "Policies" },
  { id: "impact", title: "Record of impact" },
] as const;
export type SourceId = (typeof SOURCES)[number]["id"];

/** The records of a kind that can be chosen. */
export function candidates(
  given: Given,
  id: SourceId,
): readonly { record_id: string; name: string; updated: string }[] {
  if (id === "plan") return given.plans;
  if (id === "policy") return given.policies;
  if (id === "impact") return given.impacts;
  const kinds = new Set(given.page.audits.filter((one) => one.kind !== "survey").map((one) => one.id));
  return given.audits.filter((one) => kinds.has(one.definition_id));
}

/** The record that was chosen, or the only one that there is. */
function chosen<R extends { record_id: string }>(given: Given, id: SourceId, records: readonly R[]): R | null {
  const wanted = given.programme.conference.get(`from.${id}`);
  const allowed = candidates(given, id);
  const there = records.filter((one) => allowed.some((other) => other.record_id === one.record_id));
  return there.find((one) => one.record_id === wanted) ?? (there.length === 1 ? (there[0] ?? null) : null);
}

export function auditOf(given: Given): { audit: AuditRecord; definition: Definition } | null {
  const audit = chosen(given, "audit", given.audits);
  const definition = given.page.audits.find((one) => one.id === audit?.definition_id);
  return audit && definition ? { audit, definition } : null;
}

export const planOf = (given: Given): PlanRecord | null => chosen(given, "plan", given.plans);
export const policyOf = (given: Given): PolicyRecord | null => chosen(given, "policy", given.policies);
export const impactOf = (given: Given): ImpactRecord | null => chosen(given, "impact", given.impacts);

/** The impact report of the chosen record. */
export function impactReport(given: Given): Report | null {
  const record = impactOf(given);
  return record && reportOf(given.data.measures, record, given.page.audits, given.audits);
}

/** All figures of a report, what adults did first. */
export function figuresOf(report: Report | null): readonly FigureRow[] {
  return report === null ? [] : [...report.adults.figures, ...report.pupils.figures];
}

export function upper(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** What the first audit showed: the counts, then what is low, the gaps first. */
export function firstAudit(given: Given): Item[] {
  const found = auditOf(given);
  if (found === null) return [];
  const { audit, definition } = found;
  const total = totalProgress(definition, audit);
  if (total.answered === 0) return [];
  const counts = definition.ratings.map((one, index) => `${one.label.toLowerCase()} ${total.byRating[index] ?? 0}`);
  const low = placedAnswers(definition, audit).filter((one) => isLow(definition, one.answer.now));
  const ordered = [
    ...new Set([...gaps(definition, audit).map((one) => one.statement), ...low.map((one) => one.statement)]),
  ];
  const label = (now: string | null) => definition.ratings.find((one) => one.id === now)?.label ?? "";
  return [
    { id: "counts", label: "First audit", text: `${counts.join(", ")} (${total.answered} of ${total.total} answered)` },
    ...ordered.map((statement) => ({
      id: statement.id,
      label: label(audit.answers.get(statement.id)?.now ?? null),
      text: statement.text,
    })),
  ];
}

/** Sessions that somebody attended. */
export function sessions({ programme, page }: Given): Item[] {
  const attended = [...programme.sessions].filter(([, one]) => one.status === "attended");
  if (attended.length === 0) return [];
  const names = attended.map(([id]) => `${id.replace(/^s/, "")}: ${page.programme.sessions[id] ?? id}`);
  return [
    {
      id: "attended",
      label: "Sessions",
      text: `${attended.length} of ${Object.keys(page.programme.sessions).length} attended`,
      note: `Attended: ${names.join("; ")}.`,
    },
  ];
}

/** What the school wrote on the pages of the programme. */
export function ownNotes({ programme }: Given): Item[] {
  return [...programme.notes]
    .filter(([, one]) => one.text.trim() !== "")
    .map(([id, one]) => ({
      id,
      label: "",
      text: one.text.trim(),
      note: one.question === "" ? "" : `Asked on the site: ${one.question}`,
    }));
}

const MET = { met: "Done", started: "In part", "not-yet": "Not yet" } as const;

/** The programme's nine expectations, as far as the school has said how they stand. */
export function expectations({ programme, page }: Given): Item[] {
  return Object.entries(page.programme.expectations).flatMap(([id, title]): Item[] => {
    const entry = programme.expectations.get(id);
    if (!entry?.status) return [];
    const day = entry.on === null ? "" : ` (${paperDay(entry.on)})`;
    return [
      {
        id,
        label: MET[entry.status],
        text: `${title}${day}`,
        note: entry.evidence.trim() === "" ? "" : `${upper(title)}: ${entry.evidence.trim()}`,
      },
    ];
  });
}

/** The expectations of which the record says nothing. */
export function openExpectations({ programme, page }: Given): string[] {
  return Object.entries(page.programme.expectations)
    .filter(([id]) => !programme.expectations.get(id)?.status)
    .map(([, title]) => title);
}

/** Actions of the plan that are done. */
export function doneActions(given: Given): Item[] {
  const plan = planOf(given);
  return [...(plan?.actions.values() ?? [])]
    .filter((one) => statusOfAction(one) === "done")
    .map((one) => ({
      id: one.id,
      label: "",
      text: one.text,
      note: one.evidence.trim() === "" ? "" : `${one.text}: ${one.evidence.trim()}`,
    }));
}

/** Actions of the plan that are still to be done. */
export function openActions(given: Given): Item[] {
  const plan = planOf(given);
  return [...(plan?.actions.values() ?? [])].filter(isOpen).map((one) => ({
    id: one.id,
    label: "",
    text: `${one.text} (${shortFacts(one)})`,
    note: one.success.trim() === "" ? "" : `We will know it has worked when: ${one.success.trim()}`,
  }));
}

/** How far the policies are. */
export function policy(given: Given): Item[] {
  const record = policyOf(given);
  return record === null ? [] : [{ id: "counts", label: "Policy", text: policyWords(record) }];
}

/** Sessions for parents that were held or planned. */
export function parentSessions({ programme }: Given): Item[] {
  return [...programme.parent_sessions.values()].map((one) => {
    const facts = [
      one.session === null ? "" : `session ${one.session.replace(/^p/, "")}`,
      one.on === null ? "" : paperDay(one.on),
      one.families,
    ];
    return {
      id: one.id,
      label: "Parents",
      text: facts.filter(Boolean).join(", ") || "a session without details",
      note: one.note,
    };
  });
}

/** What the school wrote beside its figures. */
export function impactNotes(given: Given): Item[] {
  const report = impactReport(given);
  return (report?.notes ?? []).map(([label, text]) => ({ id: label, label, text }));
}

/** What is told in words: who leads, when the policy was agreed. */
export function impactWordRows(given: Given): Item[] {
  const report = impactReport(given);
  if (report === null) return [];
  return [...report.adults.words, ...report.pupils.words].map(({ measure, was, now }) => ({
    id: measure.id,
    label: measure.title,
    text: was === "" ? now : [`then: ${was}`, now && `now: ${now}`].filter(Boolean).join("; "),
  }));
}

/** The figures, with all that may be said of them. */
export function impactFigures(given: Given): Item[] {
  return figuresOf(impactReport(given)).map((row) => ({
    id: row.result.measure.id,
    label: row.result.measure.title,
    text: `then ${row.was}; now ${row.now}. ${row.change}`,
  }));
}

/** The two audits of the record of impact. */
export function impactAudits(given: Given): Item[] {
  const movement = impactReport(given)?.movement ?? null;
  if (movement === null) return [];
  const rows = movement.answers.filter(([, then, now]) => then + now > 0);
  const counts = (which: 1 | 2) => rows.map((row) => `${row[0].toLowerCase()} ${row[which]}`).join(", ");
  return [
    {
      id: "audits",
      label: "Audit",
      text: `${movement.before.name}: ${counts(1)}; ${movement.after.name}: ${counts(2)}`,
    },
  ];
}
