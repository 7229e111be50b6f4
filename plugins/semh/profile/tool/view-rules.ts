/** “Our rules”: what the school changes, beside what nobody can change. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { newId } from "./book.ts";
import { numberOf, type OwnFactor, type OwnRules, ownGroup, shortName } from "./own-rules.ts";
import { BAND_LETTERS } from "./own-rules-check.ts";
import { differences } from "./own-rules-words.ts";
import { checkDraft, draftOf, edit, putBack, saveRules, takeRules } from "./rules-actions.ts";
import type { Factor, SchoolLimits, ScoreId } from "./scoring.ts";
import { area, button, choose, chosenFile, field, fileField, heading, tick, type View } from "./view-parts.ts";
import { rulesLine } from "./view-rules-line.ts";

export function rulesView(app: App): View {
  const { school, scores, red_flags, red_flag_route } = app.page.rules;
  if (school === null) return html`${heading("Our rules")}<p>The rules of this site are not to be adapted.</p>`;
  const own = draftOf(app);
  return html`${heading("Our rules")} ${faultBox(app)} ${inUse(app)}
    <section class="law"><h2>Red flags: nobody switches them off</h2>
      <ul>${red_flags.map((one) => html`<li>${one}</li>`)}</ul><p><strong>${red_flag_route}</strong></p></section>
    <h2>Adapt the rules</h2>
    <p><strong>${school.warning}</strong></p>
    <p>Change little, and write down why. Take facts that are on record, and that two adults would answer alike. Being of a faith, a colour or a language is no risk and gets no line. Nothing below is used until you have seen what it would do.</p>
    ${scores.map((score) => scorePart(app, own, school, score))}
    ${bandsPart(app, own)}
    <p class="buttons">${button("check-rules", "Check, and show what this would do", () => checkDraft(app), "main")}
      ${app.state.draft ? button("drop-draft", "Drop these changes", () => drop(app)) : nothing}</p>`;
}

function drop(app: App): void {
  app.state.draft = null;
  app.state.error = "";
  app.redraw();
}

/** Everything that is wrong, each with a way to its field. */
function faultBox(app: App): View {
  const { error, draft } = app.state;
  if (error === "") return nothing;
  const faults = draft?.faults ?? [];
  return html`<div class="error-summary" id="error-summary" tabindex="-1" role="alert">
    <p><strong>There is a problem.</strong> ${error}</p>
    ${faults.length === 0 ? nothing : html`<ul>${faults.map((one) => html`<li><a href=${`#${one.field}`}>${one.text}</a></li>`)}</ul>`}
  </div>`;
}

function inUse(app: App): View {
  const { book, draft } = app.state;
  const lines = book.rules === null ? [] : differences(app.page.rules, book.rules);
  return html`<h2>In use</h2>
    ${rulesLine(app)}
    ${lines.length === 0 ? html`<p>These are the programme’s rules.</p>` : html`<ul id="differences">${lines.map((one) => html`<li>${one}</li>`)}</ul>`}
    ${draft === null ? nothing : html`<p id="draft-line"><strong>You have changed something below that is not in use yet.</strong></p>`}
    <p class="buttons">
      ${book.rules === null ? nothing : html`${button("save-rules", "Save these rules as a file", () => saveRules(app))} ${button("put-back", "Put back the programme’s rules", () => putBack(app), "careful")}`}
    </p>
    ${fileField(
      "rules-file",
      "Take in a colleague’s rules (a file that holds rules and no pupil)",
      ".json,application/json",
      (event) => {
        void chosenFile(event).then((file) => file && takeRules(app, file.bytes));
      },
    )}`;
}

/** The fault of a field at the last check. */
function faultOf(app: App, id: string): string | null {
  return app.state.draft?.faults.find((one) => one.field === id)?.text ?? null;
}

function numberField(
  app: App,
  id: string,
  label: string,
  value: number | undefined,
  take: (value: number) => void,
): View {
  const typed = (text: string) => take(text.trim() === "" ? Number.NaN : Number(text));
  const shown = value === undefined || Number.isNaN(value) ? "" : String(value);
  return field({ id, label, type: "number", value: shown, warning: faultOf(app, id), change: typed });
}

function scorePart(
  app: App,
  own: OwnRules,
  school: SchoolLimits,
  { id, title, means }: { readonly id: ScoreId; readonly title: string; readonly means: string },
): View {
  const factors = app.page.rules.factors.filter((one) => one.score === id);
  const mine = own.own.filter((one) => one.score === id);
  return html`<h3>${title}: ${means}</h3>
    ${factors.map((one) => factorPart(app, own, school, one))}
    ${mine.map((one) => ownPart(app, own, school, one))}
    ${mine.length === 0 ? nothing : capPart(app, own, school, id)}
    <p class="buttons">${button(`add-own-${id}`, `Add a factor of your own to ${title}`, () => addOwn(app, own, id))}</p>`;
}

function factorPart(app: App, own: OwnRules, school: SchoolLimits, factor: Factor): View {
  const { id } = factor;
  const isOff = own.off.includes(id);
  const switchTo = (on: boolean) => edit(app, { off: on ? own.off.filter((one) => one !== id) : [...own.off, id] });
  const points = (value: number) => {
    const { [id]: _, ...others } = own.points;
    edit(app, { points: value === factor.points ? others : { ...others, [id]: value } });
  };
  return html`<fieldset class="factor" data-rule=${id}><legend>${shortName(factor)} ${factor.text}</legend>
    <p class="hint">${factor.means}</p>
    <div class="row">${
      school.keep_on.includes(id) && !isOff
        ? html`<p class="hint" id=${`on-${id}`}>Always on.</p>`
        : tick(`on-${id}`, "On", !isOff, switchTo)
    }
    ${isOff ? nothing : numberField(app, `points-${id}`, `Points, 1 to ${school.most_points} (the programme: ${factor.points})`, numberOf(own.points, id) ?? factor.points, points)}</div>
  </fieldset>`;
}

function ownPart(app: App, own: OwnRules, school: SchoolLimits, factor: OwnFactor): View {
  const { id } = factor;
  const put = (part: Partial<OwnFactor>) =>
    edit(app, { own: own.own.map((one) => (one.id === id ? { ...one, ...part } : one)) });
  const scores = app.page.rules.scores.map((one) => [one.id, one.title] as const);
  return html`<fieldset class="factor" data-own=${id}><legend>Your own: ${factor.text || "no title yet"}</legend>
    ${field({ id: `text-${id}`, label: "Title", value: factor.text, max: school.title_letters, warning: faultOf(app, `text-${id}`), change: (text) => put({ text }) })}
    ${area({ id: `means-${id}`, label: "What counts as yes", hint: "So plain that two adults would answer alike, and where it is on record", value: factor.means, warning: faultOf(app, `means-${id}`), change: (means) => put({ means }) })}
    ${numberField(app, `points-${id}`, `Points, 1 to ${school.most_points}`, factor.points, (points) => put({ points }))}
    ${choose(`score-${id}`, "It belongs to", factor.score, scores, (score) => put({ score: score as ScoreId }))}
    <p class="buttons">${button(`remove-${id}`, html`Take it out<span class="visually-hidden">: ${factor.text || "no title yet"}</span>`, () => edit(app, { own: own.own.filter((one) => one.id !== id) }), "careful")}</p>
  </fieldset>`;
}

function addOwn(app: App, own: OwnRules, score: ScoreId): void {
  const id = `own-${newId().slice(0, 8)}`;
  edit(app, { own: [...own.own, { id, score, points: 1, text: "", means: "" }] });
  setTimeout(() => document.getElementById(`text-${id}`)?.focus(), 0);
}

function capPart(app: App, own: OwnRules, school: SchoolLimits, score: ScoreId): View {
  const group = ownGroup(score);
  const label = `Together your own factors give at most (1 to ${school.most_cap}; empty: no limit)`;
  return numberField(app, `cap-${group}`, label, numberOf(own.caps, group), (value) => {
    const { [group]: _, ...others } = own.caps;
    edit(app, { caps: Number.isNaN(value) ? others : { ...others, [group]: value } });
  });
}

function bandsPart(app: App, own: OwnRules): View {
  return html`<h3>Bands</h3>
    <p class="hint">After the first full entry the highest band should hold no more pupils than you can really plan for: about 5 in 100 is a start.</p>
    ${app.page.rules.bands.map((band, at) => {
      const mine = own.bands.find((one) => one.id === band.id) ?? band;
      const put = (part: Partial<OwnRules["bands"][number]>) => {
        const { id, title, vulnerability, behaviour } = mine;
        const next = { id, title, vulnerability, behaviour, ...part };
        const others = own.bands.filter((one) => one.id !== band.id);
        const order = app.page.rules.bands.map((one) => one.id);
        edit(app, { bands: [...others, next].sort((one, two) => order.indexOf(one.id) - order.indexOf(two.id)) });
      };
      const start = ({ id, title }: { id: ScoreId; title: string }) =>
        at === 0
          ? nothing
          : numberField(
              app,
              `from-${id}-${band.id}`,
              `${title}: from (the programme: ${band[id]})`,
              mine[id],
              (value) => put({ [id]: value }),
            );
      return html`<fieldset class="factor" data-band=${band.id}><legend>Band ${at + 1} of ${app.page.rules.bands.length}: ${mine.title || "no words yet"}</legend>
        ${field({ id: `band-${band.id}`, label: "Its words", value: mine.title, max: BAND_LETTERS, warning: faultOf(app, `band-${band.id}`), change: (title) => put({ title }) })}
        ${at === 0 ? html`<p class="hint">It starts at 0 in both scores.</p>` : html`<div class="row">${app.page.rules.scores.map(start)}</div>`}
        <p class="hint">It asks for: ${band.asks}.</p></fieldset>`;
    })}`;
}
