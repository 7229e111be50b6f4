/** What the whole shows: years and classes, who has no support, and which groups stand high. */
import { html, nothing } from "lit-html";
import type { ShownWithParts } from "./aggregate.ts";
import type { App } from "./app.ts";
import { countsOf } from "./counts.ts";
import { hasSupport } from "./evaluate.ts";
import { reasonsToTalk } from "./history.ts";
import type { Rules } from "./scoring.ts";
import { bandsByClass, groupShares } from "./shares.ts";
import { bandCharts, sharesChart, supportChart } from "./view-charts.ts";
import { askCountsFile, askCountsWord } from "./view-counts.ts";
import { type Line, linesOf } from "./view-list.ts";
import { button, heading, link, problemBox, type View } from "./view-parts.ts";
import { askPrint } from "./view-pupil.ts";
import { rulesLine } from "./view-rules-line.ts";

export function overviewView(app: App): View {
  const lines = linesOf(app);
  const scored = lines.filter((one) => one.profile !== null);
  const counts = countsOf(lines, app.rules, app.page.comparing, app.today);
  const support = counts?.groups.find((one) => one.by === "support");
  const bands = app.rules.scores.map((score) => ({ ...score, shown: bandsByClass(scored, score.id, app.rules) }));
  const ofVulnerability = bands.find((one) => one.id === "vulnerability")?.shown ?? null;
  return html`${heading("Overview")}
    <p>For leaders and governors. A count of 1 to 4 is not shown, nor is any figure from which it could be worked out.</p>
    ${bands.map(({ title, shown }) => bandPart(title, shown, app.rules))}
    ${support === undefined ? nothing : html`<h2>What came of support</h2><p>Kinds of support that five pupils or more had; a pupil counts once for a kind.</p>${supportChart(support)}`}
    ${rulesLine(app)}
    <p class="hint no-print">Both scores are minimums where something is not known. ${scored.length} of ${lines.length} pupils have an entry.</p>
    <p class="buttons">${button("print", "Print", () => askPrint(app))}
      ${button("counts-word", "Counts for governors, in Word", () => askCountsWord(app, lines))}
      ${app.state.practice ? nothing : button("counts-file", "Counts for the Workbench (.json)", () => askCountsFile(app, lines))}</p>
    ${problemBox(app)}
    <div class="no-print"><h2>To talk about, without support</h2>
    <p>${link("classes", "Class by class")}</p>
    ${withoutSupport(app, scored)}
    <h2>Bias check</h2>
    <p>Not for sharing. Each group’s share of the upper two vulnerability bands, beside its share of the pupils entered. A large gap is a question: does the line find need, or count it twice? And which group never gets a concern?</p>
    ${sharesChart(groupShares(scored, app.rules, ofVulnerability))}</div>`;
}

function bandPart(title: string, shown: ShownWithParts | null, rules: Rules): View {
  if (shown === null) return html`<h2>${title}</h2><p>Fewer than five pupils: nothing is shown.</p>`;
  return bandCharts(title, shown, rules);
}

function withoutSupport(app: App, lines: readonly Line[]): View {
  const found = lines.filter((one) => one.profile?.talk && !hasSupport(one.pupil));
  if (found.length === 0) return html`<p id="without-support">Nobody.</p>`;
  return html`<p>${found.length} pupils. Not for sharing.</p>
    <ul id="without-support">${found.map(({ pupil, profile }) => html`<li>${link(`pupil/${pupil.id}`, pupil.code)}: ${profile ? reasonsToTalk(pupil, profile, app.rules).join("; ") : nothing}</li>`)}</ul>`;
}
