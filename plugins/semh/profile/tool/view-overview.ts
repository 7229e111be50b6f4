/** What the whole shows: years, who has no support, bias, reviews that are due, and whether support helped. */
import { html, nothing } from "lit-html";
import { type Shown, suppress } from "./aggregate.ts";
import type { App } from "./app.ts";
import { latest } from "./book.ts";
import { bandRows } from "./counts.ts";
import { download } from "./download.ts";
import { dueReviews, hasSupport, results, strength, VERDICTS } from "./evaluate.ts";
import { reasonsToTalk } from "./history.ts";
import { useMore } from "./later.ts";
import type { ScoreId } from "./scoring.ts";
import { type Line, linesOf } from "./view-list.ts";
import { button, dayOf, heading, link, problemBox, table, type View } from "./view-parts.ts";
import { askPrint } from "./view-pupil.ts";
import { rulesLine } from "./view-rules-line.ts";

export function overviewView(app: App): View {
  const lines = linesOf(app);
  const scored = lines.filter((one) => one.profile !== null);
  return html`${heading("Overview")}
    <p>For leaders and governors. A count of 1 to 4 is not shown, nor is any figure from which it could be worked out.</p>
    ${app.rules.scores.map((one) => bandTable(app, scored, one.id, one.title))}
    ${rulesLine(app)}
    <p class="hint no-print">Both scores are minimums where something is not known. ${scored.length} of ${lines.length} pupils have an entry.</p>
    <p class="buttons">${button("print", "Print", () => askPrint(app))}
      ${button("counts-word", "Counts for governors, in Word", () => void useMore(app, ({ askCountsWord }) => askCountsWord(app, lines)))}
      ${app.state.practice ? nothing : button("counts-file", "Counts for the Workbench (.json)", () => void useMore(app, ({ askCountsFile }) => askCountsFile(app, lines)))}</p>
    ${problemBox(app)}
    <div class="no-print"><h2>To talk about, without support</h2>
    ${withoutSupport(app, scored)}
    <h2>Bias check</h2>
    <p>Not for sharing. Each group’s share of the upper two vulnerability bands, beside its share of the pupils entered. A large gap is a question: does the line find need, or count it twice? And which group never gets a concern?</p>
    ${biasTable(app, scored)}</div>`;
}

function bandTable(app: App, lines: readonly Line[], score: ScoreId, title: string): View {
  const shown = suppress(bandRows(lines, score, app.rules), "Other years");
  if (shown === null) return html`<h2>${title}</h2><p>Fewer than five pupils: nothing is shown.</p>`;
  return table(
    `${title}: pupils by year and band`,
    ["Year", ...app.rules.bands.map((one) => one.title), "All"],
    tableRows(shown),
  );
}

function tableRows(shown: Shown): unknown[][] {
  const cell = (value: number | null) => (value === null ? html`<span class="hint">not shown</span>` : value);
  const rows = shown.rows.map((label, index) => [
    label,
    ...(shown.cells[index] ?? []).map(cell),
    shown.rowTotals[index],
  ]);
  return [...rows, ["All", ...shown.columnTotals.map(cell), shown.total]];
}

function withoutSupport(app: App, lines: readonly Line[]): View {
  const found = lines.filter((one) => one.profile?.talk && !hasSupport(one.pupil));
  if (found.length === 0) return html`<p id="without-support">Nobody.</p>`;
  return html`<p>${found.length} pupils. Not for sharing.</p>
    <ul id="without-support">${found.map(({ pupil, profile }) => html`<li>${link(`pupil/${pupil.id}`, pupil.code)}: ${profile ? reasonsToTalk(pupil, profile, app.rules).join("; ") : nothing}</li>`)}</ul>`;
}

const GROUPS: readonly (readonly [string, readonly string[]])[] = [
  ["Free school meals through income", ["v8"]],
  ["SEN support or EHC plan", ["v3", "v4"]],
  ["Looked-after or with a social worker’s plan", ["v1"]],
  ["New to schools in England", ["v16"]],
];

function biasTable(app: App, lines: readonly Line[]): View {
  const { bands, talk_from } = app.rules;
  const from = bands.findIndex((one) => one.id === talk_from);
  const upper = lines.filter((one) => one.profile && bands.indexOf(one.profile.vulnerability.band) >= from);
  const rows = GROUPS.map(([label, ids]) => {
    const inGroup = (one: Line) => ids.some((id) => latest(one.pupil)?.yes.includes(id));
    const [all, high] = [lines.filter(inGroup).length, upper.filter(inGroup).length];
    if (all < 5 || lines.length - all < 5) return [label, "too few to show", "too few to show"];
    return [label, `${all} of ${lines.length}`, upper.length < 5 ? "too few to show" : `${high} of ${upper.length}`];
  });
  return table("Groups in the upper vulnerability bands", ["Group", "Of the pupils", "Of the upper bands"], rows);
}

export function reviewsView(app: App): View {
  const due = dueReviews(app.state.book.pupils, app.today);
  return html`${heading("Support")}
    <h2>Reviews that are due</h2>
    ${due.length === 0 ? html`<p id="due">None.</p>` : html`<ul id="due">${due.map(({ pupil, support }) => html`<li>${link(`support/${pupil.id}/${support.id}`, html`${pupil.code}: ${support.what}`)}, ${dayOf(support.review)}</li>`)}</ul>`}
    <p class="buttons">${button("reviews-ics", "Days of review for a calendar (.ics)", () => askCalendar(app))}</p>
    <h2>Did it help?</h2>
    <p>Better, same and worse count only pupils whose two periods have the same length and lie in the same season. Not for sharing where fewer than five pupils were compared.</p>
    ${resultTable(app)}
    <h3>Before you say that it worked</h3>
    <ul>
      <li>Pupils are often chosen at their worst, and tend to be better later whatever is done. ${comparison(app)}</li>
      <li>Support that was held half the time has not been tried.</li>
    </ul>`;
}

function askCalendar(app: App): void {
  app.ask({
    kind: "confirm",
    title: "Make a calendar file that is not encrypted?",
    body: [
      "It holds the days of the reviews to come, each as “Review due” with the pupil’s code, and nothing else about the pupil.",
      "A calendar may be seen by others and kept by whoever runs it. Delete an entry when its review is done.",
    ],
    yes: "Make it",
    act: () =>
      useMore(app, ({ reviewCalendar }) =>
        download(
          `reviews_${app.today}.ics`,
          reviewCalendar(app.state.book.pupils, app.today, new Date()),
          "text/calendar",
        ),
      ),
  });
}

function resultTable(app: App): View {
  const found = results(app.state.book.pupils, app.page.comparing);
  if (found.length === 0) return html`<p>No support is entered yet.</p>`;
  const heads = [
    "Support",
    "Pupils",
    ...VERDICTS.map((one) => one.label),
    "Not compared",
    "Middle change",
    "What may be said",
  ];
  return table(
    "Results by kind of support",
    heads,
    found.map((one) => [
      one.what || "Without a name",
      one.pupils,
      ...VERDICTS.map(({ id }) => one.verdicts[id]),
      one.refused,
      one.middle === null ? "–" : one.middle,
      strength(one.compared),
    ]),
  );
}

/** How many similar pupils had nothing: a count to set beside the results. */
function comparison(app: App): string {
  const waiting = linesOf(app).filter((one) => one.profile?.talk && one.pupil.supports.length === 0).length;
  return `In this vault ${waiting} pupils are to be talked about and have had no support: count the same thing for them.`;
}
