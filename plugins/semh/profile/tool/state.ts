/** What the page brings, and all that the screens show: one object, which is emptied when the vault is locked. */
import type { Comparing } from "../../impact/impact.ts";
import { type Book, EMPTY_BOOK } from "./book.ts";
import type { Table } from "./csv-read.ts";
import type { Handover, Taken } from "./handover.ts";
import type { Preview } from "./mapping.ts";
import type { RulesDraft } from "./rules-actions.ts";
import type { Rules } from "./scoring.ts";

/** What the page brings. */
export interface PageData {
  readonly site: { readonly title: string; readonly version: string; readonly base: string };
  readonly rules: Rules;
  /** When two periods may be compared, as impact.yml says. */
  readonly comparing: Comparing;
  readonly practice: { readonly today: string; readonly pupils: readonly unknown[] } | null;
  readonly words: readonly string[];
  readonly single: { readonly url: string; readonly sha256: string; readonly kilobytes: number } | null;
  readonly scoring: string;
}

export type Phase = "starting" | "framed" | "plain" | "none" | "locked" | "open";

/** A question that takes the whole screen, or a recovery code to write down. */
export type Panel =
  | { kind: "confirm"; title: string; body: readonly string[]; yes: string; act: () => void | Promise<void> }
  | { kind: "code"; code: string; words: CodeWords };

/** What stands around a code that is shown once. */
export interface CodeWords {
  readonly title: string;
  readonly body: string;
  readonly done: string;
}

/** Around the recovery code of the vault. */
export const RECOVERY: CodeWords = {
  title: "Write down the recovery code",
  body: "It opens the vault when the passphrase is lost. It is shown this once and kept nowhere: print it or copy it by hand, and lock it away with the DSL or the head.",
  done: "I have written it down",
};

/** What the list of pupils shows. It stays in memory: a filter can say something about a pupil. */
export interface Filter {
  text: string;
  year: string;
  class: string;
  band: string;
  factor: string;
  only: string;
  sort: "code" | "year" | "vulnerability" | "behaviour" | "protective";
  down: boolean;
  page: number;
}

export const NO_FILTER: Filter = {
  text: "",
  year: "",
  class: "",
  band: "",
  factor: "",
  only: "",
  sort: "code",
  down: false,
  page: 0,
};

/** A sheet that is being taken in: its table, what each column becomes, and what that would do. */
export interface Intake {
  table: Table;
  columns: string[];
  by: string;
  preview: Preview | null;
}

/** What goes to the next school: the year that is shown, the parts that go along, and who stays out. */
export interface Sending {
  year: string;
  parts: Set<string>;
  out: Set<string>;
  looked: boolean;
}

/** A hand-over file that came: opened or not yet, with the codes that its pupils get here. */
export interface Arrival {
  readonly name: string;
  readonly bytes: Uint8Array;
  file: Handover | null;
  codes: Map<string, string>;
  year: string;
  tried: Taken | null;
}

export interface State {
  phase: Phase;
  route: string;
  practice: boolean;
  book: Book;
  notice: { text: string; problem: boolean; undo: Book | null } | null;
  error: string;
  panel: Panel | null;
  busy: string;
  status: string;
  unsaved: boolean;
  warn: boolean;
  filter: Filter;
  intake: Intake | null;
  sending: Sending | null;
  arrival: Arrival | null;
  /** The class whose page is shown; it never stands in the address. */
  group: string;
  incoming: { bytes: Uint8Array; name: string } | null;
  /** Rules that are being adapted and are not in use. */
  draft: RulesDraft | null;
  offered: string;
  mayPrint: boolean;
  mayCopy: boolean;
  /** Parts of the tool that were asked for, and those that did not come. */
  asked: Set<string>;
  failed: Set<string>;
}

export function firstState(): State {
  return {
    phase: "starting",
    route: "",
    practice: false,
    book: EMPTY_BOOK,
    notice: null,
    error: "",
    panel: null,
    busy: "",
    status: "",
    unsaved: false,
    warn: false,
    filter: { ...NO_FILTER },
    intake: null,
    sending: null,
    arrival: null,
    group: "",
    incoming: null,
    draft: null,
    offered: "",
    mayPrint: false,
    mayCopy: false,
    asked: new Set(),
    failed: new Set(),
  };
}
