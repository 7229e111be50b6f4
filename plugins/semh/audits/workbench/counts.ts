/** Counts of answers: per section, per rating, what is still to find out, and where the gaps are. */
import type { Definition, Section, Statement } from "./definition.ts";
import { type Answer, type AuditRecord, DONT_KNOW, EMPTY_ANSWER, NOT_APPLICABLE, priorityOf } from "./model.ts";
import { statementsOf } from "./statements.ts";

/** How far a set of statements is answered. `byRating` follows the definition's order, lowest first. */
export interface Progress {
  total: number;
  answered: number;
  /** Answers that are a rating: neither "not applicable" nor "don't know". */
  rated: number;
  byRating: number[];
  notApplicable: number;
  dontKnow: number;
}

export type Status = "Not yet started" | "In progress" | "Completed";

/** A statement with its place and answer. */
export interface Placed {
  section: Section;
  statement: Statement;
  answer: Answer;
}

/** An answer whose statement this definition does not ask (any more). */
export interface Kept {
  id: string;
  answer: Answer;
  retired: boolean;
}

/** Whether `now` is an answer that this definition knows. */
export function isAnswered(definition: Definition, answer: Answer | undefined): boolean {
  const now = answer?.now ?? null;
  return now === NOT_APPLICABLE || now === DONT_KNOW || definition.ratings.some((rating) => rating.id === now);
}

/** Count the answers to some statements of an audit. */
export function progressOf(definition: Definition, record: AuditRecord, statements: Statement[]): Progress {
  const nows = statements.map((one) => record.answers.get(one.id)?.now ?? null);
  const count = (wanted: string) => nows.filter((now) => now === wanted).length;
  const byRating = definition.ratings.map((rating) => count(rating.id));
  const rated = byRating.reduce((sum, one) => sum + one, 0);
  const notApplicable = count(NOT_APPLICABLE);
  const dontKnow = count(DONT_KNOW);
  return {
    total: statements.length,
    answered: rated + notApplicable + dontKnow,
    rated,
    byRating,
    notApplicable,
    dontKnow,
  };
}

/** Count the answers to the whole audit. */
export function totalProgress(definition: Definition, record: AuditRecord): Progress {
  return progressOf(definition, record, statementsOf(definition));
}

/** The status in the words of the GOV.UK task list. */
export function statusOf(progress: Progress): Status {
  if (progress.answered === 0) return "Not yet started";
  return progress.answered < progress.total ? "In progress" : "Completed";
}

/** Whether enough is answered to draw anything from the counts. */
export function halfAnswered(progress: Progress): boolean {
  return progress.total > 0 && progress.answered * 2 >= progress.total;
}

/** Every statement with its answer, in the order of the audit. */
export function placedAnswers(definition: Definition, record: AuditRecord): Placed[] {
  return definition.sections.flatMap((section) =>
    section.statements.map((statement) => ({
      section,
      statement,
      answer: record.answers.get(statement.id) ?? EMPTY_ANSWER,
    })),
  );
}

/** The statements answered "don't know": things to find out. */
export function toFindOut(definition: Definition, record: AuditRecord): Placed[] {
  return placedAnswers(definition, record).filter((one) => one.answer.now === DONT_KNOW);
}

/** Whether a rating lies in the lower half of the scale. */
export function isLow(definition: Definition, now: string | null): boolean {
  const index = definition.ratings.findIndex((rating) => rating.id === now);
  return index >= 0 && (index === 0 || index < Math.floor(definition.ratings.length / 2));
}

/**
 * The gap list: low now and high priority. What the law requires is a gap whenever it is low, and comes first; after
 * that the lowest rating first, then the order of the audit.
 */
export function gaps(definition: Definition, record: AuditRecord): Placed[] {
  const level = (one: Placed) => definition.ratings.findIndex((rating) => rating.id === one.answer.now);
  return placedAnswers(definition, record)
    .filter(({ statement, answer }) => {
      if (!isLow(definition, answer.now)) return false;
      return statement.must !== null || priorityOf(statement, answer) === "high";
    })
    .sort((a, b) => Number(b.statement.must !== null) - Number(a.statement.must !== null) || level(a) - level(b));
}

/** Answers to statements that the definition does not ask: kept, shown, and written to every file. */
export function keptAnswers(definition: Definition, record: AuditRecord): Kept[] {
  const asked = new Set(statementsOf(definition).map((one) => one.id));
  return [...record.answers]
    .filter(([id]) => !asked.has(id))
    .map(([id, answer]) => ({ id, answer, retired: definition.retired.includes(id) }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** The words for an answer's `now`. */
export function nowWords(definition: Definition | undefined, now: string | null): string {
  if (now === null) return "Not answered";
  if (now === NOT_APPLICABLE) return "Not applicable";
  if (now === DONT_KNOW) return "Don’t know";
  const rating = definition?.ratings.find((one) => one.id === now);
  return rating?.label ?? `${now} (an answer that this version of the audit does not have)`;
}

/** The words for a priority, or an empty string. */
export function priorityWords(definition: Definition | undefined, priority: string | null): string {
  if (priority === null) return "";
  return definition?.priorities.find((one) => one.id === priority)?.label ?? priority;
}
