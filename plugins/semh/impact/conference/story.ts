/** The school's year under four headings: what was chosen or typed for each, and what is missing. Nothing is made up. */
import type { ProgrammeRecord } from "../../audits/workbench/programme.ts";
import {
  doneActions,
  expectations,
  firstAudit,
  type Given,
  type Item,
  impactAudits,
  impactFigures,
  impactNotes,
  impactWordRows,
  openActions,
  openExpectations,
  ownNotes,
  parentSessions,
  policy,
  sessions,
} from "./offers.ts";

/** Something that the school types. A gap when it is empty, unless it is `optional`. */
export interface Prompt {
  readonly kind: "prompt";
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  /** What stands before the text on a slide. */
  readonly says: string;
  readonly optional?: boolean;
}

/** Something that the school chooses from its records. */
export interface Group {
  readonly kind: "group";
  readonly id: string;
  readonly title: string;
  readonly hint: string;
  /** What is said when the records hold nothing of it. */
  readonly none: string;
  readonly optional?: boolean;
  items(given: Given): readonly Item[];
}

export type Entry = Prompt | Group;
export type HeadingId = "journey" | "done" | "impact" | "next";

export interface Heading {
  readonly id: HeadingId;
  readonly title: string;
  readonly minutes: number;
  readonly leave_out: string;
  readonly entries: readonly Entry[];
}

const prompt = (id: string, label: string, hint: string, says: string, optional = false): Prompt => ({
  kind: "prompt",
  id,
  label,
  hint,
  says,
  optional,
});
const group = (
  id: string,
  title: string,
  hint: string,
  none: string,
  items: Group["items"],
  optional = false,
): Group => ({ kind: "group", id, title, hint, none, items, optional });

/** The four headings of session 10, in its order and with its times. */
export const HEADINGS: readonly Heading[] = [
  {
    id: "journey",
    title: "Learning journey",
    minutes: 2,
    leave_out: "A list of ten sessions.",
    entries: [
      prompt("journey.line", "Your school in one line", "Phase, size, where.", ""),
      group(
        "journey.audit",
        "What the first audit showed",
        "Three things are enough.",
        "There is no answered audit in this browser, or none is chosen.",
        firstAudit,
      ),
      group(
        "journey.sessions",
        "Sessions",
        "One line.",
        "The record of the programme names no session that was attended.",
        sessions,
        true,
      ),
      prompt(
        "journey.changed",
        "The session that changed your mind, and what you used to think",
        "",
        "What changed our mind",
      ),
      group(
        "journey.notes",
        "Your notes from the pages of the programme",
        "As you wrote them.",
        "There are no notes in the record of the programme.",
        ownNotes,
        true,
      ),
    ],
  },
  {
    id: "done",
    title: "What has been done",
    minutes: 2,
    leave_out: "Photographs of displays.",
    entries: [
      group(
        "done.expectations",
        "What the school agreed to",
        "Done, in part, or not yet.",
        "The record of the programme says of none of the nine expectations how it stands.",
        expectations,
      ),
      group(
        "done.actions",
        "Actions that are done",
        "From the development plan.",
        "The development plan has no action that is done, or none is chosen.",
        doneActions,
      ),
      group("done.policy", "Policy", "", "There are no policies in this browser, or none are chosen.", policy),
      group(
        "done.parents",
        "Sessions for parents",
        "",
        "The record of the programme names no session for parents.",
        parentSessions,
      ),
      prompt("done.stopped", "What you stopped, to make room", "", "What we stopped"),
    ],
  },
  {
    id: "impact",
    title: "Impact so far",
    minutes: 4,
    leave_out: "Percentages of nine children. A pupil’s story.",
    entries: [
      group(
        "impact.figures",
        "Figures, then and now",
        "Two or three are enough.",
        "The record of impact holds no figures, or none is chosen.",
        impactFigures,
      ),
      group("impact.audits", "Two audits", "", "In the record of impact no two audits are chosen.", impactAudits),
      group(
        "impact.words",
        "In words",
        "What adults did, with its day.",
        "The record of impact says nothing in words.",
        impactWordRows,
        true,
      ),
      prompt("impact.say", "What pupils, parents and staff say", "With permission, unnamed.", "What people say"),
      prompt(
        "impact.failed",
        "One thing that did not work, and what you decided",
        "Every school shows one.",
        "What did not work",
      ),
      group(
        "impact.notes",
        "What else changed, and cautions",
        "One caution at least.",
        "The record of impact does not say what else changed.",
        impactNotes,
      ),
      prompt("impact.early", "Too early to say", "And the day on which you will look.", "Too early to say", true),
    ],
  },
  {
    id: "next",
    title: "What next",
    minutes: 2,
    leave_out: "Promises with no owner.",
    entries: [
      group(
        "next.actions",
        "What you will work on",
        "Three are enough.",
        "The development plan has no open action, or none is chosen.",
        openActions,
      ),
      prompt("next.offer", "What you can offer one neighbour", "", "What we can offer"),
      prompt("next.need", "What you need from one", "", "What we need"),
    ],
  },
];

/** What stands on the slides of one heading, and beside them. */
export interface Part {
  readonly heading: Heading;
  readonly chosen: readonly { readonly entry: Entry; readonly items: readonly Item[] }[];
  readonly gaps: readonly string[];
}

/** The ids that are ticked in a group. */
export function picked(programme: ProgrammeRecord, id: string): Set<string> {
  return new Set((programme.conference.get(id) ?? "").split("\n").filter((one) => one !== ""));
}

/** The record with a text or a choice changed; what is empty is taken out. */
export function withChoice(record: ProgrammeRecord, key: string, value: string, at: string): ProgrammeRecord {
  const conference = new Map(record.conference);
  if (value.trim() === "") conference.delete(key);
  else conference.set(key, value);
  return { ...record, conference, updated: at };
}

/** The record with one item of a group ticked or not. */
export function withTick(
  record: ProgrammeRecord,
  group: string,
  item: string,
  isOn: boolean,
  at: string,
): ProgrammeRecord {
  const ids = picked(record, group);
  if (isOn) ids.add(item);
  else ids.delete(item);
  return withChoice(record, group, [...ids].join("\n"), at);
}

/** The whole story. */
export function storyOf(given: Given): Part[] {
  return HEADINGS.map((heading) => partOf(given, heading));
}

export function partOf(given: Given, heading: Heading): Part {
  const found = heading.entries.map((entry) => ({ entry, items: itemsOf(given, entry) }));
  const missing = found.flatMap(({ entry, items }) =>
    items.length > 0 || entry.optional ? [] : [gapWords(given, entry)],
  );
  const silent = heading.id === "done" && missing.length < found.length ? openExpectations(given) : [];
  return {
    heading,
    chosen: found.filter((one) => one.items.length > 0),
    gaps: [
      ...missing,
      ...silent.map((title) => `How does this stand? ${title.charAt(0).toUpperCase()}${title.slice(1)}.`),
    ],
  };
}

/** What was chosen or typed, in the order of the records. What is no longer in them is left out. */
function itemsOf(given: Given, entry: Entry): readonly Item[] {
  if (entry.kind === "prompt") {
    const text = given.programme.conference.get(entry.id)?.trim() ?? "";
    return text === "" ? [] : [{ id: entry.id, label: entry.says, text }];
  }
  const ids = picked(given.programme, entry.id);
  return entry.items(given).filter((one) => ids.has(one.id));
}

function gapWords(given: Given, entry: Entry): string {
  if (entry.kind === "prompt")
    return `Nothing is written yet: ${entry.label.charAt(0).toLowerCase()}${entry.label.slice(1)}.`;
  return entry.items(given).length === 0
    ? entry.none
    : `Nothing is chosen yet: ${entry.title.charAt(0).toLowerCase()}${entry.title.slice(1)}.`;
}

/** How many words the story has, without figures' tables. */
export function wordCount(parts: readonly Part[]): number {
  const texts = parts.flatMap((part) =>
    part.chosen.flatMap((one) =>
      one.entry.id === "impact.figures" ? [] : one.items.map((item) => `${item.label} ${item.text}`),
    ),
  );
  return texts.join(" ").split(/\s+/).filter(Boolean).length;
}
