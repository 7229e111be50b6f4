/** A small audit and ready-made records for the tests of the Workbench. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Definition, type PageData, readPageData } from "../../../plugins/semh/audits/workbench/definition.ts";
import {
  type Answer,
  type AuditRecord,
  EMPTY_ANSWER,
  type Workbench,
} from "../../../plugins/semh/audits/workbench/model.ts";

export const AT = "2026-10-03T09:15:00.000Z";

/** The page data of the small site, as the build would write it. */
export function pageData(): PageData {
  return readPageData(JSON.parse(readFixture("page.json")));
}

/** The small audit: two sections, five statements, one required by law, one retired id. */
export function smallAudit(): Definition {
  return pageData().audits[0] as Definition;
}

/** A text file of this folder. */
export function readFixture(name: string): string {
  return readFileSync(join(process.cwd(), "tests/audits/workbench/files", name), "utf8");
}

/** An answer with some fields filled in. */
export function answer(part: Partial<Answer>): Answer {
  return { ...EMPTY_ANSWER, updated: AT, ...part };
}

/** A record of the small audit with these answers. */
export function record(answers: Record<string, Partial<Answer>> = {}, part: Partial<AuditRecord> = {}): AuditRecord {
  return {
    record_id: "rec1",
    definition_id: "small",
    definition_version: "2",
    name: "Autumn",
    created: AT,
    updated: AT,
    statements: ["lead.champion", "lead.law", "lead.plan", "care.plans", "care.referral"],
    answers: new Map(Object.entries(answers).map(([id, one]) => [id, answer(one)])),
    extra: {},
    ...part,
  };
}

/** A workbench of one school with these audits. */
export function workbench(...audits: AuditRecord[]): Workbench {
  return { school: { name: "Elm School", extra: {} }, audits, extra: {} };
}
