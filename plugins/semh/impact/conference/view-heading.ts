/** One heading of the conference: the school's own records to tick, and fields for what only people know. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { TEXT_WAIT } from "../../audits/workbench/app.ts";
import { areaField } from "../../audits/workbench/view-fields.ts";
import { heading, routeLink, type View } from "../../audits/workbench/view-parts.ts";
import { type Context, conferenceRoute } from "../context.ts";
import { type Group, HEADINGS, type Heading, type Prompt } from "./headings.ts";
import type { Given, Item } from "./offers.ts";
import { partOf, picked, withChoice, withTick } from "./story.ts";

/** So many are shown at once; the rest open with a click. */
const FIRST = 8;

/** The screen of a heading. */
export function headingView(context: Context, given: Given, one: Heading): View {
  const id = given.programme.record_id;
  const index = HEADINGS.indexOf(one);
  const next = HEADINGS[index + 1];
  const { gaps } = partOf(given, one);
  return html`
    <p>${routeLink(conferenceRoute(id), "All four headings", "back")}</p>
    ${heading(one.title, `Heading ${index + 1} of ${HEADINGS.length}, ${one.minutes} minutes`)}
    <p class="hint">Leave out: ${one.leave_out}</p>
    ${one.entries.map((entry) => (entry.kind === "prompt" ? promptField(context, given, entry) : groupField(context, given, entry)))}
    <section aria-labelledby="gaps-title">
      <h2 id="gaps-title">Still missing here</h2>
      ${gaps.length === 0 ? html`<p id="gaps">Nothing.</p>` : html`<ul class="lines" id="gaps">${gaps.map((gap) => html`<li>${gap}</li>`)}</ul>`}
    </section>
    <nav class="onwards" aria-label="Headings">
      <p>${next ? routeLink(conferenceRoute(id, next.id), `Go on: ${next.title}`, "button main") : routeLink(conferenceRoute(id), "All four headings", "button main")}</p>
    </nav>
  `;
}

function promptField({ app }: Context, given: Given, { id, label, hint, optional }: Prompt): View {
  return areaField({
    id: `say-${id.replace(".", "-")}`,
    label: optional ? `${label} (if it is so)` : label,
    hint,
    value: given.programme.conference.get(id) ?? "",
    max: 2000,
    change: (text) =>
      app.editProgramme(given.programme.record_id, (record, at) => withChoice(record, id, text, at), TEXT_WAIT),
  });
}

function groupField(context: Context, given: Given, group: Group): View {
  const items = group.items(given);
  const ticked = picked(given.programme, group.id);
  const isMore = (item: Item, index: number) => index >= FIRST && !ticked.has(item.id);
  const more = items.filter(isMore);
  const box = (item: Item) => tick(context, given, group, item, ticked.has(item.id), items.indexOf(item));
  return html`<fieldset class="statement" data-group=${group.id}>
    <legend><h2>${group.title}</h2></legend>
    ${group.hint === "" ? nothing : html`<p class="hint">${group.hint}</p>`}
    ${items.length === 0 ? html`<p>${group.none}</p>` : items.filter((item, index) => !isMore(item, index)).map(box)}
    ${more.length === 0 ? nothing : html`<details><summary>${more.length} more<span class="visually-hidden">: ${group.title}</span></summary>${more.map(box)}</details>`}
  </fieldset>`;
}

function tick({ app }: Context, given: Given, group: Group, item: Item, isOn: boolean, index: number): View {
  const id = `tick-${group.id.replace(".", "-")}-${index}`;
  const change = (event: Event) => {
    const { checked } = event.target as HTMLInputElement;
    app.editProgramme(given.programme.record_id, (record, at) => withTick(record, group.id, item.id, checked, at));
  };
  return html`<div class="tick">
    <input type="checkbox" id=${id} .checked=${live(isOn)} @change=${change} />
    <label for=${id}>${item.label === "" ? nothing : html`<strong>${item.label}:</strong> `}${item.text}</label>
  </div>`;
}
