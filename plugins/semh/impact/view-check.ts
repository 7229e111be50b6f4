/** What goes with all figures, and the last screen: what is missing or cannot be, with a way to change it. */
import { html } from "lit-html";
import { writeRoute } from "../audits/workbench/routes.ts";
import { heading, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { impactRoute, type RecordContext, reportFor } from "./context.ts";
import { evidenceOf, NOTES, periodProblems } from "./form.ts";
import { problemsIn, wordField } from "./view-evidence.ts";
import { impactButtons } from "./view-record.ts";
import { reportBody } from "./view-report.ts";

/** The texts that belong to the whole record. */
export function notesView(context: RecordContext): View {
  const { record } = context;
  return html`
    <p>${routeLink(impactRoute(record.record_id), "All kinds of evidence", "back")}</p>
    ${heading("What else changed, and the honest sentence", record.name)}
    <p>They stand in the report. Nobody may be recognised in them: no names, initials or classes, and no colleague’s illness.</p>
    ${NOTES.map(({ id, label, hint }) => wordField(context, id, label, hint))}
    <p class="buttons onwards">${routeLink(impactRoute(record.record_id, "check"), "Check and finish", "button main")}</p>
  `;
}

interface Found {
  field: string;
  text: string;
  part: string;
  item: string | null;
}

/** The last screen. */
export function checkView(context: RecordContext): View {
  const { data, record } = context;
  const found: Found[] = [
    ...periodProblems(record).map((one) => ({ ...one, part: "periods", item: null })),
    ...evidenceOf(data.measures).flatMap((kind) =>
      problemsIn(context, kind).map((one) => ({ ...one, part: "evidence", item: kind.id })),
    ),
  ];
  return html`
    <p>${routeLink(impactRoute(record.record_id), "All kinds of evidence", "back")}</p>
    ${heading("Check and finish", record.name)}
    ${
      found.length === 0
        ? html`<p id="nothing-wrong"><strong>Nothing is wrong with what is filled in.</strong> Download a copy: it is the record that lasts.</p>`
        : html`<div class="error-summary" id="to-mend" aria-labelledby="to-mend-title" role="group">
            <h2 id="to-mend-title">To mend: ${found.length}</h2>
            <ul>${found.map((one) => html`<li><a href=${writeRoute(impactRoute(record.record_id, one.part, one.item))} data-focus=${one.field}>${one.text}</a></li>`)}</ul>
          </div>`
    }
    ${impactButtons(context)} ${reportBody(reportFor(context, record))}
  `;
}
