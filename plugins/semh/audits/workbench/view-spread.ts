/** Where people agree and where they do not, and what they decided. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { App } from "./app.ts";
import type { Definition } from "./definition.ts";
import { type GroupRecord, withAgreed } from "./group.ts";
import { makeAudit, takeReturns } from "./group-actions.ts";
import { DONT_KNOW, NOT_APPLICABLE } from "./model.ts";
import type { Return } from "./returns.ts";
import { medianWords, notesOn, type Spread, spreads } from "./spread.ts";
import type { Panel } from "./state.ts";
import { fieldsetId } from "./statements.ts";
import { sizeWords } from "./view-groups.ts";
import { heading, routeLink, type View } from "./view-parts.ts";
import { counted } from "./words.ts";

/** The screen of the figures and the agreed ratings. */
export function spreadView(app: App, definition: Definition, group: GroupRecord): View {
  const list = spreads(definition, group);
  const apart = list.filter((one) => one.figures?.disagree);
  const rest = list.filter((one) => !one.figures?.disagree);
  const decided = [...group.agreed.values()].filter((one) => one.now !== null).length;
  return html`
    <p class="no-print">${routeLink({ page: "group", record: group.record_id }, "The responses", "back")}</p>
    ${heading("Where people agree", group.name)}
    <p id="group-size"><strong>${counted(group.responses.size, "response")}.</strong> ${sizeWords(definition, group)}</p>
    ${definition.anonymous ? nothing : html`<p id="agreed-count">${decided} of ${list.length} agreed. Nothing is chosen for you.</p>`}
    ${apart.length > 0 ? html`<h2>People disagree</h2>` : nothing} ${apart.map((one) => statementView(app, definition, group, one))}
    <h2>${apart.length > 0 ? "The other statements" : "Statements"}</h2>
    ${rest.map((one) => statementView(app, definition, group, one))}
    ${
      definition.anonymous
        ? nothing
        : html`<p class="buttons">
            <button type="button" id="make-audit" class="main" @click=${() => void makeAudit(app, definition, group)}>Make an audit of what was agreed</button>
          </p>`
    }
  `;
}

function statementView(app: App, definition: Definition, group: GroupRecord, spread: Spread): View {
  const { statement, section } = spread;
  const notes = notesOn(definition, group, statement.id) ?? [];
  const body = html`<p class="hint">${section.title}</p>
    <p class="figures">${figureWords(definition, spread)}</p>
    ${
      notes.length === 0
        ? nothing
        : html`<details><summary>${counted(notes.length, "note")}</summary>${notes.map((one) => html`<p class="note">${one}</p>`)}</details>`
    }`;
  if (definition.anonymous) {
    return html`<section class="statement" data-spread=${statement.id} aria-labelledby=${`${fieldsetId(statement.id)}-title`}>
      <h3 id=${`${fieldsetId(statement.id)}-title`}>${statement.text}</h3>
      ${body}
    </section>`;
  }
  return html`<fieldset class="statement" data-spread=${statement.id}>
    <legend><h3>${statement.text}</h3></legend>
    ${body} ${agreedRadios(app, definition, group, statement.id)}
  </fieldset>`;
}

function figureWords(definition: Definition, { figures }: Spread): string {
  if (figures === null) return `Fewer than ${definition.group_minimum} people rated this: no figures.`;
  const label = (place: number) => definition.ratings[place]?.label ?? "";
  return `Lowest: ${label(figures.lowest)}. Median: ${medianWords(definition, figures.median)}. Highest: ${label(figures.highest)}. ${counted(figures.rated, "person", "people")} rated it.${figures.disagree ? " People disagree." : ""}`;
}

function agreedRadios(app: App, definition: Definition, group: GroupRecord, id: string): View {
  const now = group.agreed.get(id)?.now ?? null;
  const options = [
    ...definition.ratings,
    { id: DONT_KNOW, label: "Don’t know" },
    { id: NOT_APPLICABLE, label: "Not applicable" },
  ];
  return html`<fieldset class="priority">
    <legend>What you agreed</legend>
    <div class="row">
      ${options.map((one) => {
        const field = `agreed-${fieldsetId(id)}-${one.id}`;
        return html`<div class="choice small">
          <input type="radio" id=${field} name=${`${id}.agreed`} value=${one.id} .checked=${live(now === one.id)}
            @change=${() => app.editGroup(group.record_id, (current, at) => withAgreed(current, id, { now: one.id }, at))} />
          <label for=${field}>${one.label}</label>
        </div>`;
      })}
    </div>
  </fieldset>`;
}

const KIND_WORDS: Readonly<Record<Return["kind"], string>> = {
  new: "It will be added.",
  double: "Exactly this is in the set already.",
  "same-origin":
    "It comes from the same copy as another response, with other answers: another person, or the same person later. If it is the same person, remove the earlier one.",
};

/** What was found in the files, before any of it is added. */
export function returnsPanel(app: App, panel: Extract<Panel, { kind: "returns" }>): View {
  const toggle = (one: Return, event: Event) => {
    if ((event.target as HTMLInputElement).checked) panel.taken.add(one);
    else panel.taken.delete(one);
  };
  return html`${heading("Add responses: what was found")}
    <p id="returns-summary">${counted(panel.returns.length, "response")}. Nothing has been changed yet.</p>
    ${panel.problems.length > 0 ? html`<ul id="returns-problems">${panel.problems.map((one) => html`<li>${one}</li>`)}</ul>` : nothing}
    ${panel.returns.map((one, index) => {
      const answers = [...one.audit.answers.values()].filter((two) => two.now !== null).length;
      return html`<div class="tick">
        <input type="checkbox" id=${`return-${index}`} .checked=${panel.taken.has(one)} @change=${(event: Event) => toggle(one, event)} />
        <label for=${`return-${index}`}><span class="choice-name">${one.from}</span> <span class="choice-means">${counted(answers, "answer")}. ${KIND_WORDS[one.kind]}</span></label>
      </div>`;
    })}
    <p class="buttons">
      <button type="button" id="returns-apply" class="main" @click=${() => void takeReturns(app, panel)}>Add the ticked responses</button>
      <button type="button" id="returns-cancel" @click=${() => app.ask(null)}>Leave everything as it is</button>
    </p>`;
}
