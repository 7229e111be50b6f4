/** Comparing two audits: what went up, down, came new or is gone, in words and numbers. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import {
  answeredCount,
  type Change,
  compareAudits,
  countMoves,
  effects,
  MOVES,
  moveWords,
  type SectionChange,
} from "./compare.ts";
import { nowWords } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { addGuests, type Comparable, comparables } from "./guests.ts";
import { statusLabel, statusOfAction } from "./plan.ts";
import type { Route } from "./routes.ts";
import { plansOf } from "./state.ts";
import { heading, routeLink, type View } from "./view-parts.ts";

type CompareRoute = Extract<Route, { page: "compare" }>;

/** The screen. Until two audits are chosen it only asks for them. */
export function compareView(app: App, route: CompareRoute): View {
  const all = comparables(app);
  const before = all.find((one) => one.key === route.before);
  const after = all.find((one) => one.key === route.after);
  return html`
    <p class="no-print">${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Compare two audits")} ${help()}
    <div class="no-print">
      ${picker("before", "Earlier audit", all, before, (key) => choose(app, route, { before: key }))}
      ${picker("after", "Later audit", all, after, (key) => choose(app, route, { after: key }))}
      <p class="buttons">
        <button type="button" id="compare-file" @click=${() => document.getElementById("guest-file")?.click()}>Compare with a copy (.json)</button>
        <button type="button" id="print-screen" @click=${() => window.print()}>Print</button>
      </p>
      <input id="guest-file" type="file" accept=".json,application/json" hidden aria-label="A copy to compare with"
        @change=${(event: Event) => void take(app, event)} />
    </div>
    ${before && after ? outcome(app, before, after) : html`<p id="compare-none">Choose an earlier and a later audit above.</p>`}
  `;
}

function help(): View {
  return html`<details class="how-to no-print">
    <summary>How comparing works</summary>
    <ul>
      <li>Both audits must be of the same kind. Statements are matched by their id, so a changed order or wording does not matter.</li>
      <li>A statement counts as up or down only when it has a rating both times. “Don’t know” and “not applicable” are no ratings.</li>
      <li>Beside each statement stand the actions of your plan that were for it. That an action was there does not prove that it moved the statement.</li>
      <li>A copy that you choose here is only looked at; nothing is added to this browser.</li>
    </ul>
  </details>`;
}

function picker(
  id: string,
  label: string,
  all: readonly Comparable[],
  chosen: Comparable | undefined,
  change: (key: string) => void,
): View {
  return html`<div class="field">
    <label for=${`compare-${id}`}>${label}</label>
    <select id=${`compare-${id}`} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
      <option value="" .selected=${chosen === undefined}>Choose an audit</option>
      ${all.map((one) => html`<option value=${one.key} .selected=${one === chosen}>${one.label}</option>`)}
    </select>
  </div>`;
}

function choose(app: App, route: CompareRoute, part: { before?: string; after?: string }): void {
  const next = { ...route, ...part };
  app.go({ page: "compare", before: next.before || "-", after: next.after || null }, true);
}

async function take(app: App, event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file) await addGuests(app, file);
  input.value = "";
}

function outcome(app: App, before: Comparable, after: Comparable): View {
  const definition = app.definition(after.audit.definition_id);
  if (before === after) return problem("That is the same audit twice. Choose another one.");
  if (before.audit.definition_id !== after.audit.definition_id) {
    return problem("These are audits of two different kinds, so their statements cannot be compared.");
  }
  if (definition === undefined) return problem("This site does not have that audit.");
  const parts = compareAudits(definition, before.audit, after.audit, plansOf(app.state));
  const total = countMoves(parts.flatMap((one) => one.changes));
  const answered = (one: Comparable) => `${one.audit.name}: ${answeredCount(definition, one.audit)} answered`;
  return html`<div id="comparison">
    <p><strong id="compare-total">In all: ${moveWords(total)}.</strong> ${answered(before)}. ${answered(after)}.</p>
    ${sectionCounts(parts)} ${effectsPart(parts)} ${parts.map((one) => changesTable(definition, one))}
  </div>`;
}

function problem(text: string): View {
  return html`<p id="compare-none" class="problem">${text}</p>`;
}

function sectionCounts(parts: readonly SectionChange[]): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-labelledby="compare-caption">
    <table id="compare-sections">
      <caption id="compare-caption">How many statements moved, by section</caption>
      <thead><tr><th scope="col">Section</th>${MOVES.map((one) => html`<th scope="col">${one.label}</th>`)}</tr></thead>
      <tbody>
        ${parts.map((one) => html`<tr><th scope="row">${one.title}</th>${MOVES.map(({ id }) => html`<td>${one.counts[id]}</td>`)}</tr>`)}
      </tbody>
    </table>
  </div>`;
}

function effectsPart(parts: readonly SectionChange[]): View {
  const list = effects(parts);
  if (list.length === 0) return nothing;
  return html`<h2>Actions of the plan, and the statements they were for</h2>
    <p class="hint">A statement that moved while an action was under way did not necessarily move because of it.</p>
    <ul id="compare-actions" class="lines">
      ${list.map(
        ({ action, changes }) => html`<li>
          ${action.text} (${statusLabel(statusOfAction(action)).toLowerCase()})
          ${changes.map((one) => html`<span class="hint block">${changeWords(one)}: ${one.statement?.text ?? one.id}</span>`)}
        </li>`,
      )}
    </ul>`;
}

function changesTable(definition: Definition, part: SectionChange): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${part.title}>
    <table class="answers">
      <caption>${part.title}: ${moveWords(part.counts)}</caption>
      <thead>
        <tr><th scope="col">Statement</th><th scope="col">Before</th><th scope="col">After</th><th scope="col">Change</th></tr>
      </thead>
      <tbody>
        ${part.changes.map(
          (one) => html`<tr data-change=${one.id}>
            <th scope="row">
              ${one.statement?.text ?? one.id}
              ${one.actions.map((action) => html`<span class="hint block">Action: ${action.text} (${statusLabel(statusOfAction(action)).toLowerCase()})</span>`)}
            </th>
            <td>${one.move === "new" ? "Not asked" : nowWords(definition, one.before.now)}</td>
            <td>${one.move === "gone" ? "Not asked" : nowWords(definition, one.after.now)}</td>
            <td>${changeWords(one)}</td>
          </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

/** `↑ Up 2`, `Same`; the arrow only repeats the word. */
function changeWords({ move, steps }: Change): string {
  if (move === "up") return `↑ Up ${steps}`;
  if (move === "down") return `↓ Down ${-steps}`;
  return MOVES.find((one) => one.id === move)?.label ?? "";
}
