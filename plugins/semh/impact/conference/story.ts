/** The school's year under four headings: what was chosen or typed for each, and what is missing. Nothing is made up. */
import type { ProgrammeRecord } from "../../audits/workbench/programme.ts";
import { type Entry, HEADINGS, type Heading } from "./headings.ts";
import { type Given, type Item, openExpectations } from "./offers.ts";

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
