/** One record of the programme: the champion, and what is in it so far. */
import { html } from "lit-html";
import { type App, TEXT_WAIT } from "../app.ts";
import { type ProgrammeRecord, programmeWords } from "../programme.ts";
import { earlierVersions } from "../view-earlier.ts";
import { lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";

/** The first screen of a record. */
export function recordView(app: App, record: ProgrammeRecord): View {
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading(record.name, "Programme")} ${fileButtons(app, { record })}
    <p id="programme-count">${programmeWords(record)}.</p>
    ${lineField({
      id: "champion",
      label: "SEMH Champion",
      hint: "The role, such as deputy head.",
      value: record.champion,
      change: (champion) =>
        app.editProgramme(record.record_id, (one, at) => ({ ...one, champion, updated: at }), TEXT_WAIT),
    })}
    ${earlierVersions(app, record)}
  `;
}
