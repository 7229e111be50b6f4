/** One section of a policy: the notes for drafting, the text as it stands, the school's own words, and agreeing it. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { type App, TEXT_WAIT } from "../app.ts";
import { EMPTY_SECTION, hasOwnText, type SectionMode, type SectionText, sectionKey, withSection } from "../policy.ts";
import { areaField } from "../view-fields.ts";
import { heading, routeLink, type View } from "../view-parts.ts";
import { blocksView, piecesView } from "./blocks-view.ts";
import { hasChanged } from "./check.ts";
import { fieldViews } from "./fields-view.ts";
import { fillSection } from "./fill.ts";
import { isAppendix } from "./filled.ts";
import { type Given, longDay } from "./given.ts";
import { notesOf } from "./notes.ts";
import { markOf, type Section, sectionsOf, type Template, usedFields } from "./template.ts";

const MODES: readonly (readonly [SectionMode, string])[] = [
  ["keep", "Keep the template’s words"],
  ["add", "Add our own words after them"],
  ["replace", "Put our own words in their place"],
];

/** What every part of the screen needs. */
interface Context {
  app: App;
  given: Given;
  template: Template;
  section: Section;
  own: SectionText;
}

/** The screen of a section. */
export function sectionView(app: App, given: Given, template: Template, section: Section): View {
  const own = given.record.sections.get(sectionKey(template.id, section.id)) ?? EMPTY_SECTION;
  const context = { app, given, template, section, own };
  const sections = sectionsOf(template);
  const index = sections.indexOf(section);
  const notes = notesOf(given, section);
  const fields = usedFields([section]);
  return html`
    <p>${routeLink({ page: "policy-tasks", record: given.record.record_id, policy: template.id }, template.title, "back")}</p>
    ${heading(section.title, isAppendix(section) ? template.title : `Section ${index + 1} of ${sections.filter((one) => !isAppendix(one)).length}`)} ${changedBox(context)}
    ${
      notes.length === 0
        ? nothing
        : html`<section class="statement" id="drafting-notes" aria-labelledby="notes-title">
            <h2 id="notes-title">Notes for drafting</h2>
            ${piecesView(notes)}
            <p class="hint">They are left out of the finished policy.</p>
          </section>`
    }
    <h2>The text as it stands</h2>
    <div class="policy-text" id="section-text">${blocksView(given, fillSection(given, template, section, []).blocks)}</div>
    ${ownWords(context)}
    ${fields.length === 0 ? nothing : html`<h2>Your school’s details in this section</h2>${fieldViews(app, given, fields)}`}
    <h2>Agreed?</h2>
    <div class="tick">
      <input type="checkbox" id="agreed" .checked=${live(own.agreed)}
        @change=${(event: Event) => set(context, { agreed: (event.target as HTMLInputElement).checked })} />
      <label for="agreed">We have read this section, and it says what our school does</label>
    </div>
    ${onwards(given, template, sections[index + 1], sections[index - 1])}
  `;
}

/** The first decision notes which words of the template it was made on; so does agreeing to them, and saying so. */
function set(context: Context, part: Partial<SectionText>, wait = 0): void {
  const { app, given, template, section, own } = context;
  const isSeen = own.seen === "" || (part.agreed === true && own.mode !== "replace");
  const change = { seen: isSeen ? markOf(template, section) : own.seen, ...part };
  const key = sectionKey(template.id, section.id);
  app.editPolicy(given.record.record_id, (record, at) => withSection(record, key, change, at), wait);
}

function ownWords(context: Context): View {
  const { own } = context;
  const choice = ([mode, label]: readonly [SectionMode, string]) => html`<div class="choice">
    <input type="radio" id=${`mode-${mode}`} name="mode" value=${mode} .checked=${live(own.mode === mode)} @change=${() => set(context, { mode })} />
    <label for=${`mode-${mode}`}>${label}</label>
  </div>`;
  return html`<fieldset class="priority">
      <legend>Our own words</legend>
      ${MODES.map(choice)}
    </fieldset>
    ${
      own.mode === "keep"
        ? own.text.trim() === ""
          ? nothing
          : html`<p class="hint">Your words are kept, though they do not stand in the text now.</p>`
        : areaField(
            {
              id: "own-text",
              label: own.mode === "add" ? "Our words, after the template’s" : "Our words, in place of the template’s",
              hint: "A blank line begins a new paragraph; a line that starts with “- ” becomes an item of a list. The box with emergency numbers stays in any case.",
              value: own.text,
              max: 20_000,
              change: (text) => set(context, { text }, TEXT_WAIT),
            },
            8,
          )
    }`;
}

function changedBox(context: Context): View {
  const { given, template, section, own } = context;
  if (!hasChanged(given, template, section)) return nothing;
  const [version] = own.seen.split(" ");
  const from = version === template.version ? "" : ` (version ${version} → ${template.version})`;
  const what = hasOwnText(own) ? "wrote your words" : "agreed this section";
  return html`<section class="notice" id="template-changed" aria-labelledby="changed-title">
    <h2 id="changed-title">The template has changed since you ${what}${from}</h2>
    <p>It was reviewed on ${longDay(template.reviewed)}. Your words are as you left them. Read the template’s new text${own.mode === "replace" ? ": choose “Keep the template’s words” for a moment; yours are not lost" : ""}.</p>
    <p class="buttons"><button type="button" id="seen" @click=${() => set(context, { seen: markOf(template, section) })}>I have read the new text</button></p>
  </section>`;
}

function onwards(given: Given, template: Template, next: Section | undefined, previous: Section | undefined): View {
  const base = { record: given.record.record_id, policy: template.id };
  return html`<nav class="onwards" aria-label="Sections">
    ${
      next
        ? html`<p>${routeLink({ page: "policy-section", ...base, section: next.id }, `Next section: ${next.title}`, "button main")}</p>`
        : html`<p>${routeLink({ page: "policy-check", ...base }, "Next: check", "button main")}</p>`
    }
    ${previous ? html`<p>${routeLink({ page: "policy-section", ...base, section: previous.id }, `Previous section: ${previous.title}`)}</p>` : nothing}
    <p>${routeLink({ page: "policy-tasks", ...base }, "All sections")}</p>
  </nav>`;
}
