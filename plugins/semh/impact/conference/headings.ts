/** The four headings of session 10: what the school chooses from its records under each, and what it writes. */
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
