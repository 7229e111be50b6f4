/** Which rules score, on every screen and sheet of paper that shows a score. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import type { View } from "./view-parts.ts";

/** The version in use; adapted rules also say what they are worth. */
export function rulesLine(app: App): View {
  const { rules, rulesLeftAside, state } = app;
  if (rulesLeftAside)
    return html`<p class="problem" id="rules-line"><strong>Your school’s own rules do not fit this edition of the tool</strong>, so the programme’s rules score: ${rules.version}. See <a href="#/rules">Our rules</a>.</p>`;
  return html`<p class="hint" id="rules-line">Scored by rules ${rules.version}.${state.book.rules === null ? nothing : ` ${rules.school?.warning ?? ""}`}</p>`;
}
