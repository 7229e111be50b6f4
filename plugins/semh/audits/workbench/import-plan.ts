/** What opening a copy would change, worked out before anything is changed. */
import { isAnswered } from "./counts.ts";
import { type Definition, statementsOf } from "./definition.ts";
import type { Extra } from "./json.ts";
import { type AuditRecord, differingAnswers, duplicateOf, type School, sameRecord, type Workbench } from "./model.ts";
import type { ReadFile } from "./read-file.ts";
import { counted, dayWords, timeWords } from "./words.ts";

export type Choice = "add" | "replace" | "copy" | "skip";

/** One audit of the copy, beside the one here with the same id, if any. */
export interface Item {
  incoming: AuditRecord;
  here: AuditRecord | null;
  kind: "new" | "same" | "different";
  definition: Definition | undefined;
}

/** The whole copy, compared with what is here. */
export interface Plan {
  file: ReadFile;
  items: Item[];
  schoolHere: string;
  schoolInFile: string;
}

/** What is to be written: whole records, and the school and unknown fields that go with the file. */
export interface Applied {
  records: AuditRecord[];
  school: School;
  extra: Extra;
}

/** Compare a copy with what is here. */
export function planImport(file: ReadFile, here: Workbench, definitions: readonly Definition[]): Plan {
  const items = file.workbench.audits.map((incoming): Item => {
    const match = here.audits.find((one) => one.record_id === incoming.record_id) ?? null;
    const kind = match === null ? "new" : sameRecord(match, incoming) ? "same" : "different";
    return { incoming, here: match, kind, definition: definitions.find((one) => one.id === incoming.definition_id) };
  });
  return { file, items, schoolHere: here.school.name, schoolInFile: file.workbench.school.name };
}

/** The choice that is offered first: nothing here is overwritten by something older. */
export function firstChoice(item: Item): Choice {
  if (item.kind === "new") return "add";
  if (item.kind === "same" || item.here === null) return "skip";
  return item.incoming.updated >= item.here.updated ? "replace" : "copy";
}

/** One line: `38 answers, saved 3 Oct, audit version 2 → 3, 2 new questions`. */
export function describeItem(item: Item, savedAt: string | null, now: Date): string {
  const { incoming, definition } = item;
  const parts = [counted(answerCount(incoming, definition), "answer")];
  if (savedAt !== null) parts.push(`saved ${dayWords(savedAt, now)}`);
  if (definition === undefined) return [...parts, "an audit that this site does not have (it is kept)"].join(", ");
  const version = incoming.definition_version;
  if (version === definition.version) return [...parts, `audit version ${version}`].join(", ");
  parts.push(`audit version ${version} → ${definition.version}`);
  const asked = statementsOf(definition).map((one) => one.id);
  const known = incoming.statements.length > 0 ? incoming.statements : [...incoming.answers.keys()];
  const fresh = asked.filter((id) => !known.includes(id)).length;
  const gone = [...incoming.answers.keys()].filter((id) => !asked.includes(id)).length;
  if (incoming.statements.length > 0 && fresh > 0) parts.push(counted(fresh, "new question"));
  if (gone > 0) parts.push(`${counted(gone, "answer")} to questions no longer asked (kept)`);
  return parts.join(", ");
}

/** What stands here already, for an audit that differs: `12 answers, changed 4 Oct 14:02; 5 answers differ`. */
export function describeHere(item: Item, now: Date): string {
  if (item.here === null) return "";
  const differ = differingAnswers(item.here, item.incoming).length;
  const answers = counted(answerCount(item.here, item.definition), "answer");
  const difference =
    differ === 0 ? "the answers are the same" : `${counted(differ, "answer")} ${differ === 1 ? "differs" : "differ"}`;
  return `${answers}, changed ${timeWords(item.here.updated, now)}; ${difference}`;
}

/** What to write for the choices made. An item without a choice takes the one offered first. */
export function applyPlan(
  plan: Plan,
  choices: ReadonlyMap<string, Choice>,
  useSchool: boolean,
  here: Workbench,
  at: string,
): Applied {
  const records = plan.items.flatMap((item): AuditRecord[] => {
    const choice = choices.get(item.incoming.record_id) ?? firstChoice(item);
    if (choice === "skip") return [];
    return [choice === "copy" ? duplicateOf(item.incoming, `${item.incoming.name} (from file)`, at) : item.incoming];
  });
  const { school, extra } = plan.file.workbench;
  return {
    records,
    school: { name: useSchool ? school.name : here.school.name, extra: { ...here.school.extra, ...school.extra } },
    extra: { ...here.extra, ...extra },
  };
}

function answerCount(record: AuditRecord, definition: Definition | undefined): number {
  const answers = [...record.answers.values()];
  return answers.filter((one) => (definition === undefined ? one.now !== null : isAnswered(definition, one))).length;
}
