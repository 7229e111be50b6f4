/** Taking in what people send back: which responses are new, which are there already, and what is left out of a survey. */
import type { Definition } from "./definition.ts";
import type { GroupRecord, GroupResponse } from "./group.ts";
import { type Answer, type AuditRecord, newId, sameAudit } from "./model.ts";

/** One response found in a file or in this browser. `double`: exactly this is in the set already, or was found twice. */
export interface Return {
  /** The file it was found in, or where else. */
  from: string;
  audit: AuditRecord;
  kind: "new" | "double" | "same-origin";
}

/** Look at what was found, in its order, beside what is in the set. */
export function lookAt(
  definition: Definition,
  group: GroupRecord,
  found: readonly { from: string; audit: AuditRecord }[],
): Return[] {
  const seen = [...group.responses].map(([id, { audit }]) => ({ id, audit }));
  return found
    .filter(({ audit }) => audit.definition_id === definition.id)
    .map(({ from, audit }): Return => {
      const kept = keptPart(definition, audit, audit.created);
      const origin = seen.filter((one) => one.id.startsWith(audit.record_id));
      const kind = origin.some((one) => sameAnswers(one.audit, kept))
        ? "double"
        : origin.length > 0
          ? "same-origin"
          : "new";
      seen.push({ id: audit.record_id, audit: kept });
      return { from, audit, kind };
    });
}

function sameAnswers(one: AuditRecord, other: AuditRecord): boolean {
  return sameAudit({ ...one, name: "", extra: {} }, { ...other, name: "", extra: {} });
}

/** The set with these responses added; an anonymous set is kept in no order that tells who came when. */
export function withReturns(
  definition: Definition,
  group: GroupRecord,
  returns: readonly Return[],
  at: string,
): GroupRecord {
  const responses = new Map(group.responses);
  for (const { audit } of returns) {
    // Several people often fill in copies of one file, so the same id does not mean the same person.
    const id = responses.has(audit.record_id) ? `${audit.record_id}-${newId().slice(0, 6)}` : audit.record_id;
    const label = definition.anonymous ? "Response" : audit.name;
    responses.set(id, { label, audit: keptPart(definition, audit, at) });
  }
  const ordered = definition.anonymous ? new Map([...responses].sort(([a], [b]) => (a < b ? -1 : 1))) : responses;
  return { ...group, responses: numbered(definition, ordered), updated: at };
}

function numbered(definition: Definition, responses: Map<string, GroupResponse>): Map<string, GroupResponse> {
  if (!definition.anonymous) return responses;
  return new Map([...responses].map(([id, one], index) => [id, { ...one, label: `Response ${index + 1}` }]));
}

/** The whole response; of an anonymous one no name, owner, time or field that this page does not know. */
function keptPart(definition: Definition, audit: AuditRecord, at: string): AuditRecord {
  if (!definition.anonymous) return audit;
  const bare = ({ now, priority, evidence, confidence }: Answer): Answer => ({
    now,
    priority,
    evidence,
    confidence,
    owner: "",
    date: null,
    updated: null,
    extra: {},
  });
  const answers = new Map([...audit.answers].map(([id, answer]) => [id, bare(answer)]));
  return { ...audit, name: "Response", created: at, updated: at, answers, extra: {} };
}
