/** One statement: where the school is now, how much it matters, and what stands behind the answer. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { type App, TEXT_WAIT } from "./app.ts";
import type { Definition, Statement } from "./definition.ts";
import {
  type Answer,
  type AuditRecord,
  CONFIDENCES,
  DONT_KNOW,
  EMPTY_ANSWER,
  NOT_APPLICABLE,
  prioritiesFor,
  priorityOf,
  withAnswer,
  withoutAnswer,
} from "./model.ts";
import { fieldsetId } from "./statements.ts";
import type { View } from "./view-parts.ts";
import { counted } from "./words.ts";

/** What every part of a statement needs. */
interface Context {
  app: App;
  definition: Definition;
  record: AuditRecord;
  statement: Statement;
  answer: Answer;
  id: string;
}

/** A statement as a group of native radios with its details beneath. */
export function statementView(
  app: App,
  definition: Definition,
  record: AuditRecord,
  statement: Statement,
  number: number,
): View {
  const answer = record.answers.get(statement.id) ?? EMPTY_ANSWER;
  const context = { app, definition, record, statement, answer, id: fieldsetId(statement.id) };
  const fresh = record.statements.length > 0 && !record.statements.includes(statement.id);
  return html`<fieldset id=${context.id} class="statement" tabindex="-1">
    <legend>
      <h2><span class="number">${number}.</span> ${statement.text}</h2>
    </legend>
    ${fresh ? html`<p class="chip">New in version ${definition.version}</p>` : nothing} ${lawLine(statement)} ${settingsLine(statement)}
    <div class="choices">
      ${definition.ratings.map((one) => choice(context, one.id, one.label, statement.descriptors?.[one.id] ?? ""))}
      ${choice(context, DONT_KNOW, "Don’t know", "", "apart")} ${choice(context, NOT_APPLICABLE, "Not applicable", "", "apart")}
    </div>
    ${definition.priorities.length > 0 ? priorityGroup(context) : nothing} ${details(context)}
  </fieldset>`;
}

function change(context: Context, part: Partial<Answer>, wait = 0): void {
  const { app, record, statement } = context;
  app.edit(record.record_id, (current, at) => withAnswer(current, statement.id, part, at), wait);
}

function choice(context: Context, value: string, label: string, means: string, className = ""): View {
  const { answer, statement, id } = context;
  return html`<div class=${`choice ${className}`}>
    <input type="radio" id=${`${id}--${value}`} name=${`${statement.id}.now`} value=${value} .checked=${live(answer.now === value)}
      @change=${() => change(context, { now: value })} />
    <label for=${`${id}--${value}`}><span class="choice-name">${label}</span>${means === "" ? nothing : html` <span class="choice-means">${means}</span>`}</label>
  </div>`;
}

function lawLine({ must }: Statement): View {
  if (must === null) return nothing;
  const title = must.url
    ? html`<a href=${must.url} target="_blank" rel="noopener noreferrer">${must.title} (opens in a new tab)</a>`
    : must.title;
  return html`<p class="law">
    <svg class="lock" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      <path d="M4 7V5a4 4 0 0 1 8 0v2h1v8H3V7zm2 0h4V5a2 2 0 0 0-4 0z"></path>
    </svg>
    <strong>Required by law or statutory guidance.</strong> Its priority cannot be low. ${title}
  </p>`;
}

function settingsLine({ settings }: Statement): View {
  if (settings.length === 0 || settings.length === 3) return nothing;
  return html`<p class="hint">Written for ${settings.join(" and ")} schools.</p>`;
}

function priorityGroup(context: Context): View {
  const { definition, statement, answer, id } = context;
  const chosen = priorityOf(statement, answer);
  return html`<fieldset class="priority">
    <legend>Priority${statement.must === null ? nothing : html` <span class="hint">(low is not offered: this is required)</span>`}</legend>
    <div class="row">
      ${prioritiesFor(definition, statement).map(
        (one) => html`<div class="choice small">
          <input type="radio" id=${`${id}--priority-${one.id}`} name=${`${statement.id}.priority`} value=${one.id} .checked=${live(chosen === one.id)}
            @change=${() => change(context, { priority: one.id })} />
          <label for=${`${id}--priority-${one.id}`}>${one.label}</label>
        </div>`,
      )}
    </div>
  </fieldset>`;
}

function details(context: Context): View {
  const { definition, answer } = context;
  const filled = [answer.evidence, answer.owner, answer.date, answer.confidence].filter(Boolean).length;
  const note = filled === 0 ? "" : ` (${counted(filled, "field")} filled in)`;
  return html`<details class="more">
    <summary>${definition.anonymous ? "Notes" : "Evidence, owner and date"}${note}</summary>
    ${evidenceField(context)} ${definition.anonymous ? nothing : ownerFields(context)} ${confidenceGroup(context)} ${links(context)}
    <p class="buttons"><button type="button" class="careful" @click=${() => clearAnswer(context)}>Clear this answer</button></p>
  </details>`;
}

function evidenceField(context: Context): View {
  const { statement, answer, id } = context;
  return html`<div class="field">
    <label for=${`${id}--evidence`}>Evidence</label>
    ${
      statement.evidence.length === 0
        ? nothing
        : html`<div class="hint" id=${`${id}--prompts`}>
            You could look at:
            <ul>
              ${statement.evidence.map((one) => html`<li>${one}</li>`)}
            </ul>
          </div>`
    }
    <textarea id=${`${id}--evidence`} name=${`${statement.id}.evidence`} rows="3" maxlength="10000"
      aria-describedby=${statement.evidence.length === 0 ? nothing : `${id}--prompts`} .value=${live(answer.evidence)}
      @input=${(event: Event) => change(context, { evidence: (event.target as HTMLTextAreaElement).value }, TEXT_WAIT)}></textarea>
  </div>`;
}

function ownerFields(context: Context): View {
  const { statement, answer, id } = context;
  return html`<div class="field">
      <label for=${`${id}--owner`}>Owner</label>
      <p class="hint" id=${`${id}--owner-hint`}>A role, for example “pastoral lead”.</p>
      <input id=${`${id}--owner`} name=${`${statement.id}.owner`} type="text" maxlength="200" aria-describedby=${`${id}--owner-hint`}
        .value=${live(answer.owner)}
        @input=${(event: Event) => change(context, { owner: (event.target as HTMLInputElement).value }, TEXT_WAIT)} />
    </div>
    <div class="field">
      <label for=${`${id}--date`}>Date</label>
      <p class="hint" id=${`${id}--date-hint`}>When this was checked, or will be.</p>
      <input id=${`${id}--date`} name=${`${statement.id}.date`} type="date" min="2000-01-01" max="2100-12-31" aria-describedby=${`${id}--date-hint`}
        .value=${live(answer.date ?? "")} @change=${(event: Event) => changeDate(context, event.target as HTMLInputElement)} />
    </div>`;
}

/** Half a date is not a date: the field keeps what is typed, the answer keeps what it had. */
function changeDate(context: Context, field: HTMLInputElement): void {
  if (field.validity.badInput) return;
  if (field.value === "" || /^\d{4}-\d{2}-\d{2}$/.test(field.value)) change(context, { date: field.value || null });
}

function confidenceGroup(context: Context): View {
  const { statement, answer, id } = context;
  return html`<fieldset class="confidence">
    <legend>How sure are you?</legend>
    <div class="row">
      ${CONFIDENCES.map(
        (one) => html`<div class="choice small">
          <input type="radio" id=${`${id}--confidence-${one.id}`} name=${`${statement.id}.confidence`} value=${one.id}
            .checked=${live(answer.confidence === one.id)} @change=${() => change(context, { confidence: one.id })} />
          <label for=${`${id}--confidence-${one.id}`}>${one.label}</label>
        </div>`,
      )}
    </div>
  </fieldset>`;
}

function links({ app, statement }: Context): View {
  const { standards, sessions, site } = app.page;
  const session =
    statement.session === null || statement.session === undefined ? undefined : sessions[statement.session];
  return html`${
    session ? html`<p>In the programme: <a href=${`${site.base}${session.url}`}>${session.title}</a></p>` : nothing
  }
  ${
    statement.maps_to.length === 0
      ? nothing
      : html`<p class="chips-label">Answers to these standards:</p>
          <ul class="chips">
            ${statement.maps_to.map((id) => html`<li class="chip">${standards[id]?.family ? `${standards[id].family}: ` : ""}${standards[id]?.title ?? id}</li>`)}
          </ul>`
  }`;
}

function clearAnswer({ app, record, statement, id }: Context): void {
  app.edit(record.record_id, (current, at) => withoutAnswer(current, statement.id, at));
  document.getElementById(id)?.focus();
  app.announcer.say("The answer was cleared.");
}
