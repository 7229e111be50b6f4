/** The second look before notes come into the record: what was found, what is there already, and what is taken. */
import { html, nothing } from "lit-html";
import { commit } from "../actions.ts";
import { type App, now } from "../app.ts";
import type { ProgrammeRecord } from "../programme.ts";
import { loadScript } from "../scripts.ts";
import type { Panel } from "../state.ts";
import { heading, type View } from "../view-parts.ts";
import { counted } from "../words.ts";
import { compare, type Found, keptHere, readNotes, withFound } from "./found.ts";

type BringInPanel = Extract<Panel, { kind: "bring-in" }>;

/** Look at what the pages keep in this browser. */
export async function lookHere(app: App, record: ProgrammeRecord): Promise<void> {
  const pages = await loadScript("pages.js", () => globalThis.semhPages).catch(() => []);
  const kept = keptHere(app.page.storage_key, pages);
  if (kept === null) {
    return app.tell(
      "Nothing that was written on the pages can be seen from here. Open “My notes” on the site, save your notes to a file there, and open the file here.",
      "problem",
    );
  }
  ask(app, record, "the pages of the site, in this browser", compare(record, kept));
}

/** Look at a file of the page “My notes”. */
export async function lookInFile(app: App, record: ProgrammeRecord, file: File): Promise<void> {
  const found = await readNotes(file);
  if (!found.ok) return app.tell(found.problem, "problem");
  ask(app, record, file.name, compare(record, found.value));
}

function ask(app: App, record: ProgrammeRecord, from: string, { found, unfit }: ReturnType<typeof compare>): void {
  const fresh = found.filter((one) => one.state !== "same");
  if (fresh.length === 0) {
    const why = unfit > 0 ? unfitWords(unfit) : "What is written there is in the record already.";
    app.tell(`From ${from}: nothing new. ${why}`, unfit > 0 ? "problem" : "done");
    return;
  }
  app.state.notice = null;
  const taken = new Set(fresh.filter((one) => one.wanted).map(nameOf));
  app.ask({
    kind: "bring-in",
    into: record.record_id,
    from,
    found: fresh,
    same: found.length - fresh.length,
    unfit,
    taken,
  });
}

function unfitWords(unfit: number): string {
  return `${counted(unfit, "thing")} cannot be copied: too long, or damaged. The page still has it.`;
}

const nameOf = (one: Found) => `${one.list} ${one.key}`;

/** The question. Nothing is changed before the button. */
export function bringInPanel(app: App, panel: BringInPanel): View {
  return html`${heading("Bring in what was written on the pages")}
    <p id="bring-in-summary">From ${panel.from}: ${counted(panel.found.length, "thing")} that the record does not have like this${panel.same > 0 ? html`, and ${panel.same} that it has already` : nothing}. Nothing has been changed yet.</p>
    ${panel.unfit > 0 ? html`<p class="is-problem">${unfitWords(panel.unfit)}</p>` : nothing}
    <p>The record is the school’s. Untick what is only for you: it stays where it is.</p>
    ${panel.found.map((one, index) => foundView(panel, one, index))}
    <p class="buttons">
      <button type="button" id="bring-in-apply" class="main" @click=${() => void apply(app, panel)}>Copy what is ticked into the record</button>
      <button type="button" id="bring-in-cancel" @click=${() => app.ask(null)}>Leave everything as it is</button>
    </p>`;
}

function foundView(panel: BringInPanel, one: Found, index: number): View {
  const id = `take-${index}`;
  const name = nameOf(one);
  const toggle = (event: Event) => {
    if ((event.target as HTMLInputElement).checked) panel.taken.add(name);
    else panel.taken.delete(name);
  };
  return html`<section class="statement" aria-labelledby=${`found-${index}`}>
    <h2 id=${`found-${index}`}>${one.title}</h2>
    <p class="note">${one.words}</p>
    ${one.here === null ? nothing : html`<p>In the record now:</p><p class="note">${one.here}</p>`}
    <div class="tick">
      <input type="checkbox" id=${id} .checked=${panel.taken.has(name)} @change=${toggle} />
      <label for=${id}>${one.state === "new" ? "Copy this" : "Put this in its place"}<span class="visually-hidden">: ${one.title}</span></label>
    </div>
  </section>`;
}

async function apply(app: App, panel: BringInPanel): Promise<void> {
  const record = app.programme(panel.into);
  const chosen = panel.found.filter((one) => panel.taken.has(nameOf(one)));
  app.ask(null);
  if (record === undefined || chosen.length === 0) return app.tell("Nothing was ticked, so nothing was changed.");
  const next = withFound(record, chosen, now());
  await commit(
    app,
    [{ record_id: record.record_id, record: next }],
    `${counted(chosen.length, "thing")} copied into the record.`,
  );
}
