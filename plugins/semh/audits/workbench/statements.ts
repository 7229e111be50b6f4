/** Finding statements in a definition. Apart from definition.ts, so that a script without its checks stays small. */
import type { Definition, Statement } from "./definition.ts";

/** Every statement of an audit, in order. */
export function statementsOf(definition: Definition): Statement[] {
  return definition.sections.flatMap((section) => section.statements);
}

/** The id that a statement's fieldset carries in the page: `leadership.champion` → `s-leadership-champion`. */
export function fieldsetId(statementId: string): string {
  return `s-${statementId.replace(/\./g, "-")}`;
}
