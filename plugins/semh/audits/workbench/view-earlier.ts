/** The older versions of a record, each with a way back to it. */
import { html } from "lit-html";
import { goBackTo } from "./actions.ts";
import type { App } from "./app.ts";
import { totalProgress } from "./counts.ts";
import { impactWords } from "./impact-record.ts";
import { countWords } from "./plan-words.ts";
import { policyWords } from "./policy.ts";
import { programmeWords } from "./programme.ts";
import { KIND_WORDS, type WorkRecord } from "./records.ts";
import type { Stored } from "./store.ts";
import type { View } from "./view-parts.ts";
import { counted, timeWords } from "./words.ts";

/** The list, once it is asked for. */
export function earlierVersions(app: App, record: WorkRecord): View {
  const { revisions } = app.state;
  const list = revisions?.recordId === record.record_id ? revisions.list : null;
  const what = KIND_WORDS[record.kind];
  return html`<h2>Earlier versions</h2>
    ${
      list === null
        ? html`<p>The last 20 saves of this ${what} are kept as well.</p>
            <p class="buttons"><button type="button" id="show-earlier" @click=${() => void show(app, record)}>Show earlier versions</button></p>`
        : list.length === 0
          ? html`<p>There is no earlier version of this ${what}.</p>`
          : html`<ul id="earlier">${list.map((one) => item(app, one))}</ul>`
    }`;
}

function item(app: App, one: Stored): View {
  const time = timeWords(one.savedAt, new Date());
  return html`<li>
    Saved ${time}: ${contentWords(app, one.record)}
    <button type="button" @click=${() => void goBackTo(app, one.record)}>Go back to this<span class="visually-hidden"> version, saved ${time}</span></button>
  </li>`;
}

function contentWords(app: App, record: WorkRecord): string {
  if (record.kind === "plan") return countWords(record, new Date());
  if (record.kind === "group") return `${counted(record.responses.size, "response")}.`;
  if (record.kind === "policy") return `${policyWords(record)}.`;
  if (record.kind === "programme") return `${programmeWords(record)}.`;
  if (record.kind === "impact") return `${impactWords(record)}.`;
  const definition = app.definition(record.definition_id);
  if (definition === undefined) return `${counted(record.answers.size, "answer")}.`;
  const { answered, total } = totalProgress(definition, record);
  return `${answered} of ${total} answered.`;
}

async function show(app: App, record: WorkRecord): Promise<void> {
  await app.saver.flush();
  try {
    app.state.revisions = { recordId: record.record_id, list: await app.store.revisions(record.record_id) };
    app.announcer.say(`${counted(app.state.revisions.list.length, "earlier version")} shown.`);
  } catch (error) {
    app.saver.failed(error);
  }
  app.redraw();
}
