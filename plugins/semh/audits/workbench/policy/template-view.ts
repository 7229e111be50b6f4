/** One policy: the list of its sections with their status, and what is still to be mended. */
import { html, nothing } from "lit-html";
import type { App } from "../app.ts";
import { EMPTY_SECTION, hasOwnText, sectionKey } from "../policy.ts";
import { writeRoute } from "../routes.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { counted, isoDay } from "../words.ts";
import { piecesView } from "./blocks-view.ts";
import { check, hasChanged, KINDS, sectionStatus } from "./check.ts";
import { fill } from "./fill.ts";
import type { Filled } from "./filled.ts";
import { type Given, longDay } from "./given.ts";
import { notesOf } from "./notes.ts";
import { type Section, sectionsOf, type Template } from "./template.ts";
import { policyExport } from "./word-export.ts";

/** The task list of one policy. */
export function templateView(app: App, given: Given, template: Template): View {
  const filled = fill(given, template);
  const record = given.record.record_id;
  const findings = check(given, template, isoDay(new Date())).length;
  const notes = template.sections.filter((section) => section.id === "").flatMap((section) => notesOf(given, section));
  return html`
    <p>${routeLink({ page: "policy", record }, "All policies", "back")}</p>
    ${heading(template.title, given.school)} ${policyButtons(app, given, template)}
    <p class="hint">
      Template version ${template.version}, reviewed ${longDay(template.reviewed)}.
      ${template.awaits_review ? "No clinician has reviewed it yet." : nothing}
      ${template.url === "" || given.page.site.base === "" ? nothing : html`<a href=${`${given.page.site.base}${template.url}`}>Read the template as a page</a>.`}
    </p>
    ${notes.length > 0 ? html`<details class="how-to"><summary>Before you start</summary>${piecesView(notes)}</details>` : nothing}
    <h2>Sections</h2>
    <ol class="task-list" id="section-list">
      ${sectionsOf(template).map((section) => sectionItem(given, filled, section))}
      <li>
        <span class="task-name">${routeLink({ page: "policy-check", record, policy: template.id }, "Check")}</span>
        <span class="task-note" id="check-count">${findings === 0 ? "Nothing left to mend" : `${counted(findings, "thing")} to look at`}</span>
      </li>
      <li>
        <span class="task-name">${routeLink({ page: "policy-preview", record, policy: template.id }, "Read the whole")}</span>
        <span class="task-note">As it is printed, without the notes</span>
      </li>
    </ol>
  `;
}

/** The file buttons of one policy. */
export function policyButtons(app: App, given: Given, template: Template): View {
  const report = { page: "policy-preview", record: given.record.record_id, policy: template.id } as const;
  return fileButtons(app, { record: given.record, word: () => policyExport(app, given, template), report });
}

function sectionItem(given: Given, filled: Filled, section: Section): View {
  const { template } = filled;
  const status = sectionStatus(given, filled, section);
  const open = filled.gaps.filter((gap) => gap.section === section.id).length;
  const own = given.record.sections.get(sectionKey(template.id, section.id)) ?? EMPTY_SECTION;
  const facts = [
    open > 0 && counted(open, "gap"),
    hasOwnText(own) && (own.mode === "add" ? "your words added" : "your words"),
    hasChanged(given, template, section) && "the template has changed",
  ].filter(Boolean);
  const route = {
    page: "policy-section",
    record: given.record.record_id,
    policy: template.id,
    section: section.id,
  } as const;
  return html`<li data-section=${section.id}>
    <span class="task-name">${routeLink(route, section.title)}</span>
    <span class="task-note">${facts.join(", ")}</span>
    <strong class=${status === "Completed" ? "task-status is-done" : "task-status"}>${status}</strong>
  </li>`;
}

/** What is to be mended, by kind, each with a link to its place. */
export function checkView(app: App, given: Given, template: Template): View {
  const found = check(given, template, isoDay(new Date()));
  const record = given.record.record_id;
  return html`
    <p>${routeLink({ page: "policy-tasks", record, policy: template.id }, template.title, "back")}</p>
    ${heading("Check", template.title)} ${policyButtons(app, given, template)}
    ${
      found.length === 0
        ? html`<p id="all-clear"><strong>Nothing is left to mend.</strong> Have your designated safeguarding lead read it before governors do.</p>`
        : html`<p id="findings"><strong>${counted(found.length, "thing")} to look at.</strong> A policy may be printed with gaps in it: they stay visible, in square brackets.</p>`
    }
    ${KINDS.map(([kind, title]) => {
      const list = found.filter((one) => one.kind === kind);
      if (list.length === 0) return nothing;
      return html`<h2>${title}</h2>
        <ul class="lines" data-kind=${kind}>
          ${list.map((one) => html`<li><a href=${writeRoute(one.route)} data-focus=${one.focus ?? nothing}>${one.text}</a></li>`)}
        </ul>`;
    })}
  `;
}
