/** Puts two windows' changes to the same record together; only what both changed differently is left to the person. */

import type { Figure } from "../../impact/impact.ts";
import type { GroupRecord } from "./group.ts";
import type { RecordPeriod } from "./impact-record.ts";
import { bothSides, later, oneText, same, unionOf } from "./merge-parts.ts";
import { mergeImpact, mergeProgramme, withProgrammePart } from "./merge-programme.ts";
import { type Answer, type AuditRecord, EMPTY_ANSWER, sameAnswer } from "./model.ts";
import type { PlanAction, PlanDetails, PlanRecord, StatusChange } from "./plan.ts";
import { EMPTY_SECTION, type PolicyRecord, type SectionText } from "./policy.ts";
import type { CpdEntry, ExpectationEntry, PageNote, ParentSession, SessionEntry, Visit } from "./programme.ts";
import type { WorkRecord } from "./records.ts";

/**
 * The record's name, as the key of a clash. No id starts with a colon; a plan's details are `:` and their field, and a
 * field of the policies is `:field` and its id. Sections of policies have a `/` in their key.
 */
export const NAME_KEY = ":name";
export const FIELD_KEY = ":field ";

/** An entry of the record of the programme or of its impact. */
export type Entry =
  | SessionEntry
  | ExpectationEntry
  | ParentSession
  | PageNote
  | CpdEntry
  | Visit
  | Figure
  | RecordPeriod;

/** A thing that can clash: an answer, an action, a section of a policy, an entry, a line of text. */
export type Part = Answer | PlanAction | SectionText | Entry | string;

/** One thing that both windows changed, and not to the same. */
export interface Clash {
  key: string;
  mine: Part;
  theirs: Part;
}

/** The two sets of changes in one record. Where they clash it holds `mine` until the person has chosen. */
export interface Merged<R extends WorkRecord = WorkRecord> {
  record: R;
  clashes: Clash[];
}

/** Combine what this window changed since `base` with what another window saved meanwhile. */
export function threeWay<R extends WorkRecord>(base: R, mine: R, theirs: R): Merged<R> {
  const clashes: Clash[] = [];
  const merged = parts(base, mine, theirs, clashes);
  const name = oneText(NAME_KEY, base.name, mine.name, theirs.name, clashes);
  const record = { ...theirs, ...merged, name, updated: later(mine.updated, theirs.updated) };
  return { record, clashes };
}

function parts(base: WorkRecord, mine: WorkRecord, theirs: WorkRecord, clashes: Clash[]): Partial<WorkRecord> {
  if (base.kind === "audit" && mine.kind === "audit" && theirs.kind === "audit") {
    const { definition_version, statements } = mine.definition_version === base.definition_version ? theirs : mine;
    const answers = mergeAnswers(base.answers, mine.answers, theirs.answers, clashes);
    return { definition_version, statements, answers } satisfies Partial<AuditRecord>;
  }
  if (base.kind === "plan" && mine.kind === "plan" && theirs.kind === "plan") {
    return { details: mergeDetails(base, mine, theirs, clashes), actions: mergeActions(base, mine, theirs, clashes) };
  }
  if (base.kind === "group" && mine.kind === "group" && theirs.kind === "group") {
    const agreed = mergeAnswers(base.agreed, mine.agreed, theirs.agreed, clashes);
    const responses = unionOf(base.responses, mine.responses, theirs.responses, (here) => here);
    return { agreed, responses } satisfies Partial<GroupRecord>;
  }
  if (base.kind === "policy" && mine.kind === "policy" && theirs.kind === "policy") {
    return mergePolicy(base, mine, theirs, clashes);
  }
  if (base.kind === "programme" && mine.kind === "programme" && theirs.kind === "programme") {
    return mergeProgramme(base, mine, theirs, clashes);
  }
  if (base.kind === "impact" && mine.kind === "impact" && theirs.kind === "impact") {
    return mergeImpact(base, mine, theirs, clashes);
  }
  return mine;
}

type Answers = ReadonlyMap<string, Answer>;

function mergeAnswers(base: Answers, mine: Answers, theirs: Answers, clashes: Clash[]): Map<string, Answer> {
  const answers = new Map<string, Answer>();
  for (const key of new Set([...theirs.keys(), ...mine.keys()])) {
    const [here, there] = [mine.get(key), theirs.get(key)];
    const [a, b] = [here ?? EMPTY_ANSWER, there ?? EMPTY_ANSWER];
    const updated = later(a.updated ?? "", b.updated ?? "") || null;
    const sides = bothSides(base.get(key) ?? EMPTY_ANSWER, a, b, { updated, extra: b.extra });
    if (!sameAnswer(sides.mine, sides.theirs)) clashes.push({ key, ...sides });
    const settled = sameAnswer(sides.mine, there) ? there : sides.mine;
    if (settled !== undefined && (here !== undefined || !sameAnswer(here, settled))) answers.set(key, settled);
  }
  return answers;
}

function mergeDetails(base: PlanRecord, mine: PlanRecord, theirs: PlanRecord, clashes: Clash[]): PlanDetails {
  const sides = bothSides(base.details, mine.details, theirs.details, {});
  for (const field of Object.keys(sides.mine) as (keyof PlanDetails)[]) {
    const [here, there] = [sides.mine[field] ?? "", sides.theirs[field] ?? ""];
    if (here !== there) clashes.push({ key: `:${field}`, mine: here, theirs: there });
  }
  return sides.mine;
}

function mergeActions(base: PlanRecord, mine: PlanRecord, theirs: PlanRecord, clashes: Clash[]) {
  return unionOf(base.actions, mine.actions, theirs.actions, (here, there, was, key) => {
    const settled = {
      history: bothHistories(here.history, there.history),
      updated: later(here.updated, there.updated),
      extra: there.extra,
    };
    const sides = bothSides(was ?? there, here, there, settled);
    if (!same(sides.mine, sides.theirs)) clashes.push({ key, ...sides });
    return sides.mine;
  });
}

function mergePolicy(
  base: PolicyRecord,
  mine: PolicyRecord,
  theirs: PolicyRecord,
  clashes: Clash[],
): Partial<PolicyRecord> {
  const fields = new Map<string, string>();
  for (const key of new Set([...theirs.fields.keys(), ...mine.fields.keys()])) {
    const [was, here, there] = [base, mine, theirs].map((one) => one.fields.get(key) ?? "") as [string, string, string];
    const value = oneText(`${FIELD_KEY}${key}`, was, here, there, clashes);
    if (value !== "") fields.set(key, value);
  }
  const sections = new Map<string, SectionText>();
  for (const key of new Set([...theirs.sections.keys(), ...mine.sections.keys()])) {
    const [was, here, there] = [base, mine, theirs].map((one) => one.sections.get(key) ?? EMPTY_SECTION) as [
      SectionText,
      SectionText,
      SectionText,
    ];
    // What was seen goes with the words: it is no difference of its own.
    const sides = bothSides(was, here, there, { extra: there.extra, seen: later(here.seen, there.seen) });
    if (!same(sides.mine, sides.theirs)) clashes.push({ key, ...sides });
    sections.set(key, sides.mine);
  }
  const audits = oneText(":audits", base.audits.join(), mine.audits.join(), theirs.audits.join(), clashes);
  const plan = oneText(":plan", base.plan ?? "", mine.plan ?? "", theirs.plan ?? "", clashes);
  return { fields, sections, audits: audits === "" ? [] : audits.split(","), plan: plan === "" ? null : plan };
}

/** Every step that either window noted, in order of time: a status is the last step, so the later window has it. */
function bothHistories(mine: readonly StatusChange[], theirs: readonly StatusChange[]): StatusChange[] {
  const steps = new Map([...theirs, ...mine].map((step) => [`${step.at} ${step.status}`, step]));
  return [...steps.values()].sort((a, b) => (a.at < b.at ? -1 : 1));
}

/** The record with the person's choices put in: the keys for which the other window's version is to stand. */
export function settle<R extends WorkRecord>(merged: Merged<R>, takeTheirs: ReadonlySet<string>, at: string): R {
  let record: WorkRecord = merged.record;
  for (const clash of merged.clashes) {
    record = withPart(record, clash.key, takeTheirs.has(clash.key) ? clash.theirs : clash.mine);
  }
  return { ...(record as R), updated: at };
}

function withPart(record: WorkRecord, key: string, part: Part): WorkRecord {
  if (key === NAME_KEY) return { ...record, name: String(part) };
  if (record.kind === "audit") return { ...record, answers: new Map(record.answers).set(key, part as Answer) };
  if (record.kind === "group") return { ...record, agreed: new Map(record.agreed).set(key, part as Answer) };
  if (record.kind === "policy") return withPolicyPart(record, key, part);
  if (record.kind === "programme" || record.kind === "impact") return withProgrammePart(record, key, part);
  if (typeof part !== "string") return { ...record, actions: new Map(record.actions).set(key, part as PlanAction) };
  const field = key.slice(1) as keyof PlanDetails;
  const empty = field === "approved_on" || field === "review_on" ? null : "";
  return { ...record, details: { ...record.details, [field]: part === "" ? empty : part } };
}

function withPolicyPart(record: PolicyRecord, key: string, part: Part): PolicyRecord {
  if (typeof part !== "string") return { ...record, sections: new Map(record.sections).set(key, part as SectionText) };
  if (key === ":audits") return { ...record, audits: part === "" ? [] : part.split(",") };
  if (key === ":plan") return { ...record, plan: part === "" ? null : part };
  const fields = new Map(record.fields);
  if (part === "") fields.delete(key.slice(FIELD_KEY.length));
  else fields.set(key.slice(FIELD_KEY.length), part);
  return { ...record, fields };
}
