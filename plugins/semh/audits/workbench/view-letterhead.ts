/** The head of what is printed: logo, school, address, and who answers for the work; from the page "My school's details". */
import { html, nothing } from "lit-html";
import { LOGO } from "../../site/mine/names.ts";
import { whoRows } from "../../site/mine/school-words.ts";
import type { App } from "./app.ts";
import type { View } from "./view-parts.ts";

/** Logo, name and address, as far as they are known. */
export function letterhead(app: App): View {
  const { school_name, school_address, [LOGO]: logo } = app.details();
  if (school_name === undefined) return nothing;
  return html`<p class="letterhead">
    ${logo === undefined ? nothing : html`<img src=${logo} alt="" />`}
    <span><strong>${school_name}</strong>${school_address === undefined ? nothing : html` · ${school_address}`}</span>
  </p>`;
}

/** One line for each role: who it is, and how they are reached. */
export function whoLines(app: App): View {
  const rows = whoRows(app.details());
  if (rows.length === 0) return nothing;
  return html`<p class="who">${rows.map(([role, words], index) => html`${index === 0 ? nothing : html`<br />`}${role}: ${words}`)}</p>`;
}
