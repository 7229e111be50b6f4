/** What opening a copy would change, worked out before anything is changed. */
import { isAnswered } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { impactWords } from "./impact-record.ts";
import type { Extra } from "./json.ts";
import { type AuditRecord, differingAnswers, type School } from "./model.ts";
import { policyWords } from "./policy.ts";
import { programmeWords } from "./programme.ts";
import type { ReadFile } from "./read-file.ts";
import { allRecords, duplicateOf, sameRecord, type Workbench, type WorkRecord } from "./records.ts";
import { statementsOf } from "./statements.ts";
import { counted, dayWords, timeWords } from "./words.ts";

export type Choice = "add" | "replace" | "copy" | "skip";

/** One record of the copy, beside the one here with the same id, if any. */
export interface Item {
  incoming: WorkRecord;
  here: WorkRecord | null;
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
  records: WorkRecord[];
  school: School;
  extra: Extra;
}

/** Compare a copy with what is here. */
export function planImport(file: ReadFile, here: Workbench, definitions: readonly Definition[]): Plan {
  const present = allRecords(here);
  const items = allRecords(file.workbench).map((incoming): Item => {
    const match = present.find((one) => one.record_id === incoming.record_id) ?? null;
    const kind = match === null ? "new" : sameRecord(match, incoming) ? "same" : "different";
    const wanted = "definition_id" in incoming ? incoming.definition_id : null;
    return { incoming, here: match, kind, definition: definitions.find((one) => one.id === wanted) };
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
  const parts = [contentWords(incoming, definition)];
  if (savedAt !== null) parts.push(`saved ${dayWords(savedAt, now)}`);
  if (!("definition_id" in incoming)) return parts.join(", ");
  if (definition === undefined) return [...parts, "an audit that this site does not have (it is kept)"].join(", ");
  if (incoming.kind === "group") return [...parts, definition.title].join(", ");
  return [...parts, ...versionWords(incoming, definition)].join(", ");
}

function versionWords(incoming: AuditRecord, definition: Definition): string[] {
  const version = incoming.definition_version;
  if (version === definition.version) return [`audit version ${version}`];
  const parts = [`audit version ${version} → ${definition.version}`];
  const asked = statementsOf(definition).map((one) => one.id);
  const known = incoming.statements.length > 0 ? incoming.statements : [...incoming.answers.keys()];
  const fresh = asked.filter((id) => !known.includes(id)).length;
  const gone = [...incoming.answers.keys()].filter((id) => !asked.includes(id)).length;
  if (incoming.statements.length > 0 && fresh > 0) parts.push(counted(fresh, "new question"));
  if (gone > 0) parts.push(`${counted(gone, "answer")} to questions no longer asked (kept)`);
  return parts;
}

/** What stands here already, for an audit that differs: `12 answers, changed 4 Oct 14:02; 5 answers differ`. */
export function describeHere(item: Item, now: Date): string {
  if (item.here === null) return "";
  const words = `${contentWords(item.here, item.definition)}, changed ${timeWords(item.here.updated, now)}`;
  if (item.here.kind !== "audit" || item.incoming.kind !== "audit") return words;
  const differ = differingAnswers(item.here, item.incoming).length;
  const difference =
    differ === 0 ? "the answers are the same" : `${counted(differ, "answer")} ${differ === 1 ? "differs" : "differ"}`;
  return `${words}; ${difference}`;
}

/** What to write for the choices made. An item without a choice takes the one offered first. */
export function applyPlan(
  plan: Plan,
  choices: ReadonlyMap<string, Choice>,
  useSchool: boolean,
  here: Workbench,
  at: string,
): Applied {
  const records = plan.items.flatMap((item): WorkRecord[] => {
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

/** What is in a record: `38 answers`, `development plan with 5 actions`, `policies with 12 details`. */
function contentWords(record: WorkRecord, definition: Definition | undefined): string {
  if (record.kind === "plan") return `development plan with ${counted(record.actions.size, "action")}`;
  if (record.kind === "policy") return `policies with ${policyWords(record)}`;
  if (record.kind === "group") return `answers of ${counted(record.responses.size, "person", "people")}`;
  if (record.kind === "programme") return `record of the programme: ${programmeWords(record)}`;
  if (record.kind === "impact") return `record of impact: ${impactWords(record)}`;
  return counted(answerCount(record, definition), "answer");
}

function answerCount(record: AuditRecord, definition: Definition | undefined): number {
  const answers = [...record.answers.values()];
  return answers.filter((one) => (definition === undefined ? one.now !== null : isAnswered(definition, one))).length;
}
