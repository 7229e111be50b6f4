/** What the page hands to the Workbench: the audit definitions, the standards they name, and where the site is. */
import * as v from "valibot";

const text = v.optional(v.string(), "");
const texts = v.record(v.string(), v.string());
const list = <T extends v.GenericSchema>(item: T) => v.optional(v.nullable(v.array(item)), []);
const versionText = v.pipe(
  v.union([v.string(), v.number()]),
  v.transform((value) => String(value)),
);
const idOrObject = v.pipe(
  v.union([v.string(), v.object({ id: v.string() })]),
  v.transform((value) => (typeof value === "string" ? value : value.id)),
);

const RatingSchema = v.object({ id: v.string(), label: v.string(), means: v.nullish(v.string(), "") });
const PrioritySchema = v.object({ id: v.string(), label: v.string(), means: v.nullish(v.string(), "") });
const SourceSchema = v.object({ id: v.string(), title: v.string(), url: v.nullish(v.string(), "") });

const ProposalSchema = v.object({
  text: v.string(),
  owner: v.nullish(v.string(), ""),
  within: v.nullish(v.string(), ""),
  success: v.nullish(v.string(), ""),
});

const StatementSchema = v.object({
  id: v.string(),
  text: v.string(),
  descriptors: v.nullish(v.record(v.string(), v.string()), {}),
  evidence: list(v.string()),
  maps_to: list(v.string()),
  must: v.nullish(SourceSchema, null),
  settings: list(v.string()),
  session: v.nullish(v.string(), null),
  actions: list(ProposalSchema),
  replaces: list(v.string()),
});

const SectionSchema = v.object({
  id: v.string(),
  title: v.string(),
  about: v.nullish(v.string(), ""),
  statements: v.array(StatementSchema),
});

const DefinitionSchema = v.object({
  id: v.string(),
  version: versionText,
  title: v.string(),
  kind: v.optional(v.string(), "audit"),
  about: v.nullish(v.string(), ""),
  anonymous: v.optional(v.boolean(), false),
  group_minimum: v.optional(v.pipe(v.number(), v.integer(), v.minValue(1)), 5),
  ratings: v.array(RatingSchema),
  priorities: list(PrioritySchema),
  sections: v.array(SectionSchema),
  retired: list(idOrObject),
});

const PageSchema = v.object({
  site: v.object({ title: text, version: v.optional(versionText, ""), base: v.optional(v.string(), "../../") }),
  storage_key: v.optional(v.string(), "/"),
  audits: v.array(DefinitionSchema),
  standards: v.optional(
    v.record(v.string(), v.object({ title: v.string(), family: text, source_title: v.nullish(v.string(), "") })),
    {},
  ),
  sessions: v.optional(v.record(v.string(), v.object({ title: v.string(), url: v.string() })), {}),
  policies: v.optional(v.array(v.object({ id: v.string(), title: v.string() })), []),
  programme: v.optional(v.object({ sessions: texts, expectations: texts, parents: texts, kit: text }), {
    sessions: {},
    expectations: {},
    parents: {},
    kit: "",
  }),
});

export type Rating = v.InferOutput<typeof RatingSchema>;
export type Priority = v.InferOutput<typeof PrioritySchema>;
/** An action that the audit suggests for a statement; `within` is `half-term`, `term` or `year`. */
export type Proposal = v.InferOutput<typeof ProposalSchema>;

/** One statement of an audit; `must` is the law that requires it, `replaces` the retired ids whose answers it takes over. */
export interface Statement
  extends Omit<v.InferOutput<typeof StatementSchema>, "evidence" | "maps_to" | "settings" | "actions" | "replaces"> {
  actions: Proposal[];
  evidence: string[];
  maps_to: string[];
  settings: string[];
  replaces: string[];
}

/** One section: a screen of the tool. */
export interface Section extends Omit<v.InferOutput<typeof SectionSchema>, "statements"> {
  statements: Statement[];
}

/** An audit definition as the build wrote it; `ratings` run from lowest to highest. */
export interface Definition
  extends Omit<v.InferOutput<typeof DefinitionSchema>, "sections" | "priorities" | "retired"> {
  priorities: Priority[];
  sections: Section[];
  retired: string[];
}

/** Everything in the page's data block. `policies` are the templates, whose text comes later; `sessions` maps a session id to its title and its URL from the site's base; `programme` names all sessions, expectations and sessions for parents by id, and has the URL of the kit for year two. */
export interface PageData extends Omit<v.InferOutput<typeof PageSchema>, "audits"> {
  audits: Definition[];
}

const USUAL_PRIORITIES: Priority[] = [
  { id: "low", label: "Low", means: "" },
  { id: "medium", label: "Medium", means: "" },
  { id: "high", label: "High", means: "" },
];

/** Read the page's data block. Throws when the build wrote something else: that is a fault of the build, not of a person. */
export function readPageData(raw: unknown): PageData {
  const page = v.parse(PageSchema, raw);
  return { ...page, audits: page.audits.map(tidyDefinition) };
}

function tidyDefinition(raw: v.InferOutput<typeof DefinitionSchema>): Definition {
  const priorities = raw.priorities ?? [];
  return {
    ...raw,
    priorities: priorities.length === 0 && raw.kind === "audit" ? USUAL_PRIORITIES : priorities,
    retired: raw.retired ?? [],
    sections: raw.sections.map((section) => ({
      ...section,
      statements: section.statements.map((one) => ({
        ...one,
        evidence: one.evidence ?? [],
        maps_to: one.maps_to ?? [],
        settings: one.settings ?? [],
        actions: one.actions ?? [],
        replaces: one.replaces ?? [],
      })),
    })),
  };
}
