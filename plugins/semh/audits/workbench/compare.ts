/** What changed between two audits of the same kind: per statement, by its id, and counted per section. */
import { isAnswered } from "./counts.ts";
import type { Definition, Section, Statement } from "./definition.ts";
import { type Answer, type AuditRecord, EMPTY_ANSWER } from "./model.ts";
import type { PlanAction, PlanRecord } from "./plan.ts";

/** How a statement moved. `open`: one of the two has no rating, so there is nothing to compare. */
export type Move = "up" | "down" | "same" | "new" | "gone" | "open";

export const MOVES: readonly { id: Move; label: string }[] = [
  { id: "up", label: "Up" },
  { id: "down", label: "Down" },
  { id: "same", label: "Same" },
  { id: "new", label: "New" },
  { id: "gone", label: "No longer asked" },
  { id: "open", label: "Not rated both times" },
];

/** One statement in both audits; `statement` is undefined when this site no longer asks it. */
export interface Change {
  id: string;
  statement: Statement | undefined;
  before: Answer;
  after: Answer;
  move: Move;
  /** Steps on the scale, 0 unless up or down. */
  steps: number;
  /** The actions of any plan that were for it. */
  actions: PlanAction[];
}

/** The changes of one section. Statements that are no longer asked stand in a last part without a section. */
export interface SectionChange {
  section: Section | null;
  title: string;
  changes: Change[];
  counts: Record<Move, number>;
}

/** Compare two audits of one definition; `before` is the earlier one. */
export function compareAudits(
  definition: Definition,
  before: AuditRecord,
  after: AuditRecord,
  plans: readonly PlanRecord[],
): SectionChange[] {
  const context: Context = { definition, before, after, actions: plans.flatMap((plan) => [...plan.actions.values()]) };
  const taken = new Set<string>();
  const parts = definition.sections.map((section) => {
    const changes = section.statements.flatMap((statement) => changeOf(context, statement, taken));
    return part(section, section.title, changes);
  });
  const rest = [...new Set([...before.answers.keys(), ...after.answers.keys()])].filter((id) => !taken.has(id)).sort();
  const gone = rest.map((id): Change => {
    const [was, is] = [answerOf(before, id), answerOf(after, id)];
    return {
      id,
      statement: undefined,
      before: was,
      after: is,
      move: "gone",
      steps: 0,
      actions: actionsFor(context, id),
    };
  });
  return gone.length === 0 ? parts : [...parts, part(null, "No longer asked", gone)];
}

interface Context {
  definition: Definition;
  before: AuditRecord;
  after: AuditRecord;
  actions: PlanAction[];
}

function changeOf(context: Context, statement: Statement, taken: Set<string>): Change[] {
  const { definition, before, after } = context;
  const { id } = statement;
  // The answer to a statement that this one replaces counts as its answer.
  const old = before.answers.has(id) ? id : (statement.replaces.find((one) => before.answers.has(one)) ?? id);
  for (const one of [id, ...statement.replaces]) taken.add(one);
  const [was, is] = [answerOf(before, old), answerOf(after, id)];
  const [askedBefore, askedAfter] = [wasAsked(before, old), wasAsked(after, id)];
  if (!askedBefore && !askedAfter) return [];
  const levels = [was, is].map((one) => definition.ratings.findIndex((rating) => rating.id === one.now));
  const [low = -1, high = -1] = levels;
  const steps = low >= 0 && high >= 0 ? high - low : 0;
  const rated = low >= 0 && high >= 0;
  const move: Move = !askedBefore ? "new" : !askedAfter ? "gone" : rated ? direction(steps) : "open";
  return [{ id, statement, before: was, after: is, move, steps, actions: actionsFor(context, id) }];
}

function direction(steps: number): Move {
  return steps === 0 ? "same" : steps > 0 ? "up" : "down";
}

/** A record that does not say what was asked was asked everything. */
function wasAsked(record: AuditRecord, id: string): boolean {
  return record.statements.length === 0 || record.statements.includes(id) || record.answers.has(id);
}

function answerOf(record: AuditRecord, id: string): Answer {
  return record.answers.get(id) ?? EMPTY_ANSWER;
}

function actionsFor({ definition, actions }: Context, id: string): PlanAction[] {
  return actions.filter((action) =>
    action.links.some((link) => link.definition_id === definition.id && link.statement_id === id),
  );
}

function part(section: Section | null, title: string, changes: Change[]): SectionChange {
  return { section, title, changes, counts: countMoves(changes) };
}

/** How many of some changes there are of each kind. */
export function countMoves(changes: readonly Change[]): Record<Move, number> {
  const counts: Record<Move, number> = { up: 0, down: 0, same: 0, new: 0, gone: 0, open: 0 };
  for (const change of changes) counts[change.move] += 1;
  return counts;
}

/** `12 up, 3 down, 5 new`: only what there is. */
export function moveWords(counts: Record<Move, number>): string {
  const parts = MOVES.filter(({ id }) => counts[id] > 0).map(({ id, label }) => `${counts[id]} ${label.toLowerCase()}`);
  return parts.length === 0 ? "nothing to compare" : parts.join(", ");
}

/** One action with the statements it was for and how they moved. */
export interface ActionEffect {
  action: PlanAction;
  changes: Change[];
}

/** The actions of the plans that were for a statement of this comparison, in the order of the plans. */
export function effects(parts: readonly SectionChange[]): ActionEffect[] {
  const found = new Map<string, ActionEffect>();
  for (const change of parts.flatMap((one) => one.changes)) {
    for (const action of change.actions) {
      const effect = found.get(action.id) ?? { action, changes: [] };
      effect.changes.push(change);
      found.set(action.id, effect);
    }
  }
  return [...found.values()];
}

/** How many statements of an audit have an answer that this definition knows. */
export function answeredCount(definition: Definition, record: AuditRecord): number {
  return [...record.answers.values()].filter((one) => isAnswered(definition, one)).length;
}
