/** The school's policies: what it typed once for all of them, the audits and the plan they follow, and its own words. */
import type { Extra } from "./json.ts";
import { newId } from "./model.ts";
import { counted } from "./words.ts";

/** What a school did with a section: kept the template's words, added its own, or put its own in their place. */
export type SectionMode = "keep" | "add" | "replace";

/** One section of one policy. `seen` is the template's version and text when the school last decided on it. */
export interface SectionText {
  readonly mode: SectionMode;
  readonly text: string;
  /** Somebody read the section and says that it is what the school does. */
  readonly agreed: boolean;
  readonly seen: string;
  readonly extra: Extra;
}

/** All policies of one school. `audits` are the record ids of the audits they follow, `plan` that of the plan. */
export interface PolicyRecord {
  readonly kind: "policy";
  readonly record_id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly audits: readonly string[];
  readonly plan: string | null;
  /** What was typed, by field id; a field that is empty is not in it. */
  readonly fields: ReadonlyMap<string, string>;
  /** By `policy id/section id`; a section that nobody touched is not in it. */
  readonly sections: ReadonlyMap<string, SectionText>;
  readonly extra: Extra;
}

export const EMPTY_SECTION: SectionText = { mode: "keep", text: "", agreed: false, seen: "", extra: {} };

/** An empty set of policies that follows these audits and this plan. */
export function newPolicy(name: string, at: string, audits: readonly string[], plan: string | null): PolicyRecord {
  return {
    kind: "policy",
    record_id: newId(),
    name,
    created: at,
    updated: at,
    audits,
    plan,
    fields: new Map(),
    sections: new Map(),
    extra: {},
  };
}

/** The policies with one field changed; empty text takes it out. */
export function withField(record: PolicyRecord, id: string, value: string, at: string): PolicyRecord {
  const fields = new Map(record.fields);
  if (value === "") fields.delete(id);
  else fields.set(id, value);
  return { ...record, fields, updated: at };
}

/** The policies with one section changed. */
export function withSection(record: PolicyRecord, key: string, change: Partial<SectionText>, at: string): PolicyRecord {
  const section = { ...(record.sections.get(key) ?? EMPTY_SECTION), ...change };
  return { ...record, sections: new Map(record.sections).set(key, section), updated: at };
}

/** The key of a section. */
export function sectionKey(policy: string, section: string): string {
  return `${policy}/${section}`;
}

/** Whether the school's own words stand in a section. */
export function hasOwnText(section: SectionText): boolean {
  return section.mode !== "keep" && section.text.trim() !== "";
}

/** `12 details, 2 sections with your own words, 3 sections agreed`: what is in a set of policies. */
export function policyWords(record: PolicyRecord): string {
  const sections = [...record.sections.values()];
  const own = sections.filter(hasOwnText).length;
  const agreed = sections.filter((one) => one.agreed).length;
  const parts = [
    counted(record.fields.size, "detail"),
    own > 0 && `${counted(own, "section")} with your own words`,
    `${counted(agreed, "section")} agreed`,
  ];
  return parts.filter(Boolean).join(", ");
}
