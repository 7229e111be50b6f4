/** From columns of an information system to facts: guessed from the heads, shown, and decided by the person. */
import { type Book, type Entry, latest, newPupil, type Pupil, plainYear, withEntry } from "./book.ts";
import type { Table } from "./csv-read.ts";
import { codeRefusal, isNumber, looksPersonal } from "./names.ts";
import { shortName } from "./own-rules.ts";
import type { Rules } from "./scoring.ts";

/** What a column can become: a detail, a factor (`is v9`), or a figure that answers several factors. */
export interface Target {
  readonly id: string;
  readonly label: string;
}

const DETAILS: readonly Target[] = [
  { id: "code", label: "Code" },
  { id: "year", label: "Year group" },
  { id: "class", label: "Class" },
];
const FIGURES: readonly Target[] = [
  { id: "attendance", label: "Attendance in per cent, last half-term" },
  { id: "sen", label: "SEN status (N, K, E)" },
  { id: "incidents", label: "Top-level incidents, last half-term" },
  { id: "removals", label: "Removals from class, last half-term" },
  { id: "suspended-term", label: "Days suspended this term" },
  { id: "suspended-year", label: "Days suspended this school year" },
];

/** Everything that a column can become. */
export function targets(rules: Rules): Target[] {
  const factors = rules.factors.map((one) => ({ id: `is ${one.id}`, label: `${shortName(one)} ${one.text}` }));
  return [...DETAILS, ...FIGURES, ...factors];
}

const PERSONAL =
  /name|surname|forename|\bupn\b|\buln\b|dob|birth|address|postcode|e-?mail|phone|mobile|gender|ethnic|religion|medical|nhs|contact|parent/i;
const GUESSES: readonly (readonly [RegExp, string])[] = [
  [/^(pupil |student )?code$|^adm(ission)?\.? ?(no|num)|^mis ?id|^(arbor )?(pupil |student )?id$/i, "code"],
  [/^(nc ?)?year( ?group)?$|^yr$|^year taught in$/i, "year"],
  [/^class$|^reg( ?(group|form))?$|^registration|^(tutor|form)( ?group)?$/i, "class"],
  [/attend.*(%|percentage)|% ?attend|^attendance$|percentage attendance|^(% ?present|present ?%)$/i, "attendance"],
  [/^send?( ?(status|code|stage|provision))?$/i, "sen"],
  [/free school|^fsm|pupil premium|^pp$|ever ?6/i, "is v8"],
  [/young ?carer/i, "is v9"],
  [/look(ed)? ?after|^in care$|^lac$|^cla$/i, "is v1"],
  [/part.?time|reduced timetable/i, "is v12"],
  [/incident/i, "incidents"],
  [/remov/i, "removals"],
];

/** Whether a column holds what never comes in, by its head or by its cells. */
export function isPersonal(table: Table, column: number): boolean {
  const head = table.heads[column] ?? "";
  return PERSONAL.test(head) || looksPersonal(table.rows.map((row) => row[column] ?? ""));
}

/** A guess for each column; an empty one is left out. Personal columns are never guessed. */
export function guess(table: Table): string[] {
  const taken = new Set<string>();
  return table.heads.map((head, column) => {
    if (isPersonal(table, column)) return "";
    const found = GUESSES.find(([pattern, id]) => pattern.test(head.trim()) && !taken.has(id))?.[1] ?? "";
    if (found) taken.add(found);
    return found;
  });
}

/** What an import would do. `book` is the book afterwards. */
export interface Preview {
  readonly book: Book;
  readonly added: number;
  readonly updated: number;
  readonly same: number;
  readonly absent: number;
  readonly refused: readonly string[];
}

/** Try the mapping on the book, without changing anything. */
export function preview(
  book: Book,
  table: Table,
  columns: readonly string[],
  rules: Rules,
  on: string,
  by: string,
): Preview {
  const known = new Map(book.pupils.map((one) => [one.code, one]));
  const seen = new Set<string>();
  const refused: string[] = [];
  let [added, updated, same] = [0, 0, 0];
  table.rows.forEach((cells, index) => {
    const row = readRow(cells, columns, table);
    const code = row.get("code") ?? "";
    const problem = seen.has(code) ? "This code stands twice in the file." : codeRefusal(code);
    if (problem !== null) {
      refused.push(`Line ${index + 2}: ${problem}`);
      return;
    }
    seen.add(code);
    const old = known.get(code);
    const fresh = applyRow(old ?? newPupil(code), row, rules, on, by);
    if (old === undefined) added += 1;
    else if (fresh === old) same += 1;
    else updated += 1;
    known.set(code, fresh);
  });
  const absent = book.pupils.filter((one) => !seen.has(one.code)).length;
  return { book: { ...book, pupils: [...known.values()] }, added, updated, same, absent, refused };
}

function readRow(cells: readonly string[], columns: readonly string[], table: Table): Map<string, string> {
  const row = new Map<string, string>();
  columns.forEach((target, index) => {
    if (target !== "" && !isPersonalHead(table, index)) row.set(target, (cells[index] ?? "").trim());
  });
  return row;
}

function isPersonalHead(table: Table, column: number): boolean {
  return PERSONAL.test(table.heads[column] ?? "");
}

/** The pupil with what the row says; the very same pupil when it says nothing new. Answers not in the row stay. */
function applyRow(pupil: Pupil, row: ReadonlyMap<string, string>, rules: Rules, on: string, by: string): Pupil {
  const before = latest(pupil);
  const answers = new Map<string, boolean | null>();
  const protective = new Set(before?.protective ?? []);
  for (const [target, cell] of row) answer(target, cell, answers, protective);
  const known = new Set(rules.factors.map((one) => one.id));
  const yes = new Set(before?.yes ?? []);
  const notKnown = new Set(before?.notKnown ?? []);
  for (const [id, value] of answers) {
    if (!known.has(id)) continue;
    for (const [set, wanted] of [
      [yes, true],
      [notKnown, null],
    ] as const) {
      if (value === wanted) set.add(id);
      else set.delete(id);
    }
  }
  const entry: Entry = {
    on,
    by,
    rules: rules.version,
    yes: ordered(yes, rules),
    notKnown: ordered(notKnown, rules),
    since: before?.since ?? {},
    protective: rules.protective.filter((one) => protective.has(one.id)).map((one) => one.id),
    concern: before?.concern ?? false,
    concernBy: before?.concernBy ?? "",
  };
  const year = row.has("year") ? plainYear(row.get("year") ?? "") : pupil.year;
  const cell = row.get("class");
  // a stray UPN or date of birth in a column of classes stays out
  const group = cell === undefined || isNumber(cell) ? pupil.class : cell.slice(0, 20);
  const hasNews = before === undefined || facts(before) !== facts(entry);
  if (!hasNews && year === pupil.year && group === pupil.class) return pupil;
  const moved = { ...pupil, year, class: group };
  return hasNews && answers.size > 0 ? withEntry(moved, entry) : moved;
}

function facts({ yes, notKnown, protective }: Entry): string {
  return JSON.stringify([[...yes].sort(), [...notKnown].sort(), [...protective].sort()]);
}

/** In the order of the rules; answers to factors that the school has switched off stay, behind them. */
function ordered(ids: ReadonlySet<string>, rules: Rules): string[] {
  const asked = rules.factors.map((one) => one.id);
  return [...asked.filter((id) => ids.has(id)), ...[...ids].filter((id) => !asked.includes(id))];
}

/** What one cell answers. An empty cell of a figure answers nothing; of a yes-or-no column it is no. */
function answer(target: string, cell: string, answers: Map<string, boolean | null>, protective: Set<string>): void {
  if (target.startsWith("is ")) {
    answers.set(target.slice(3), yesOrNo(cell));
    return;
  }
  if (target === "sen" && cell !== "") {
    answers.set("v3", /^(e|ehc)/i.test(cell));
    answers.set("v4", /^(k\b|sen\b|s$)/i.test(cell));
    return;
  }
  const value = cell === "" ? Number.NaN : Number(cell.replace(/%|,(?=\d{3}\b)/g, "").replace(",", "."));
  if (!Number.isFinite(value)) return;
  if (target === "attendance" && value >= 0 && value <= 100) {
    answers.set("v6", value <= 90);
    answers.set("v7", value <= 50);
    if (value >= 95) protective.add("attends");
    else protective.delete("attends");
  } else if (target === "incidents") {
    answers.set("b1", value >= 1);
    answers.set("b2", value >= 3);
  } else if (target === "removals") answers.set("b3", value >= 3);
  else if (target === "suspended-term") answers.set("b4", value > 0);
  else if (target === "suspended-year") answers.set("b5", value >= 5);
}

function yesOrNo(cell: string): boolean | null {
  if (/^(\?|not known|unknown|don.?t know)$/i.test(cell)) return null;
  return cell !== "" && !/^(n|no|none|0|false|f|-)$/i.test(cell);
}
