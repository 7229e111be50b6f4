/** A card in a list of records: its name, one line about it, and what can be done with the whole of it. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import type { WorkRecord } from "./records.ts";
import type { Route } from "./routes.ts";
import { routeLink, type View } from "./view-parts.ts";
import { timeWords } from "./words.ts";

/** The card. Without a route (a definition that this site does not have) the name is no link. */
export function recordCard(app: App, record: WorkRecord, route: Route | null, words: string): View {
  const hidden = html`<span class="visually-hidden"> “${record.name}”</span>`;
  return html`<li class="card" data-record=${record.record_id}>
    <h3>${route ? routeLink(route, record.name) : record.name}</h3>
    <p>${words} Changed ${timeWords(record.updated, new Date())}.</p>
    <p class="buttons">
      <button type="button" class="rename"
        @click=${() => app.ask({ kind: "rename", recordId: record.record_id, value: record.name, problem: null })}>Rename${hidden}</button>
      <button type="button" class="duplicate" @click=${() => void app.acts.duplicate(app, record)}>Duplicate${hidden}</button>
      <button type="button" class="delete careful" @click=${() => void app.acts.remove(app, record)}>Delete${hidden}</button>
    </p>
  </li>`;
}
