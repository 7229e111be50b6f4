/** What changed since the last entry but one, scored by the same rules. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import type { Pupil } from "./book.ts";
import { changeOf, type Move, type OtherRules } from "./history.ts";
import { shortName } from "./own-rules.ts";
import { askedBy } from "./rules-in-use.ts";
import { dayOf, type View } from "./view-parts.ts";

const HOW: Readonly<Record<Move["how"], string>> = {
  new: "New",
  gone: "No longer so",
  expired: "Expired, which is no progress",
  replaced: "Counted in another line now",
};

export function changesView(app: App, pupil: Pupil): View {
  const asked = (version: string) => askedBy(version, app.page.rules, app.state.book);
  const compared = changeOf(pupil, app.rules, app.today, asked);
  if (compared.state === "one-entry") return html`<h2>Since last time</h2><p>There is only one entry.</p>`;
  if (compared.state === "unknown-rules")
    return html`<h2>Since last time</h2><p id="not-compared">Not compared: one entry was made by rules ${compared.version}, which this vault does not hold, so nobody can tell what was asked then.</p>`;
  const { change } = compared;
  const points = app.rules.scores
    .map((one) => `${one.title} ${change.points[one.id][0]}, then ${change.points[one.id][1]}`)
    .join(". ");
  return html`<h2>Since ${dayOf(change.from)}</h2>
    ${change.other === null ? nothing : otherRules(change.other)}
    <p id="points">${points}.</p>
    ${change.moves.length === 0 ? html`<p>The same facts.</p>` : html`<ul id="moves">${change.moves.map((one) => html`<li data-how=${one.how}>${HOW[one.how]}: ${one.factor.text}</li>`)}</ul>`}`;
}

/** Two entries made by different rules: which rules score both here, and what is left out of the comparison. */
function otherRules({ scoredBy, before, now, notAsked }: OtherRules): View {
  const left = notAsked.map((one) => `${shortName(one)} ${one.text}`).join("; ");
  return html`<p id="other-rules">Entered by ${before === now ? "rules" : "different rules: first"} ${before}${before === now ? "" : `, then ${now}`}.
    Here both are scored by the same rules, ${scoredBy}, so the difference comes from the facts.
    ${left === "" ? nothing : `Not asked both times, and so left out of this comparison: ${left}.`}</p>`;
}
