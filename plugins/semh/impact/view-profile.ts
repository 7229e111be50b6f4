/** Counts from the Profile as evidence of what came of support: taking the file in, and its table. */
import { html, nothing } from "lit-html";
import type { View } from "../audits/workbench/view-parts.ts";
import { paperDay } from "../audits/workbench/words.ts";
import { type Counts, readCounts } from "../profile/tool/counts-file.ts";
import type { RecordContext } from "./context.ts";
import { PROFILE_KEY, withWord } from "./form.ts";
import { profileOf } from "./report.ts";
import { supportTables } from "./support-tables.ts";

/** A text of the record holds no more. */
const MOST = 20_000;

/** The part of the screen of interventions. */
export function profilePart(context: RecordContext): View {
  const { app, record } = context;
  const counts = profileOf(record);
  const remove = () => app.editImpact(record.record_id, (current, at) => withWord(current, PROFILE_KEY, "", at));
  return html`<section class="statement" aria-labelledby="title-profile" id="profile-counts">
    <h2 id="title-profile">Counts from the Profile</h2>
    <p>The Profile can make a file of counts: for each kind of support that five pupils or more had, how many have a better figure. No pupil and no code is in it.</p>
    ${counts === null ? nothing : html`<p id="profile-taken">Here: counts of ${paperDay(counts.made_on)}, ${counts.n} pupils.</p>${profileView(counts)}`}
    <p class="buttons">
      <button type="button" id="take-counts" @click=${() => document.getElementById("counts-file")?.click()}>${counts === null ? "Take in a file of counts" : "Take in a newer file"}</button>
      ${counts === null ? nothing : html`<button type="button" id="remove-counts" class="careful" @click=${remove}>Take the counts out</button>`}
    </p>
    <input id="counts-file" type="file" accept=".json,application/json" hidden aria-label="A file of counts" @change=${(event: Event) => void take(context, event)} />
  </section>`;
}

async function take({ app, record }: RecordContext, event: Event): Promise<void> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  const text = file === undefined || file.size > 1024 * 1024 ? null : await file.text().catch(() => null);
  input.value = "";
  if (text === null)
    return app.tell("That file could not be read, or is larger than 1 MB. Nothing has been changed.", "problem");
  const read = readCounts(text);
  if (!read.ok) return app.tell(read.problem, "problem");
  const kept = JSON.stringify(read.value);
  if (kept.length > MOST)
    return app.tell("That file has more tables than a record can hold. Nothing has been changed.", "problem");
  app.editImpact(record.record_id, (current, at) => withWord(current, PROFILE_KEY, kept, at));
  app.tell(`Taken in: counts of ${paperDay(read.value.made_on)}, ${read.value.n} pupils.`);
}

/** What came of support, one row a kind. */
export function profileView(counts: Counts): View {
  const tables = supportTables(counts);
  if (tables.length === 0) return html`<p>No kind of support has five pupils, so there is nothing to show.</p>`;
  return html`${tables.map(
    ({ title, head, rows }) => html`<div class="table-wrap" tabindex="0" role="region" aria-label=${title}>
      <table class="profile-table">
        <caption>${title}</caption>
        <thead><tr>${head.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
        <tbody>${rows.map(([name, ...cells]) => html`<tr><th scope="row">${name}</th>${cells.map((one) => html`<td>${one}</td>`)}</tr>`)}</tbody>
      </table>
    </div>`,
  )}`;
}
