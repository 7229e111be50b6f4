/** One pupil: why this band, what changed, the support; and the form for the facts. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { type Entry, keyStageOf, latest, newPupil, type Pupil, plainYear, withEntry } from "./book.ts";
import { currentProfile, reasonsToTalk } from "./history.ts";
import { codeRefusal, codeWarning } from "./names.ts";
import { shortName } from "./own-rules.ts";
import { type Factor, isAsked, type Profile, type ScoreId } from "./scoring.ts";
import { changesView } from "./view-changes.ts";
import { button, dayOf, field, heading, link, problemBox, tick, typedIn, type View } from "./view-parts.ts";
import { rulesLine } from "./view-rules-line.ts";
import { arrivedPart, storyLink } from "./view-story.ts";
import { supportList } from "./view-support.ts";

export function pupilView(app: App, pupil: Pupil): View {
  const profile = currentProfile(pupil, app.rules, app.today);
  const entry = latest(pupil);
  return html`${link("pupils", "Pupils", "back")} ${heading("One pupil")}
    <p class="pupil-name"><strong>${pupil.code}</strong> ${pupil.year ? html`· Year ${pupil.year}` : nothing} ${pupil.class ? html`· ${pupil.class}` : nothing}
      ${pupil.adult ? html`· key adult: ${pupil.adult}` : nothing}</p>
    ${toldLine(pupil)}
    ${arrivedPart(pupil)}
    ${profile && entry ? scores(app, pupil, profile, entry) : html`<p id="no-entry">${pupil.told ? "Not scored." : "Nothing has been entered yet."}</p>`}
    <p class="buttons"><a class="button main" id="edit-facts" href=${`#/facts/${pupil.id}`}>${entry ? "Bring the facts up to date" : "Enter the facts"}</a>
      ${storyLink(pupil)}
      ${button("print", "Print", () => askPrint(app))}</p>
    ${supportList(app, pupil)}
    <details><summary>Take this pupil out</summary>
      <p class="buttons">${button("remove", "Delete this pupil from the vault", () => askRemove(app, pupil), "careful")}</p></details>`;
}

function toldLine(pupil: Pupil): View {
  return pupil.told === null
    ? nothing
    : html`<p class="law" id="told-line"><strong>DSL told on ${dayOf(pupil.told)}.</strong> What was said stands in the safeguarding record, and not here.</p>`;
}

function scores(app: App, pupil: Pupil, profile: Profile, entry: Entry): View {
  const { rules } = app;
  const reasons = reasonsToTalk(pupil, profile, rules);
  const held = rules.protective.filter((one) => entry.protective.includes(one.id)).map((one) => one.text);
  const missing = rules.protective.filter((one) => !entry.protective.includes(one.id)).map((one) => one.text);
  return html`<p class="hint">Entered ${dayOf(entry.on)}${entry.by ? ` by ${entry.by}` : ""}, by rules ${entry.rules}.</p> ${rulesLine(app)}
    <p id="talk"><strong>${profile.talk ? "Talk about this pupil." : "Not on the list to talk about."}</strong> ${reasons.join(". ")}${reasons.length ? "." : ""}</p>
    ${rules.scores.map((one) => why(app, one.id, one.title, profile))}
    <h2>Protective: ${profile.protective} of ${rules.protective.length}</h2>
    <p>${held.length ? `There: ${held.join("; ")}.` : "None is known."} ${missing.length && held.length ? `Not there, or not known: ${missing.join("; ")}.` : ""} Never subtracted.</p>
    ${profile.unknown > 0 ? html`<p id="unknown"><strong>${profile.unknown} not known.</strong> The scores are minimums. Who could ask?</p>` : nothing}
    ${changesView(app, pupil)}`;
}

/** Why this band, in words. */
function why(app: App, score: ScoreId, title: string, profile: Profile): View {
  const reading = profile[score];
  const at = app.rules.bands.indexOf(reading.band);
  const next = app.rules.bands[at + 1];
  const names = (factors: readonly Factor[]) => factors.map((one) => one.text).join("; ");
  return html`<h2 data-score=${score}>${title}: ${reading.points}, ${reading.band.title.toLowerCase()}</h2>
    <p>This band starts at ${reading.band[score]}${next ? `, the next one at ${next[score]}` : ""}. It asks for: ${reading.band.asks}.</p>
    ${reading.counted.length === 0 ? html`<p>Nothing counts.</p>` : html`<ul>${reading.counted.map((one) => html`<li>${one.points}: ${one.text}${one.restricted ? html` <span class="hint">(only the DSL and the head see which fact)</span>` : nothing}</li>`)}</ul>`}
    ${reading.expired.length ? html`<p data-expired><strong>Expired:</strong> ${names(reading.expired)}. The time is over; that is no progress.</p>` : nothing}
    ${reading.replaced.length ? html`<p>Counted in another line: ${names(reading.replaced)}.</p>` : nothing}
    ${reading.unknown.length ? html`<p>Not known: ${names(reading.unknown)}.</p>` : nothing}`;
}

export function askPrint(app: App): void {
  const print = () => {
    app.state.mayPrint = true;
    document.body.classList.add("may-print");
    window.print();
  };
  if (app.state.mayPrint) {
    print();
    return;
  }
  app.ask({
    kind: "confirm",
    title: "Print pupils’ details?",
    body: [
      "Paper is not encrypted. Collect it at the printer, hand it to nobody who does not need it, and shred it afterwards.",
    ],
    yes: "Print",
    act: () => void setTimeout(print, 50),
  });
}

function askRemove(app: App, pupil: Pupil): void {
  app.ask({
    kind: "confirm",
    title: "Delete this pupil from the vault?",
    body: [
      `${pupil.code}, with every entry and all support. Vault files that you downloaded earlier still hold the pupil.`,
    ],
    yes: "Yes, delete",
    act: () => {
      const before = app.state.book;
      app.change({ ...before, pupils: before.pupils.filter((one) => one.id !== pupil.id) });
      app.go("pupils");
      app.tell("One pupil was deleted.", false, before);
    },
  });
}

export function addView(app: App): View {
  const state = app.state as typeof app.state & { typedCode?: string };
  const typed = state.typedCode ?? "";
  const add = (event: Event) => {
    event.preventDefault();
    const code = typedIn("code").trim();
    const problem =
      codeRefusal(code) ??
      (app.state.book.pupils.some((one) => one.code === code) ? "That code is in the vault already." : null);
    if (problem !== null) {
      app.fail(problem);
      return;
    }
    app.state.error = "";
    const pupil = {
      ...newPupil(code),
      year: plainYear(typedIn("year")),
      class: typedIn("class").trim().slice(0, 20),
      adult: typedIn("adult").trim(),
    };
    state.typedCode = "";
    app.change({ ...app.state.book, pupils: [...app.state.book.pupils, pupil] });
    app.go(`facts/${pupil.id}`);
  };
  const plain = (
    id: string,
    label: string,
    hint: string,
  ) => html`<div class="field"><label for=${id}>${label}</label><p class="hint" id=${`${id}-hint`}>${hint}</p>
    <input id=${id} type="text" maxlength="60" autocomplete="off" aria-describedby=${`${id}-hint`} /></div>`;
  return html`${link("pupils", "Pupils", "back")} ${heading("Add a pupil")} ${problemBox(app)}
    <form @submit=${add}>
      ${field({
        id: "code",
        label: "Code",
        hint: "A code of the school’s own. The list of codes and names stays on paper or in your information system. No names, no UPN.",
        value: typed,
        max: 20,
        warning: typed === "" ? null : (codeRefusal(typed) ?? codeWarning(typed)),
        change: (value) => {
          state.typedCode = value;
          app.redraw();
        },
      })}
      ${plain("year", "Year group", "N, R, or 1 to 13")} ${plain("class", "Class or tutor group", "As short as you can")}
      ${plain("adult", "Key adult", "A role: class teacher, head of year")}
      <p class="buttons"><button class="main" id="add" type="submit">Add, and enter the facts</button></p>
    </form>`;
}

/** The form for the facts on one day. */
export function factsView(app: App, pupil: Pupil): View {
  const { rules } = app;
  const before = latest(pupil);
  const draft: Entry =
    before?.on === app.today
      ? before
      : {
          yes: [],
          notKnown: [],
          since: {},
          protective: [],
          concern: false,
          concernBy: "",
          ...before,
          on: app.today,
          by: "",
          rules: rules.version,
        };
  const put = (part: Partial<Entry>, typed = false) =>
    app.edit(pupil.id, (one) => withEntry(one, { ...draft, ...part, rules: rules.version }), typed);
  const stage = keyStageOf(pupil.year);
  return html`${link(`pupil/${pupil.id}`, "Back to the pupil", "back")} ${heading("The facts on record")}
    <p class="pupil-name"><strong>${pupil.code}</strong>, ${dayOf(app.today)}</p>
    <p>Only what the school has on record. Nobody has asked: not known. What was on record before stands already; what you change is kept as an entry of today.</p>
    <section class="law"><h2>First: red flags, which are never scored</h2><ul>${rules.red_flags.map((one) => html`<li>${one}</li>`)}</ul>
      <p><strong>${rules.red_flag_route}</strong></p>
      ${field({ id: "told", label: "DSL told on", type: "date", value: pupil.told ?? "", change: (value) => app.edit(pupil.id, (one) => ({ ...one, told: value || null })) })}
    </section>
    ${rules.scores.map(
      (score) =>
        html`<h2>${score.title}: ${score.means}</h2>${rules.factors.filter((one) => one.score === score.id && isAsked(one, stage)).map((one) => factorField(one, draft, put))}`,
    )}
    <h2>Protective factors</h2>
    <fieldset><legend class="visually-hidden">Protective factors that are there</legend>${rules.protective.map((one) =>
      tick(`p-${one.id}`, one.text, draft.protective.includes(one.id), (on) =>
        put({ protective: toggled(draft.protective, one.id, on) }),
      ),
    )}</fieldset>
    <h2>Concern</h2>
    ${tick("concern", "An adult, a parent or the pupil is concerned", draft.concern, (concern) => put({ concern }))}
    ${field({ id: "concern-by", label: "Whose concern (a role)", value: draft.concernBy, change: (concernBy) => put({ concernBy }, true) })}
    ${field({ id: "by", label: "Entered by (a role)", value: draft.by, change: (by) => put({ by }, true) })}
    <p class="buttons"><a class="button main" id="facts-done" href=${`#/pupil/${pupil.id}`}>Done</a></p>`;
}

function factorField(factor: Factor, draft: Entry, put: (part: Partial<Entry>) => void): View {
  const value = draft.yes.includes(factor.id) ? "yes" : draft.notKnown.includes(factor.id) ? "unknown" : "no";
  const answer = (wanted: string) =>
    put({
      yes: toggled(draft.yes, factor.id, wanted === "yes"),
      notKnown: toggled(draft.notKnown, factor.id, wanted === "unknown"),
    });
  const choice = (wanted: string, label: string) => html`<div class="choice small">
    <input type="radio" id=${`${factor.id}-${wanted}`} name=${factor.id} value=${wanted} .checked=${value === wanted} @change=${() => answer(wanted)} />
    <label for=${`${factor.id}-${wanted}`}>${label}</label></div>`;
  const since = (month: string) => {
    const { [factor.id]: _, ...others } = draft.since;
    if (month === "" || /^\d{4}-\d{2}$/.test(month))
      put({ since: month === "" ? others : { ...others, [factor.id]: month } });
  };
  return html`<fieldset class="factor" data-factor=${factor.id} aria-describedby=${`${factor.id}-means`}>
    <legend>${shortName(factor)} ${factor.text}</legend>
    <p class="hint" id=${`${factor.id}-means`}>${factor.means} Where: ${factor.evidence}.</p>
    <div class="row">${choice("yes", "Yes")} ${choice("no", "No")} ${choice("unknown", "Not known")}</div>
    ${value === "yes" && factor.expires !== null ? field({ id: `${factor.id}-since`, label: `Month (lapses after ${factor.expires} months)`, type: "month", value: draft.since[factor.id] ?? "", hint: "For example 2026-07", change: since }) : nothing}
  </fieldset>`;
}

function toggled(ids: readonly string[], id: string, on: boolean): string[] {
  const others = ids.filter((one) => one !== id);
  return on ? [...others, id] : others;
}
