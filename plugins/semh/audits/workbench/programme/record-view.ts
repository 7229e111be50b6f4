/** The first screen of a record of the programme: its parts with what stands in each, and what goes on paper. */
import { html, nothing } from "lit-html";
import { type App, TEXT_WAIT } from "../app.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { earlierVersions } from "../view-earlier.ts";
import { lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { counted, isoDay, paperDay } from "../words.ts";
import { totalsWords } from "./cpd.ts";
import { partRoute, setRecord } from "./edit.ts";
import { programmeExports } from "./exports.ts";
import { heldWords } from "./report.ts";
import { parentHalves } from "./terms.ts";

/** The task list. */
export function recordView(app: App, record: ProgrammeRecord): View {
  const exports = programmeExports(app, record);
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading(record.name, "Programme")}
    ${fileButtons(app, { record, word: exports.word, report: partRoute(record, "paper") })}
    <p>Your school’s own record of the programme. You decide what is met; what the Workbench knows already is offered to you and never entered by itself. “Download copy” takes everything in the Workbench with it, your notes too.</p>
    ${lineField({
      id: "champion",
      label: "SEMH Champion",
      hint: "The role, for example “deputy head”.",
      value: record.champion,
      change: (champion) => setRecord(app, record, { champion }, TEXT_WAIT),
    })}
    <h2>What is in it</h2>
    <ul class="task-list" id="programme-parts">
      ${partsOf(app, record).map(
        ([part, title, words, status]) => html`<li data-part=${part}>
          <span class="task-name">${routeLink(partRoute(record, part), title)}</span>
          <span class="task-note">${words}</span>
          ${status === null ? nothing : html`<strong class=${DONE.includes(status) ? "task-status is-done" : "task-status"}>${status}</strong>`}
        </li>`,
      )}
    </ul>
    <h2>For other readers</h2>
    <ul class="lines">
      <li>${routeLink(partRoute(record, "paper"), "The whole record on paper")}</li>
      <li>${routeLink(partRoute(record, "certificate"), "A certificate to print and have signed")}</li>
    </ul>
    <h2>Reminders</h2>
    <p>A calendar file with the visits and sessions for parents that are planned, and the day by which the next session for parents is due. Each reminds a week before.</p>
    <p class="buttons">
      <button type="button" id="calendar" @click=${() => void exports.calendar()}>Calendar (.ics)</button>
    </p>
    ${earlierVersions(app, record)}
  `;
}

/** How a part is called once nothing is open in it. */
const DONE: readonly string[] = ["Completed", "Held"];

/** [part, title, what stands in it, its status; null where nothing completes it]. */
function partsOf(app: App, record: ProgrammeRecord): [string, string, string, string | null][] {
  const { sessions, expectations } = app.page.programme;
  const attended = Object.keys(sessions).filter((id) => record.sessions.get(id)?.status === "attended").length;
  const met = Object.keys(expectations).filter((id) => record.expectations.get(id)?.status === "met").length;
  const [asked, all] = [Object.keys(expectations).length, Object.keys(sessions).length];
  const [half] = parentHalves(record, isoDay(new Date()));
  const next = nextVisit(record);
  return [
    ["sessions", "Sessions", `${attended} of ${all} attended`, statusOf(record.sessions.size, attended, all)],
    ["expectations", "Expectations", `${met} of ${asked} met`, statusOf(record.expectations.size, met, asked)],
    [
      "parents",
      "Sessions for parents",
      half ? `This half-year: ${heldWords(half)}` : "",
      half ? (half.isDue ? "Due" : "Held") : null,
    ],
    ["notes", "Notes and reflections", counted(record.notes.size, "note"), null],
    ["cpd", "CPD log", totalsWords(record), null],
    ["year-two", "Year two: beside one partner school", next, null],
  ];
}

function statusOf(touched: number, done: number, all: number): string {
  if (done === all && all > 0) return "Completed";
  return touched > 0 ? "In progress" : "Not yet started";
}

function nextVisit(record: ProgrammeRecord): string {
  const today = isoDay(new Date());
  const days = [...record.visits.values()].flatMap((one) => one.on ?? []);
  const [next] = days.filter((on) => on >= today).sort();
  if (next !== undefined) return `Next visit: ${paperDay(next)}`;
  return days.length > 0 ? counted(days.length, "visit") : "Nothing is planned yet";
}
