/** The entry of the script that writes Office and calendar files; the Workbench loads it the first time it is needed. */
import { auditSheet, auditWord } from "./audit-files.ts";
import { caseStudyWord } from "./case-study.ts";
import { writeDeck } from "./deck.ts";
import { impactSheet, impactWord } from "./impact-files.ts";
import { planCalendar, planSheet, planWord } from "./plan-files.ts";
import { policyWord } from "./policy-file.ts";
import { cpdWord, programmeCalendar, programmeWord } from "./programme-files.ts";

const office = {
  auditSheet,
  auditWord,
  caseStudyWord,
  impactSheet,
  impactWord,
  planCalendar,
  planSheet,
  planWord,
  policyWord,
  cpdWord,
  programmeCalendar,
  programmeWord,
  writeDeck,
};

/** All that the script offers. */
export type Office = typeof office;

declare global {
  /** Set by office.js once it has run. */
  var semhOffice: Office | undefined;
}

globalThis.semhOffice = office;
