/** Several people's answers to one audit, each kept whole, and what the group agreed. */
import type { Definition } from "./definition.ts";
import type { Extra } from "./json.ts";
import { type Answer, type AuditRecord, EMPTY_ANSWER, newId } from "./model.ts";

/** One person's answers. `label` says whose they are; for an anonymous survey it is only a number. */
export interface GroupResponse {
  readonly label: string;
  readonly audit: AuditRecord;
}

/** A set of responses. `agreed` holds ratings that people decided on, never ones that were worked out. */
export interface GroupRecord {
  readonly kind: "group";
  readonly record_id: string;
  readonly definition_id: string;
  readonly name: string;
  readonly created: string;
  readonly updated: string;
  readonly responses: ReadonlyMap<string, GroupResponse>;
  readonly agreed: ReadonlyMap<string, Answer>;
  readonly extra: Extra;
}

/** An empty set. */
export function newGroup(definition: Definition, name: string, at: string): GroupRecord {
  return {
    kind: "group",
    record_id: newId(),
    definition_id: definition.id,
    name,
    created: at,
    updated: at,
    responses: new Map(),
    agreed: new Map(),
    extra: {},
  };
}

/** The set with one agreed answer changed. */
export function withAgreed(group: GroupRecord, id: string, part: Partial<Answer>, at: string): GroupRecord {
  const answer = { ...(group.agreed.get(id) ?? EMPTY_ANSWER), ...part, updated: at };
  return { ...group, agreed: new Map(group.agreed).set(id, answer), updated: at };
}

/** The set without one response. */
export function withoutResponse(group: GroupRecord, id: string, at: string): GroupRecord {
  const responses = new Map(group.responses);
  responses.delete(id);
  return { ...group, responses, updated: at };
}
