/** Compares a file with what is kept here, and says which names change when it is opened. Nothing is written. */
import { newId } from "../../audits/workbench/model.ts";
import { entryJson } from "./kept.ts";
import { CPD, DONE, type Kept, LOGO, REFLECT, SCHOOL, SCHOOL_FIELDS, WRITTEN } from "./names.ts";

/** What to do where the file and this browser differ. */
export type Choice = "here" | "file" | "both";

/** One thing that is different in both, in words. */
export interface Difference {
  what: string;
  here: string;
  file: string;
}

/** What opening the file would do. `changes` gives the new values by name. */
export interface Merge {
  added: number;
  same: number;
  differences: Difference[];
  changes: (choice: Choice) => Map<string, string>;
}

type Changes = Map<string, string>;
/** One thing of the file: what is here under its name, and how it is written. */
interface Meeting {
  what: string;
  here: string | null;
  file: string;
  write: (changes: Changes, both: boolean) => void;
}

/** Compare everything. */
export function merge(here: Kept, file: Kept): Merge {
  const meetings = [...notes(here, file), ...marks(here, file), ...log(here, file), ...school(here, file)];
  const fresh = meetings.filter((one) => one.here === null);
  const differing = meetings.filter((one) => one.here !== null && one.here !== one.file);
  return {
    added: fresh.length,
    same: meetings.length - fresh.length - differing.length,
    differences: differing.map(({ what, here: mine, file: theirs }) => ({ what, here: mine ?? "", file: theirs })),
    changes: (choice) => {
      const changes: Changes = new Map();
      for (const one of fresh) one.write(changes, false);
      if (choice !== "here") for (const one of differing) one.write(changes, choice === "both");
      return changes;
    },
  };
}

function notes(here: Kept, file: Kept): Meeting[] {
  return file.notes
    .filter((one) => one.text.trim() !== "")
    .map((one) => {
      const mine = here.notes.find((two) => two.key === one.key)?.text ?? null;
      return {
        what: `Answer: ${one.question || one.key}`,
        here: mine,
        file: one.text,
        write: (changes, both) => {
          changes.set(REFLECT + one.key, both ? `${mine}\n\n${one.text}` : one.text);
          changes.set(WRITTEN + one.key, one.updated ?? "");
        },
      };
    });
}

function marks(here: Kept, file: Kept): Meeting[] {
  return file.done.map((one) => {
    const mine = here.done.find((two) => two.key === one.key)?.on ?? null;
    return {
      what: `Marked: ${one.page || one.key}`,
      here: mine,
      file: one.on,
      // With both, the earlier day stays: that is when it was read.
      write: (changes, both) => changes.set(DONE + one.key, both && mine !== null && mine < one.on ? mine : one.on),
    };
  });
}

function log(here: Kept, file: Kept): Meeting[] {
  return file.cpd.map((one) => {
    const mine = here.cpd.find((two) => two.id === one.id);
    return {
      what: `CPD: ${one.what}`,
      here: mine ? entryJson(mine) : null,
      file: entryJson(one),
      write: (changes, both) => changes.set(CPD + (both ? newId() : one.id), entryJson(one)),
    };
  });
}

function school(here: Kept, file: Kept): Meeting[] {
  const labels: (readonly [string, string])[] = [
    ...SCHOOL_FIELDS.map(([id, label]) => [id, label] as const),
    [LOGO, "Logo"],
  ];
  return labels.flatMap(([id, label]) => {
    const value = file.school[id];
    if (value === undefined) return [];
    const mine = here.school[id] ?? null;
    // A detail is one thing: with both, the one that is here stays.
    return [
      {
        what: label,
        here: mine,
        file: value,
        write: (changes, both) => void (both || changes.set(SCHOOL + id, value)),
      },
    ];
  });
}
