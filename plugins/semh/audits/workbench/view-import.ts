/** The second look before a copy is opened: what is in it, and what would change here. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { type Choice, describeHere, describeItem, type Item } from "./import-plan.ts";
import { applyCopy } from "./opening.ts";
import { countWords, LISTS } from "./records.ts";
import type { Panel } from "./state.ts";
import { heading, type View } from "./view-parts.ts";

type ImportPanel = Extract<Panel, { kind: "import" }>;

/** What a copy would change, with a choice for each audit that differs. Nothing is changed before "Open this copy". */
export function importPanel(app: App, panel: ImportPanel): View {
  const { items } = panel.plan;
  const { workbench } = panel.plan.file;
  return html`${heading("Open a copy: what would change")}
    <p id="import-summary">${panel.fileName}: ${countWords((kind) => workbench[LISTS[kind]].length)}. Nothing has been changed yet.</p>
    ${items.map((item, index) => itemView(panel, item, index))} ${schoolChoice(panel)}
    <p class="buttons">
      <button type="button" id="import-apply" class="main" @click=${() => void applyCopy(app, panel)}>Open this copy</button>
      <button type="button" id="import-cancel" @click=${() => app.ask(null)}>Leave everything as it is</button>
    </p>`;
}

function itemView(panel: ImportPanel, item: Item, index: number): View {
  const savedAt = panel.plan.file.savedAt;
  const inFile = describeItem(item, savedAt, new Date());
  if (item.kind !== "different") {
    return html`<h2>${item.incoming.name}</h2>
      <p>${inFile}.</p>
      <p><strong>${item.kind === "new" ? "It will be added." : "It is here already, exactly the same. Nothing will change."}</strong></p>`;
  }
  return html`<fieldset class="statement">
    <legend><h2>${item.incoming.name}</h2></legend>
    <p>In the copy: ${inFile}.</p>
    <p>Here: ${describeHere(item, new Date())}.</p>
    <div class="choices">
      ${option(panel, item, index, "replace", "Replace the one here with the copy")}
      ${option(panel, item, index, "copy", "Keep both: add the copy beside it")}
      ${option(panel, item, index, "skip", "Leave this one out")}
    </div>
  </fieldset>`;
}

function option(panel: ImportPanel, item: Item, index: number, choice: Choice, label: string): View {
  const id = `import-${index}-${choice}`;
  const key = item.incoming.record_id;
  return html`<div class="choice">
    <input type="radio" id=${id} name=${`import-${index}`} value=${choice} .checked=${panel.choices.get(key) === choice}
      @change=${() => panel.choices.set(key, choice)} />
    <label for=${id}><span class="choice-name">${label}</span></label>
  </div>`;
}

function schoolChoice(panel: ImportPanel): View {
  const { schoolHere, schoolInFile } = panel.plan;
  if (schoolInFile === "" || schoolInFile === schoolHere) return nothing;
  return html`<h2>School name</h2>
    <p>Here: ${schoolHere === "" ? "none" : schoolHere}. In the copy: ${schoolInFile}.</p>
    <div class="tick">
      <input type="checkbox" id="import-school" .checked=${panel.useSchool}
        @change=${(event: Event) => {
          panel.useSchool = (event.target as HTMLInputElement).checked;
        }} />
      <label for="import-school">Use the name in the copy</label>
    </div>`;
}
