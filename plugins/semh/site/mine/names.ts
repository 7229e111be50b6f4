/**
 * What a reader keeps beside the pages: answers, marks, CPD log, the school's details. The one place that says under which
 * names localStorage holds it and what stands in a `semh-notes` file; the Workbench reads both.
 *
 * Every name is `semh:<site path>:<name>`, the path being that of the site's front page (`/semh/`). One name for each thing, so
 * that two tabs never write over one another:
 *
 *   reflect:<id>   the answer to the reflection question <id>, as text
 *   written:<id>   when that answer was last changed, ISO 8601 in UTC
 *   done:<page>    the day on which the page with the id <page> was marked as read or done, `2026-11-24`
 *   cpd:<id>       one entry of the CPD log, JSON of CpdEntry without its id
 *   school:<id>    one detail of the school (SCHOOL_FIELDS; `logo` is a data address), as text
 *   copied         when all of it was last copied to a file, ISO 8601 in UTC
 */

export const [REFLECT, WRITTEN, DONE, CPD, SCHOOL, COPIED] = [
  "reflect:",
  "written:",
  "done:",
  "cpd:",
  "school:",
  "copied",
] as const;

export const FORMAT = "semh-notes";
/** The version this site writes, and the newest it reads. */
export const VERSION = 1;
/** Checked before a file is parsed. */
export const MAX_BYTES = 2 * 1024 * 1024;

/** An answer to a reflection question; `page` is the page's title. */
export interface Note {
  key: string;
  page: string;
  question: string;
  text: string;
  updated: string | null;
}

/** A page that was marked; `key` is the page's id, `page` its title. */
export interface Mark {
  key: string;
  page: string;
  on: string;
}

/** One line of the CPD log. */
export interface CpdEntry {
  id: string;
  on: string;
  what: string;
  minutes: number;
  reflection: string;
}

/** Everything in a file. `school` holds the details by id. */
export interface Kept {
  notes: Note[];
  done: Mark[];
  cpd: CpdEntry[];
  school: Record<string, string>;
}

/** The school's details: [id, label, what to write]. The ids are those of the fields of the policies. */
export const SCHOOL_FIELDS = [
  ["school_name", "School name", ""],
  ["school_address", "Address, in one line", "As it stands on your letters."],
  ["school_phone", "School telephone", "The number that a person answers in school hours."],
  ["head_name", "Headteacher", ""],
  ["parent_contact_name", "Whom parents and carers ask for", "A name or a role. It goes on handouts."],
  ["parent_contact", "How parents and carers reach them", "A telephone number or an e-mail address."],
  ["dsl_name", "Designated safeguarding lead (DSL)", ""],
  ["dsl_contact", "How to reach the DSL", "It goes on handouts for families: give the number that they may ring."],
  ["champion_name", "SEMH Champion", ""],
  ["champion_contact", "How to reach the SEMH Champion", ""],
  ["senco_name", "SENCO", ""],
  ["senco_contact", "How to reach the SENCO", ""],
  [
    "out_of_hours_contact",
    "Whom staff ring out of hours",
    "For policies only; it is never put on a handout for families.",
  ],
] as const;
export const LOGO = "logo";

/** The full name in localStorage; `place` is the path of the site's front page. */
export function fullName(place: string, name: string): string {
  return `semh:${place}:${name}`;
}

/** Every name under which the browser keeps something for a site's pages; none where it keeps nothing. */
export function namesOf(place: string): string[] {
  try {
    return Object.keys(localStorage).filter((name) => name.startsWith(fullName(place, "")));
  } catch {
    return [];
  }
}

/** The school's details that the browser keeps for a site, by id; none where it keeps nothing. */
export function schoolDetails(place: string): Record<string, string> {
  const start = fullName(place, SCHOOL);
  const names = namesOf(place).filter((name) => name.startsWith(start));
  const found = names.map((name) => [name.slice(start.length), localStorage.getItem(name) ?? ""] as const);
  return Object.fromEntries(found.filter(([, value]) => value.trim() !== ""));
}
