/** Two audits of this browser side by side, as evidence of what adults did. */
import { html, nothing } from "lit-html";
import { MOVES, moveWords } from "../audits/workbench/compare.ts";
import { PERIODS } from "../audits/workbench/impact-record.ts";
import { auditsOf } from "../audits/workbench/state.ts";
import { routeLink, type View } from "../audits/workbench/view-parts.ts";
import { paperDay } from "../audits/workbench/words.ts";
import { type RecordContext, reportFor } from "./context.ts";
import { AUDIT_KEYS, PERIOD_WORDS, type PeriodId, withWord } from "./form.ts";
import type { Measure } from "./measures.ts";
import type { Movement } from "./report.ts";
import { answersChart } from "./view-charts.ts";

/** Choosing the two audits, and what moved between them. */
export function auditsPart(context: RecordContext, measure: Measure): View {
  const { app, record } = context;
  const { movement } = reportFor(context, record);
  const there = offered(context).length;
  const chosen = PERIODS.every((id) => record.words.has(AUDIT_KEYS[id]));
  return html`<section class="statement" aria-labelledby="title-audits" data-measure=${measure.id}>
    <h2 id="title-audits">${measure.title}</h2>
    <p>${measure.definition}</p>
    ${
      there === 0
        ? html`<p>There is no audit in this browser. ${routeLink({ page: "home" }, "Start one, or open a copy")}.</p>`
        : html`${PERIODS.map((id) => picker(context, id))}`
    }
    ${movement ? movementView(movement) : html`<p id="no-movement">${chosen ? "Choose two different audits of the same kind." : "When both are chosen, what moved stands here."}</p>`}
    ${movement ? html`<p>${routeLink({ page: "compare", before: movement.before.record_id, after: movement.after.record_id }, "Compare them statement by statement")}</p>` : nothing}
    <details>
      <summary>What to watch<span class="visually-hidden">: ${measure.title}</span></summary>
      <ul class="lines">${measure.cautions.map((one) => html`<li>${one}</li>`)}</ul>
    </details>
    ${app.page.audits.length === 0 ? nothing : html`<p class="hint">These are counts of statements. They measure nobody’s mental health.</p>`}
  </section>`;
}

/** The audits and checklists of this browser; surveys are no evidence of provision. */
function offered({ app }: RecordContext) {
  const kinds = new Set(app.page.audits.filter((one) => one.kind !== "survey").map((one) => one.id));
  return auditsOf(app.state).filter((one) => kinds.has(one.definition_id));
}

function picker(context: RecordContext, id: PeriodId): View {
  const { app, record } = context;
  const key = AUDIT_KEYS[id];
  const chosen = record.words.get(key) ?? "";
  const change = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    app.editImpact(record.record_id, (current, at) => withWord(current, key, value, at), 0);
  };
  return html`<div class="field">
    <label for=${`audit-${id}`}>${PERIOD_WORDS[id]}: ${id === "baseline" ? "the earlier audit" : "the later audit"}</label>
    <select id=${`audit-${id}`} @change=${change}>
      <option value="" .selected=${chosen === ""}>Choose an audit</option>
      ${offered(context).map(
        (one) =>
          html`<option value=${one.record_id} .selected=${one.record_id === chosen}>${one.name} (last changed ${paperDay(one.updated)})</option>`,
      )}
    </select>
  </div>`;
}

/** Both audits as bars and as tables: how many statements stand at each answer, and how many moved in each section. */
export function movementView(movement: Movement): View {
  const { answers, sections, before, after, caution } = movement;
  return html`<div id="movement">
    ${caution === null ? nothing : html`<p class="problem">${caution}</p>`} ${answersChart(movement)}
    <div class="table-wrap" tabindex="0" role="region" aria-labelledby="answers-caption">
      <table id="movement-answers">
        <caption id="answers-caption">Statements with each answer</caption>
        <thead><tr><th scope="col">Answer</th><th scope="col">Then: ${before.name}</th><th scope="col">Now: ${after.name}</th></tr></thead>
        <tbody>${answers.map(([label, then, now]) => html`<tr><th scope="row">${label}</th><td>${then}</td><td>${now}</td></tr>`)}</tbody>
      </table>
    </div>
    <div class="table-wrap" tabindex="0" role="region" aria-labelledby="moves-caption">
      <table id="movement-sections">
        <caption id="moves-caption">How many statements moved, by section</caption>
        <thead><tr><th scope="col">Section</th>${MOVES.map((one) => html`<th scope="col">${one.label}</th>`)}</tr></thead>
        <tbody>
          ${sections.map((one) => html`<tr><th scope="row">${one.title}</th>${MOVES.map(({ id }) => html`<td>${one.counts[id]}</td>`)}</tr>`)}
        </tbody>
      </table>
    </div>
  </div>`;
}

/** `Leadership and culture: 3 up, 4 same` */
export function sectionMoves(movement: Movement): string[] {
  return movement.sections.map((one) => `${one.title}: ${moveWords(one.counts)}`);
}
