/** Several people's answers: the sets in this browser, and one set with its responses. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { type App, TEXT_WAIT } from "./app.ts";
import type { Definition } from "./definition.ts";
import type { GroupRecord, GroupResponse } from "./group.ts";
import { offerStored, readReturns, removeResponse, startGroup } from "./group-actions.ts";
import { largeEnough, peopleIn } from "./spread.ts";
import { groupsOf } from "./state.ts";
import { earlierVersions } from "./view-earlier.ts";
import { fileButtons, heading, routeLink, type View } from "./view-parts.ts";
import { recordCard } from "./view-record-card.ts";
import { counted } from "./words.ts";

/** The list of sets, and starting one. */
export function groupsView(app: App): View {
  const groups = groupsOf(app.state);
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Several people’s answers")} ${fileButtons(app)} ${help()}
    ${
      groups.length === 0
        ? nothing
        : html`<h2>Your sets</h2>
            <ul class="cards" id="group-list">
              ${groups.map((one) => recordCard(app, one, { page: "group", record: one.record_id }, setWords(app, one)))}
            </ul>`
    }
    <h2>Start a set</h2>
    <ul class="cards">
      ${app.page.audits.map(
        (one) => html`<li class="card">
          <h3>${one.title}</h3>
          <p>Figures appear from ${one.group_minimum} people on.${one.anonymous ? " Names are not taken over." : ""}</p>
          <p class="buttons">
            <button type="button" data-start-group=${one.id} @click=${() => void startGroup(app, one)}>Start<span class="visually-hidden">: ${one.title}</span></button>
          </p>
        </li>`,
      )}
    </ul>
  `;
}

function help(): View {
  return html`<details class="how-to">
    <summary>How to put answers together</summary>
    <ol>
      <li>Each person fills in the audit or survey on a device of their own and presses “Download copy (.json)”.</li>
      <li>Collect the files and open them here, all at once if you like. You see what is in them before anything is added.</li>
      <li>Every response is kept whole. Where enough people answered, you see lowest, median and highest, where people disagree first.</li>
      <li>The agreed rating is decided by people, not worked out. Make an audit of what was agreed, and the plan follows from it.</li>
    </ol>
    <p>For a survey: names, owners and times are not taken over. But whoever collects the files could open each one, so ask somebody whom staff trust to do it.</p>
  </details>`;
}

function setWords(app: App, group: GroupRecord): string {
  const definition = app.definition(group.definition_id);
  return `${definition?.title ?? group.definition_id}. ${counted(group.responses.size, "response")}.`;
}

/** One set: its responses, adding more, and the way to the figures. */
export function groupView(app: App, definition: Definition, group: GroupRecord): View {
  const choose = (event: Event) => {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    input.value = "";
    if (files.length > 0) void readReturns(app, definition, group, files);
  };
  return html`
    <p>${routeLink({ page: "groups" }, "All sets", "back")}</p>
    ${heading(group.name, `${definition.title}, several people`)} ${fileButtons(app, { record: group })} ${help()}
    <p id="group-size"><strong>${counted(group.responses.size, "response")}.</strong> ${sizeWords(definition, group)}</p>
    <p class="buttons">
      <button type="button" id="add-returns" class="main" @click=${() => document.getElementById("returns-file")?.click()}>Add copies (.json)</button>
      <input id="returns-file" type="file" accept=".json,application/json" multiple hidden aria-label="Copies to add" @change=${choose} />
      <button type="button" id="add-stored" @click=${() => offerStored(app, definition, group)}>Add audits of this browser</button>
      ${routeLink({ page: "spread", record: group.record_id }, "See where people agree", "button")}
    </p>
    <h2>Responses</h2>
    ${
      group.responses.size === 0
        ? html`<p>None yet.</p>`
        : html`<ul class="cards" id="responses">
            ${repeat(
              group.responses,
              ([id]) => id,
              ([id, one]) => responseView(app, definition, group, id, one),
            )}
          </ul>`
    }
    ${earlierVersions(app, group)}
  `;
}

/** What the number of people allows to show. */
export function sizeWords(definition: Definition, group: GroupRecord): string {
  const people = peopleIn(definition, group);
  if (largeEnough(definition, group))
    return `Figures appear from ${definition.group_minimum} people on; they are shown.`;
  return `Figures appear from ${definition.group_minimum} people on, so that nobody’s own answers can be read from them. So far: ${people}.`;
}

function responseView(
  app: App,
  definition: Definition,
  group: GroupRecord,
  id: string,
  { label, audit }: GroupResponse,
): View {
  const rename = (event: Event) => {
    const text = (event.target as HTMLInputElement).value;
    const change = (current: GroupRecord, at: string): GroupRecord => {
      const one = current.responses.get(id);
      if (one === undefined) return current;
      return { ...current, responses: new Map(current.responses).set(id, { ...one, label: text }), updated: at };
    };
    app.editGroup(group.record_id, change, TEXT_WAIT);
  };
  const answers = [...audit.answers.values()].filter((one) => one.now !== null).length;
  return html`<li class="card" data-response=${id}>
    ${
      definition.anonymous
        ? html`<h3>${label}</h3>`
        : html`<div class="field">
            <label for=${`label-${id}`}>Whose answers</label>
            <p class="hint" id=${`label-${id}-hint`}>A role, for example “Year 2 teacher”.</p>
            <input id=${`label-${id}`} type="text" maxlength="200" aria-describedby=${`label-${id}-hint`} .value=${label} @input=${rename} />
          </div>`
    }
    <p>${counted(answers, "answer")}.</p>
    <p class="buttons">
      <button type="button" class="careful" @click=${() => void removeResponse(app, group, id)}>Remove<span class="visually-hidden"> ${label}</span></button>
    </p>
  </li>`;
}
