/** The records of the programme in this browser; one is normal. */
import { html } from "lit-html";
import { commit } from "../actions.ts";
import { type App, now } from "../app.ts";
import { newProgramme, programmeWords } from "../programme.ts";
import { recordsOfKind } from "../state.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { recordCard } from "../view-record-card.ts";

/** The list, with a way to start. */
export function programmesView(app: App): View {
  const records = recordsOfKind(app.state, "programme");
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Our programme")} ${fileButtons(app)}
    <p>Who attended what, which expectations are met and what shows it, sessions for parents, notes and CPD. It is your school’s own record: nobody is sent it.</p>
    ${
      records.length === 0
        ? html`<p>There is no record of the programme in this browser yet. Start here, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="programme-list">
            ${records.map((one) =>
              recordCard(
                app,
                one,
                { page: "programme", record: one.record_id, part: null, item: null },
                `${programmeWords(one)}.`,
              ),
            )}
          </ul>`
    }
    <p class="buttons">
      <button type="button" id="start-programme" class=${records.length === 0 ? "main" : ""} @click=${() => void start(app)}>
        ${records.length === 0 ? "Start your school’s record" : "Start a record for another school"}
      </button>
    </p>
  `;
}

async function start(app: App): Promise<void> {
  const record = newProgramme(app.freshName("programme", "Our programme"), now());
  if (await commit(app, [{ record_id: record.record_id, record }], null)) {
    app.go({ page: "programme", record: record.record_id, part: null, item: null });
  }
}
