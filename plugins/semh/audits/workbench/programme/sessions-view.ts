/** The ten sessions: attended, planned or missed, on which day, and who came. */
import { html, nothing } from "lit-html";
import { type App, TEXT_WAIT } from "../app.ts";
import { EMPTY_SESSION, type ProgrammeRecord, SESSION_STATUSES, type SessionEntry } from "../programme.ts";
import { choiceField, dayField, lineField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { partRoute, setEntry } from "./edit.ts";
import { SESSION_WORDS } from "./report.ts";

/** The screen. */
export function sessionsView(app: App, record: ProgrammeRecord): View {
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("Sessions", record.name)} ${fileButtons(app)}
    <p>A member of the senior leadership team attends all ten. Name the roles of everybody who came, not the people.</p>
    ${Object.entries(app.page.programme.sessions).map(([id, title]) => sessionFields(app, record, id, title))}
    <nav class="onwards" aria-label="Parts of the record">
      <p>${routeLink(partRoute(record), "All parts of the record", "button main")}</p>
    </nav>
  `;
}

function sessionFields(app: App, record: ProgrammeRecord, id: string, title: string): View {
  const entry = record.sessions.get(id) ?? EMPTY_SESSION;
  const set = (part: Partial<SessionEntry>, wait = 0) =>
    setEntry(app, record, "sessions", id, EMPTY_SESSION, part, wait);
  const page = app.page.sessions[id];
  const number = id.slice(1);
  return html`<section class="statement" data-session=${id} aria-labelledby=${`title-${id}`}>
    <h2 id=${`title-${id}`}>${number}. ${title}</h2>
    ${page ? html`<p class="hint"><a href=${`${app.page.site.base}${page.url}`}>The page of session ${number}</a></p>` : nothing}
    ${choiceField(
      `status-${id}`,
      `Session ${number}`,
      SESSION_STATUSES.map((one) => [one, SESSION_WORDS[one]] as const),
      entry.status,
      "Nothing noted",
      (status) => set({ status }),
      nothing,
      "row",
    )}
    ${dayField({ id: `on-${id}`, label: `Date of session ${number}`, value: entry.on ?? "", change: (on) => set({ on: on || null }) })}
    ${lineField({
      id: `who-${id}`,
      label: `Who came to session ${number}`,
      hint: "Roles, for example “deputy head, SENCO, two teaching assistants”.",
      value: entry.who,
      change: (who) => set({ who }, TEXT_WAIT),
    })}
  </section>`;
}
