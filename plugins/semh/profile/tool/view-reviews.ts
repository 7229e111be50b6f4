/** Support of all pupils: reviews that are due, and whether it helped. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { download } from "./download.ts";
import { dueReviews, results, strength, VERDICTS } from "./evaluate.ts";
import { useMore } from "./later.ts";
import { linesOf } from "./view-list.ts";
import { button, dayOf, heading, link, table, type View } from "./view-parts.ts";

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
