/** The records of impact in this browser, and one record: its task list. */
import { html, nothing } from "lit-html";
import { commit } from "../audits/workbench/actions.ts";
import { now } from "../audits/workbench/app.ts";
import { type ImpactRecord, impactWords, newImpact } from "../audits/workbench/impact-record.ts";
import { recordsOfKind } from "../audits/workbench/state.ts";
import { earlierVersions } from "../audits/workbench/view-earlier.ts";
import { fileButtons, heading, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { recordCard } from "../audits/workbench/view-record-card.ts";
import { counted } from "../audits/workbench/words.ts";
import { type Context, conferenceRoute, impactRoute, type RecordContext, sessionTen } from "./context.ts";
import { impactExports } from "./exports.ts";
import { AUDIT_KEYS, type Evidence, evidenceOf, filledIn, NOTES, spanWords } from "./form.ts";
import { refusalWords } from "./impact.ts";
import { HALF_TITLES } from "./report.ts";

/** The list. */
export function impactsView(context: Context): View {
  const { app } = context;
  const records = recordsOfKind(app.state, "impact");
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Impact")} ${fileButtons(app)} ${about(context)}
    ${
      records.length === 0
        ? html`<p>There is no record of impact in this browser yet. Start here, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="impact-list">
            ${records.map((one) => recordCard(app, one, impactRoute(one.record_id), `${impactWords(one)}.`))}
          </ul>`
    }
    <p class="buttons">
      <button type="button" id="start-impact" class=${records.length === 0 ? "main" : ""} @click=${() => void start(context)}>
        ${records.length === 0 ? "Start a record of impact" : "Start another record"}
      </button>
    </p>
  `;
}

async function start({ app }: Context): Promise<void> {
  const record = newImpact(app.freshName("impact", "Impact"), now());
  if (await commit(app, [{ record_id: record.record_id, record }], null)) app.go(impactRoute(record.record_id));
}

/** How the form works, in a few sentences. */
function about(context: Context): View {
  const { smallest } = context.data.measures.rules;
  const session = sessionTen(context);
  return html`<details class="how-to">
    <summary>How the impact form works</summary>
    <ul>
      <li>Eight kinds of evidence, for two periods of the same length and season. Fill in what you have.</li>
      <li>The definition stands beside each measure. Count the same way both times, and write down how.</li>
      <li>A count of 1 to ${smallest - 1} stands in your own fields and in your copy (.json), which is for you. The report, Word, Excel and the slides do not hold it, nor what would give it away.</li>
      <li>What adults did and what changed for pupils are reported apart. No figure here says what caused a change.</li>
      ${session ? html`<li>To fill in by hand: the impact sheet among the handouts of <a href=${session.url}>${session.title}</a>.</li>` : nothing}
    </ul>
  </details>`;
}

/** The file buttons of a record. */
export function impactButtons(context: RecordContext): View {
  const { app, record } = context;
  return fileButtons(app, { record, ...impactExports(context), report: impactRoute(record.record_id, "report") });
}

/** The task list of one record. */
export function recordView(context: RecordContext): View {
  const { app, data, record } = context;
  const kinds = evidenceOf(data.measures);
  const id = record.record_id;
  return html`
    <p>${routeLink(impactRoute(null), "All records of impact", "back")}</p>
    ${heading(record.name, "Impact")} ${impactButtons(context)} ${about(context)}
    <h2>First</h2>
    <ol class="task-list">${periodsTask(context)}</ol>
    <h2>The eight kinds of evidence</h2>
    <ol class="task-list" id="task-list">${kinds.map((kind) => evidenceTask(record, kind))}</ol>
    <h2>Last</h2>
    <ol class="task-list">
      ${task("notes", impactRoute(id, "notes"), "What else changed, and the honest sentence", "", notesStatus(record))}
      <li><span class="task-name">${routeLink(impactRoute(id, "check"), "Check and finish")}</span>
        <span class="task-note">What is missing or cannot be, and all results</span></li>
    </ol>
    <h2>For other readers</h2>
    <ul class="lines">
      <li>${routeLink(impactRoute(id, "report"), "The report on paper")}</li>
      <li>${routeLink(conferenceRoute(null), "Conference: slides, poster and case study")}</li>
    </ul>
    ${earlierVersions(app, record)}
  `;
}

type Status = "Not yet started" | "In progress" | "Completed";

function task(name: string, route: ReturnType<typeof impactRoute>, title: string, note: string, status: Status): View {
  return html`<li data-task=${name}>
    <span class="task-name">${routeLink(route, title)}${note === "" ? nothing : html`<span class="hint block">${note}</span>`}</span>
    <strong class=${status === "Completed" ? "task-status is-done" : "task-status"}>${status}</strong>
  </li>`;
}

function periodsTask({ data, record }: RecordContext): View {
  const refusal = refusalWords(data.measures, record.baseline, record.now);
  const isTouched = [record.baseline, record.now].some(
    (one) => one.from !== null || one.to !== null || one.pupils !== null,
  );
  const status = refusal === null ? "Completed" : isTouched ? "In progress" : "Not yet started";
  const note = isTouched ? `${spanWords(record, "baseline")}; ${spanWords(record, "now")}. ${refusal ?? ""}` : "";
  return task("periods", impactRoute(record.record_id, "periods"), "The two periods", note, status);
}

function evidenceTask(record: ImpactRecord, kind: Evidence): View {
  const counts = kind.measures.filter((one) => one.kind !== "audit");
  const { both, any } = filledIn(record, counts);
  const audits = kind.measures.some((one) => one.kind === "audit") && record.words.has(AUDIT_KEYS.now);
  const isDone = counts.length > 0 && both === counts.length;
  const status = isDone ? "Completed" : any > 0 || audits ? "In progress" : "Not yet started";
  const shows = [...new Set(kind.measures.map((one) => HALF_TITLES[one.shows].toLowerCase()))].join(" and ");
  const note = `Shows ${shows}. ${both} of ${counted(counts.length, "measure")} with both${audits ? ", and two audits" : ""}.`;
  return task(kind.id, impactRoute(record.record_id, "evidence", kind.id), kind.title, note, status);
}

function notesStatus(record: ImpactRecord): Status {
  const filled = NOTES.filter(({ id }) => record.words.has(id)).length;
  return filled === 0 ? "Not yet started" : filled === NOTES.length ? "Completed" : "In progress";
}
