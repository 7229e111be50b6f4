/** Team Around the School: the list for the meeting, by code, of those whose family has agreed. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { EMPTY_TEAM, type Pupil, type Team } from "./book.ts";
import { textWarning } from "./names.ts";
import { area, button, choose, dayOf, field, heading, link, type View } from "./view-parts.ts";
import { askPrint } from "./view-pupil.ts";

export function teamView(app: App): View {
  const { pupils } = app.state.book;
  const listed = pupils.filter((one) => one.team !== null);
  const others = pupils.filter((one) => one.team === null);
  return html`${heading("Team Around the School")}
    <p>No pupil is talked about before the family has agreed, not even by code. If a child may be at risk of harm, the DSL acts without waiting for a meeting.</p>
    ${choose(
      "team-add",
      "Put a pupil on the list",
      "",
      [["", "Choose a code"], ...others.map((one) => [one.id, one.code] as const)],
      (id) => {
        if (id) app.edit(id, (one) => ({ ...one, team: EMPTY_TEAM }));
      },
    )}
    ${
      listed.length === 0
        ? html`<p id="team-empty">Nobody is on the list.</p>`
        : html`<p>${listed.filter((one) => one.team?.agreed).length} of ${listed.length} families have agreed.</p>
      ${listed.map((one) => card(app, one, one.team ?? EMPTY_TEAM))}
      <p class="buttons">${button("print", "Print", () => askPrint(app))}</p>`
    }`;
}

function card(app: App, pupil: Pupil, team: Team): View {
  const put = (part: Partial<Team>) =>
    app.edit(pupil.id, (one) => ({ ...one, team: { ...(one.team ?? EMPTY_TEAM), ...part } }), true);
  const id = (name: string) => `team-${pupil.id}-${name}`;
  const text = (key: "asked" | "decided", label: string) =>
    area({
      id: id(key),
      label: `${label} (${pupil.code})`,
      value: team[key],
      warning: textWarning(team[key]),
      change: (value) => put({ [key]: value }),
    });
  return html`<section class="card" data-team=${pupil.id}>
    <h2>${link(`pupil/${pupil.id}`, pupil.code)}: ${team.agreed ? `agreed with home on ${dayOf(team.agreed)}` : "not agreed with home: not on the agenda"}</h2>
    ${field({ id: id("agreed"), label: `Agreed with home on (${pupil.code})`, type: "date", value: team.agreed ?? "", change: (value) => put({ agreed: value || null }) })}
    ${
      team.agreed === null
        ? ""
        : html`${text("asked", "What we ask the team")} ${text("decided", "Who does what, by when")}
      ${field({ id: id("follow"), label: `Look again on (${pupil.code})`, type: "date", value: team.followUp ?? "", change: (value) => put({ followUp: value || null }) })}`
    }
    <p class="buttons">${button(id("off"), `Take ${pupil.code} off the list`, () => app.edit(pupil.id, (one) => ({ ...one, team: null })))}</p>
  </section>`;
}
