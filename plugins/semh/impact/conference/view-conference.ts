/** The conference: which records it draws on, the four headings, what is missing, and the slides, poster and case study. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { commit } from "../../audits/workbench/actions.ts";
import { now } from "../../audits/workbench/app.ts";
import { newProgramme, type ProgrammeRecord, programmeWords } from "../../audits/workbench/programme.ts";
import { auditsOf, plansOf, policiesOf, recordsOfKind } from "../../audits/workbench/state.ts";
import { fileButtons, heading, routeLink, type View } from "../../audits/workbench/view-parts.ts";
import { counted, paperDay } from "../../audits/workbench/words.ts";
import { type Context, conferenceRoute, impactRoute, sessionTen } from "../context.ts";
import { deckExport } from "./exports.ts";
import { candidates, type Given, SOURCES, type SourceId } from "./offers.ts";
import { type Part, storyOf, withChoice } from "./story.ts";

/** All that the screens of one record need. */
export function givenFor({ app, data }: Context, programme: ProgrammeRecord): Given {
  return {
    data,
    page: app.page,
    school: app.schoolName,
    programme,
    audits: auditsOf(app.state),
    plans: plansOf(app.state),
    policies: policiesOf(app.state),
    impacts: recordsOfKind(app.state, "impact"),
  };
}

/** The list of records of the programme; what is chosen for the conference is kept in one of them. */
export function conferencesView(context: Context): View {
  const { app } = context;
  const records = recordsOfKind(app.state, "programme");
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Conference")} ${about(context)}
    ${
      records.length === 0
        ? html`<p>What you choose for the conference is kept in your school’s record of the programme. There is none in this browser yet.</p>
            <p class="buttons"><button type="button" id="start-conference" class="main" @click=${() => void start(context)}>Start the record</button></p>`
        : html`<ul class="cards" id="conference-list">
            ${records.map(
              (one) => html`<li class="card">
                <h2>${routeLink(conferenceRoute(one.record_id), one.name)}</h2>
                <p>${programmeWords(one)}.</p>
              </li>`,
            )}
          </ul>`
    }
  `;
}

async function start({ app }: Context): Promise<void> {
  const record = newProgramme(app.freshName("programme", "Our programme"), now());
  if (await commit(app, [{ record_id: record.record_id, record }], null)) app.go(conferenceRoute(record.record_id));
}

function about(context: Context): View {
  const session = sessionTen(context);
  return html`<details class="how-to">
    <summary>How the conference pages work</summary>
    <ul>
      <li>Ten minutes under four headings. Your own records are offered under each; nothing is shown until you tick or write it.</li>
      <li>What is missing is named here and in the speaker’s notes. No sentence is made up.</li>
      <li>The same choices make the slides, the poster and the one-page case study.</li>
      <li>Small numbers stay hidden here too. What you type yourself nobody checks: no pupil’s story, initials or face, and no colleague who can be recognised.</li>
      ${session ? html`<li>To plan by hand: “Ten minutes, four headings”, among the handouts of <a href=${session.url}>${session.title}</a>.</li>` : nothing}
    </ul>
  </details>`;
}

/** One record: its tasks, what is missing, and the three ways to show it. */
export function conferenceView(context: Context, given: Given): View {
  const { app } = context;
  const { programme } = given;
  const id = programme.record_id;
  const parts = storyOf(given);
  return html`
    <p>${routeLink(conferenceRoute(null), "All records", "back")}</p>
    ${heading("Conference", programme.name)} ${fileButtons(app)} ${about(context)}
    <h2>Your records</h2>
    ${SOURCES.map((one) => sourceField(context, given, one.id, one.title))}
    <h2>The four headings</h2>
    <ol class="task-list" id="task-list">${parts.map((part) => headingTask(id, part))}</ol>
    <h2>Show it</h2>
    <p class="buttons">
      <button type="button" id="deck" class="main" @click=${() => void deckExport(context, given)}>Slides (PowerPoint)</button>
      ${routeLink(conferenceRoute(id, "poster"), "Poster", "button")} ${routeLink(conferenceRoute(id, "case-study"), "Case study", "button")}
    </p>
    <h2>Still missing</h2>
    ${gapList(parts)}
  `;
}

function headingTask(record: string, { heading, chosen, gaps }: Part): View {
  const items = chosen.reduce((sum, one) => sum + one.items.length, 0);
  const status = items === 0 ? "Not yet started" : gaps.length === 0 ? "Completed" : "In progress";
  return html`<li data-heading=${heading.id}>
    <span class="task-name">${routeLink(conferenceRoute(record, heading.id), heading.title)}<span class="hint block">${heading.minutes} minutes</span></span>
    <span class="task-note">${counted(items, "line")}${gaps.length === 0 ? "" : `, ${counted(gaps.length, "gap")}`}</span>
    <strong class=${status === "Completed" ? "task-status is-done" : "task-status"}>${status}</strong>
  </li>`;
}

function gapList(parts: readonly Part[]): View {
  const found = parts.filter((one) => one.gaps.length > 0);
  if (found.length === 0) return html`<p id="gaps">Nothing is missing.</p>`;
  return html`<p>The slides can be made all the same; each gap is named in the speaker’s notes.</p>
    <ul class="lines" id="gaps">${found.flatMap(({ heading, gaps }) => gaps.map((one) => html`<li>${heading.title}: ${one}</li>`))}</ul>`;
}

/** Which record of a kind is used. With one there is nothing to choose; with several nothing is, until somebody does. */
function sourceField(context: Context, given: Given, id: SourceId, title: string): View {
  const records = candidates(given, id);
  const key = `from.${id}`;
  const [only] = records;
  if (only === undefined) return html`<p>${title}: none in this browser. ${startLink(id)}</p>`;
  if (records.length === 1) return html`<p>${title}: ${only.name}, last changed ${paperDay(only.updated)}.</p>`;
  const { app } = context;
  const chosen = given.programme.conference.get(key) ?? "";
  const change = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    app.editProgramme(given.programme.record_id, (record, at) => withChoice(record, key, value, at));
  };
  return html`<div class="field">
    <label for=${`from-${id}`}>${title}</label>
    <select id=${`from-${id}`} .value=${live(chosen)} @change=${change}>
      <option value="" .selected=${chosen === ""}>Choose one</option>
      ${records.map((one) => html`<option value=${one.record_id} .selected=${one.record_id === chosen}>${one.name} (last changed ${paperDay(one.updated)})</option>`)}
    </select>
  </div>`;
}

function startLink(id: SourceId): View {
  if (id === "plan") return routeLink({ page: "plans" }, "Go to the development plan");
  if (id === "policy") return routeLink({ page: "policies" }, "Go to the policies");
  if (id === "impact") return routeLink(impactRoute(null), "Go to the impact form");
  return routeLink({ page: "home" }, "Start one");
}
