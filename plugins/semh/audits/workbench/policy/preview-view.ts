/** The finished policy as it is read and printed: document control, approval, the text, its sources. */
import { html, nothing } from "lit-html";
import type { App } from "../app.ts";
import { letterhead } from "../view-letterhead.ts";
import { heading, print, routeLink, type View } from "../view-parts.ts";
import { blocksView, spansView } from "./blocks-view.ts";
import { fill } from "./fill.ts";
import { type Filled, type FilledSection, isAppendix } from "./filled.ts";
import type { Given } from "./given.ts";
import type { Template } from "./template.ts";
import { policyExport } from "./word-export.ts";

/** The preview, with the way back, Word and a print button. */
export function previewView(app: App, given: Given, template: Template): View {
  const route = { page: "policy-preview", record: given.record.record_id, policy: template.id } as const;
  return html`
    <p class="no-print">${routeLink({ page: "policy-tasks", record: route.record, policy: template.id }, "All sections", "back")}</p>
    ${heading(template.title, given.school)}
    <p class="buttons no-print">
      <button type="button" id="word" @click=${() => void policyExport(app, given, template)}>Word</button>
      <button type="button" id="print-report" class="main" @click=${() => print(app, route)}>Print</button>
    </p>
    ${documentView(app, given, fill(given, template))}
  `;
}

/** The document without its title. */
export function documentView(app: App, given: Given, filled: Filled): View {
  return html`<article class="report policy-text" id="policy-document">
    ${letterhead(app)}
    ${controlTable(filled)}
    ${filled.sections.filter((one) => !isAppendix(one)).map((one) => sectionPart(given, one))} ${approvalTable(filled)}
    ${filled.sections.filter(isAppendix).map((one) => sectionPart(given, one))} ${sourceList(filled)}
    ${filled.closing === null ? nothing : blocksView(given, [filled.closing])}
  </article>`;
}

function sectionPart(given: Given, { id, title, blocks }: FilledSection): View {
  return html`<section data-section=${id}>
    ${title === "" ? nothing : html`<h2>${title}</h2>`} ${blocksView(given, blocks)}
  </section>`;
}

function controlTable({ control }: Filled): View {
  if (control.length === 0) return nothing;
  return html`<table id="policy-control">
    <caption>Document control</caption>
    <tbody>${control.map(([name, value]) => html`<tr><th scope="row">${name}</th><td>${spansView(value)}</td></tr>`)}</tbody>
  </table>`;
}

function approvalTable({ approval }: Filled): View {
  if (approval.length === 0) return nothing;
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Approval"><table id="policy-approval">
    <caption>Approval</caption>
    <thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Signature</th><th scope="col">Date</th></tr></thead>
    <tbody>${approval.map(([role, name]) => html`<tr><th scope="row">${role}</th><td>${spansView(name)}</td><td class="to-sign"></td><td></td></tr>`)}</tbody>
  </table></div>`;
}

function sourceList({ sources }: Filled): View {
  if (sources.length === 0) return nothing;
  return html`<section id="policy-sources">
    <h2>Sources</h2>
    <ol>${sources.map((one) => html`<li value=${one.number}>${one.publisher} (${one.date}). ${one.url === null ? one.title : html`<a href=${one.url}>${one.title}</a>`}</li>`)}</ol>
  </section>`;
}
