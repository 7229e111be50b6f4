/** The pupils as a table: sorted, filtered, fifty a page. */
import { html, nothing } from "lit-html";
import { safeCell, toCsv } from "../../audits/workbench/csv.ts";
import type { App } from "./app.ts";
import { latest, type Pupil } from "./book.ts";
import { download } from "./download.ts";
import { hasSupport } from "./evaluate.ts";
import { currentProfile } from "./history.ts";
import { shortName } from "./own-rules.ts";
import type { Profile } from "./scoring.ts";
import { type Filter, NO_FILTER } from "./state.ts";
import { button, choose, dayOf, field, heading, link, type View } from "./view-parts.ts";
import { rulesLine } from "./view-rules-line.ts";

const A_PAGE = 50;
const AT_A_TIME = 100;
const COLUMNS: readonly (readonly [Filter["sort"], string])[] = [
  ["code", "Code"],
  ["year", "Year and class"],
  ["vulnerability", "Vulnerability"],
  ["behaviour", "Behaviour"],
  ["protective", "Protective"],
];
const ONLY: readonly (readonly [string, string])[] = [
  ["", "Everybody"],
  ["talk", "To talk about"],
  ["no-support", "To talk about, without support"],
  ["support", "With support"],
  ["unknown", "With something not known"],
  ["told", "DSL told"],
  ["empty", "Nothing entered yet"],
];

/** A pupil with the profile of today, which is worked out when it is first asked for: two thousand are too many to unlock with. */
export interface Line {
  readonly pupil: Pupil;
  readonly profile: Profile | null;
}

export function linesOf(app: App): Line[] {
  const { rules, today } = app;
  const profileOf = (pupil: Pupil) => {
    const known = app.scored.get(pupil);
    if (known?.day === today && known.rules === rules) return known.profile;
    const profile = currentProfile(pupil, rules, today);
    app.scored.set(pupil, { day: today, rules, profile });
    return profile;
  };
  return app.state.book.pupils.map((pupil) => ({
    pupil,
    get profile() {
      return profileOf(pupil);
    },
  }));
}

/** Score the pupils of an open vault a few at a time, so that the first order by a score finds it done. */
export function scoreAhead(app: App, from = 0): void {
  if (app.state.phase !== "open" || from >= app.state.book.pupils.length) return;
  setTimeout(() => {
    for (const line of linesOf(app).slice(from, from + AT_A_TIME)) void line.profile;
    scoreAhead(app, from + AT_A_TIME);
  }, 20);
}

export function listView(app: App): View {
  const all = linesOf(app);
  const found = sorted(
    app,
    all.filter((one) => fits(app, one)),
  );
  const { filter } = app.state;
  const pages = Math.max(1, Math.ceil(found.length / A_PAGE));
  const page = Math.min(filter.page, pages - 1);
  const shown = found.slice(page * A_PAGE, (page + 1) * A_PAGE);
  return html`${heading("Pupils")}
    <p class="buttons">
      <a class="button main" id="add-pupil" href="#/add">Add a pupil</a> <a class="button" href="#/import">Take in a sheet</a>
      ${button("export-csv", "Export this list", () => askExport(app, found))}
    </p>
    ${filters(app, all)}
    <p id="count" role="status">${found.length} of ${all.length} pupils</p>
    ${
      found.length === 0
        ? html`<p>No pupil fits. ${button("clear-filter", "Show everybody", () => set(app, { ...NO_FILTER }))}</p>`
        : html`${pupilTable(app, shown)} ${pager(app, page, pages)}`
    }
    <p class="hint">The order is for a conversation. It is no ranking, and it decides nothing.</p> ${rulesLine(app)}`;
}

function set(app: App, part: Partial<Filter>): void {
  app.state.filter = { ...app.state.filter, page: 0, ...part };
  app.redraw();
}

function filters(app: App, all: readonly Line[]): View {
  const { filter } = app.state;
  const { rules } = app;
  const values = (of: (pupil: Pupil) => string) =>
    [...new Set(all.map(({ pupil }) => of(pupil)))]
      .filter(Boolean)
      .sort(byName)
      .map((one) => [one, one] as const);
  return html`<details id="filters"><summary>Filter</summary><div class="row">
    ${field({ id: "f-text", label: "Code contains", value: filter.text, change: (text) => set(app, { text }) })}
    ${choose("f-year", "Year", filter.year, [["", "All years"], ...values((one) => one.year)], (year) => set(app, { year }))}
    ${choose("f-class", "Class", filter.class, [["", "All classes"], ...values((one) => one.class)], (value) => set(app, { class: value }))}
    ${choose("f-band", "Band of either score", filter.band, [["", "All bands"], ...rules.bands.map((one) => [one.id, one.title] as const)], (band) => set(app, { band }))}
    ${choose("f-factor", "Factor", filter.factor, [["", "Any"], ...rules.factors.map((one) => [one.id, `${shortName(one)} ${one.text}`] as const)], (factor) => set(app, { factor }))}
    ${choose("f-only", "Show", filter.only, ONLY, (only) => set(app, { only }))}
  </div></details>`;
}

function fits(app: App, line: Line): boolean {
  const { text, year, class: group, band, factor, only } = app.state.filter;
  const { pupil } = line;
  if (text !== "" && !pupil.code.toLowerCase().includes(text.toLowerCase())) return false;
  if ((year !== "" && pupil.year !== year) || (group !== "" && pupil.class !== group)) return false;
  if (band !== "" && line.profile?.vulnerability.band.id !== band && line.profile?.behaviour.band.id !== band)
    return false;
  if (factor !== "" && !latest(pupil)?.yes.includes(factor)) return false;
  if (only === "talk") return line.profile?.talk === true;
  if (only === "no-support") return line.profile?.talk === true && !hasSupport(pupil);
  if (only === "support") return hasSupport(pupil);
  if (only === "unknown") return (line.profile?.unknown ?? 0) > 0;
  if (only === "told") return pupil.told !== null;
  return only !== "empty" || line.profile === null;
}

function sorted(app: App, lines: Line[]): Line[] {
  const { sort, down } = app.state.filter;
  const byWord = sort === "code" || sort === "year";
  // each line is scored once, and only when the order asks for it
  const numbers = new Map(byWord ? [] : lines.map((one) => [one, numberOf(one, sort)] as const));
  const compare = (one: Line, two: Line) => {
    if (sort === "code") return byName(one.pupil.code, two.pupil.code);
    if (sort === "year") return byName(one.pupil.year, two.pupil.year) || byName(one.pupil.class, two.pupil.class);
    return (numbers.get(one) ?? 0) - (numbers.get(two) ?? 0);
  };
  return [...lines].sort((one, two) => (down ? -1 : 1) * compare(one, two) || byName(one.pupil.code, two.pupil.code));
}

function numberOf({ profile }: Line, sort: "vulnerability" | "behaviour" | "protective"): number {
  if (profile === null) return -1;
  return sort === "protective" ? profile.protective : profile[sort].points;
}

const collator = new Intl.Collator("en-GB", { numeric: true });
function byName(one: string, two: string): number {
  return collator.compare(one, two);
}

function pupilTable(app: App, lines: readonly Line[]): View {
  const { sort, down } = app.state.filter;
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label="Pupils"><table id="pupil-table">
    <caption>Pupils on ${dayOf(app.today)}, by rules ${app.rules.version}</caption>
    <thead><tr>
      ${COLUMNS.map(
        ([id, label]) => html`<th scope="col" aria-sort=${sort === id ? (down ? "descending" : "ascending") : "none"}>
          <button type="button" class="sort" id=${`sort-${id}`} @click=${() => set(app, { sort: id, down: sort === id ? !down : id !== "code" && id !== "year" })}>${label}</button>
        </th>`,
      )}
      <th scope="col">Talk</th><th scope="col">Support</th>
    </tr></thead>
    <tbody>${lines.map((one) => pupilRow(one))}</tbody>
  </table></div>`;
}

function pupilRow({ pupil, profile }: Line): View {
  const score = (id: "vulnerability" | "behaviour") =>
    profile === null ? "–" : html`${profile[id].points}, ${profile[id].band.title.toLowerCase()}`;
  const talk = pupil.told !== null ? `DSL told ${dayOf(pupil.told)}` : profile?.talk ? "Talk" : "";
  return html`<tr>
    <th scope="row">${link(`pupil/${pupil.id}`, pupil.code)}</th>
    <td>${pupil.year} ${pupil.class}</td>
    <td>${score("vulnerability")}</td>
    <td>${score("behaviour")}</td>
    <td>${profile === null ? "–" : profile.protective}${profile !== null && profile.unknown > 0 ? html` <span class="hint">(${profile.unknown} not known)</span>` : nothing}</td>
    <td>${talk}</td>
    <td>${hasSupport(pupil) ? "Yes" : ""}</td>
  </tr>`;
}

function pager(app: App, page: number, pages: number): View {
  if (pages === 1) return nothing;
  return html`<nav aria-label="Pages of the list" class="buttons">
    ${page > 0 ? button("page-back", "Page before", () => set(app, { page: page - 1 })) : nothing}
    <span>Page ${page + 1} of ${pages}</span>
    ${page < pages - 1 ? button("page-on", "Next page", () => set(app, { page: page + 1 })) : nothing}
  </nav>`;
}

function askExport(app: App, lines: readonly Line[]): void {
  app.ask({
    kind: "confirm",
    title: "Export a sheet that is not encrypted?",
    body: [
      `It holds the codes, bands and support of ${lines.length} pupils, and anybody who has the file can read it.`,
      "Keep it off open drives and out of e-mail, and delete it when you have done what you needed it for.",
    ],
    yes: "Export it",
    act: () => {
      const rows = lines.map(({ pupil, profile }) => [
        pupil.code,
        pupil.year,
        pupil.class,
        profile ? String(profile.vulnerability.points) : "",
        profile?.vulnerability.band.title ?? "",
        profile ? String(profile.behaviour.points) : "",
        profile?.behaviour.band.title ?? "",
        profile ? String(profile.protective) : "",
        profile?.talk ? "yes" : "",
        hasSupport(pupil) ? "yes" : "",
      ]);
      const heads = [
        "Code",
        "Year",
        "Class",
        "Vulnerability",
        "Band",
        "Behaviour",
        "Band",
        "Protective",
        "Talk",
        "Support",
      ];
      const handling = [
        safeCell("For staff who need it. Delete after use. Codes only; the scores decide nothing."),
        `Rules ${app.rules.version}`,
      ];
      download(`profile_${app.today}.csv`, toCsv([heads, ...rows, [], handling]), "text/csv");
    },
  });
}
