/** What goes to the next school: who has agreed, which parts, a look at it, and the encrypted file. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import type { Pupil } from "./book.ts";
import { download } from "./download.ts";
import { hasStory, mayName, PARTS, type Parcel, parcelOf, sealHandover } from "./handover.ts";
import { HANDOVER } from "./kinds.ts";
import { fiveWords } from "./passphrase.ts";
import type { CodeWords, Sending } from "./state.ts";
import { STORY } from "./story.ts";
import { button, choose, dayOf, heading, link, problemBox, tick, type View } from "./view-parts.ts";

const PASSPHRASE: CodeWords = {
  title: "The passphrase of this file",
  body: "It opens the file that was just downloaded, and nothing else. It is shown this once. Say it on the telephone or in person, never in the message that carries the file; say also whose each code is. Delete the file when the other school has opened it.",
  done: "I have written it down",
};

/** The tab's first screen: the ways out of a class and a school. */
export function movingView(app: App): View {
  return html`${heading("Moving on")}
    <ul class="cards">
      <li class="card"><h2>${link("handover", "Hand over to the next school")}</h2><p>An encrypted file for the other school’s Profile: moving-on pages and support of pupils who have agreed.</p></li>
      <li class="card"><h2>${link("arrivals", "Take in a hand-over file")}</h2><p>From the school before. You look first, and give each pupil a code of your own.</p></li>
      <li class="card"><h2>${link("class", "Page for a class’s next teacher")}</h2><p>What each pupil is good at, what helps, and which support is going on.</p></li>
    </ul>
    <p class="hint">The page for one pupil, in Word, stands with the pupil: “Moving-on page”. ${app.state.practice ? "Nothing of the practice class may stand for real pupils." : ""}</p>`;
}

export function sendView(app: App): View {
  if (app.state.busy !== "")
    return html`${heading("Hand over to the next school")}<p role="status">${app.state.busy}</p>`;
  const sending = sendingOf(app);
  const inYear = app.state.book.pupils.filter((one) => sending.year === "" || one.year === sending.year);
  const ready = inYear.filter((one) => one.passing?.agreed && hasStory(one));
  const waiting = inYear.filter((one) => !one.passing?.agreed && hasStory(one));
  return html`${link("moving", "Moving on", "back")} ${heading("Hand over to the next school")} ${problemBox(app)}
    <p>The next school opens the file in its own Profile. No score, no band, no fact on record and nothing that the DSL was told is in it. Records of child protection and of SEN travel in their own way.</p>
    ${choose("send-year", "Year group", sending.year, years(app), (year) => put(app, { year }))}
    ${
      ready.length === 0
        ? html`<p id="send-nobody">Nobody here has agreed yet. The agreement is recorded on the pupil’s moving-on page.</p>`
        : html`<fieldset id="send-pupils"><legend>Pupils who have agreed</legend>${ready.map((one) => pupilTick(app, sending, one))}</fieldset>
      <fieldset id="send-parts"><legend>What goes along</legend>${PARTS.map(([id, label]) => tick(`part-${id}`, label, sending.parts.has(id), (on) => put(app, { parts: toggled(sending.parts, id, on) })))}</fieldset>
      <p class="buttons">${button("send-look", "Show what would go", () => look(app), "main")}</p>`
    }
    ${
      waiting.length === 0
        ? nothing
        : html`<details id="send-waiting"><summary>Without an agreement, and so not in the file: ${waiting.length}</summary>
      <ul>${waiting.map((one) => html`<li>${link(`story/${one.id}`, one.code)}</li>`)}</ul></details>`
    }
    ${sending.looked ? whatGoes(app, parcels(app, sending, ready)) : nothing}`;
}

function sendingOf(app: App): Sending {
  app.state.sending ??= { year: "", parts: new Set(PARTS.map(([id]) => id)), out: new Set(), looked: false };
  return app.state.sending;
}

function put(app: App, part: Partial<Sending>): void {
  app.state.sending = { ...sendingOf(app), looked: false, ...part };
  app.redraw();
}

function years(app: App): (readonly [string, string])[] {
  const found = [...new Set(app.state.book.pupils.map((one) => one.year))].filter(Boolean);
  found.sort((one, two) => one.localeCompare(two, "en", { numeric: true }));
  return [["", "All years"], ...found.map((one) => [one, one] as const)];
}

function pupilTick(app: App, sending: Sending, pupil: Pupil): View {
  const { agreed, by } = pupil.passing ?? { agreed: null, by: "" };
  return tick(
    `send-${pupil.id}`,
    `${pupil.code}: agreed ${dayOf(agreed)}${by ? ` (${by})` : ""}`,
    !sending.out.has(pupil.id),
    (on) => put(app, { out: toggled(sending.out, pupil.id, !on) }),
  );
}

function toggled(ids: ReadonlySet<string>, id: string, on: boolean): Set<string> {
  const next = new Set(ids);
  if (on) next.add(id);
  else next.delete(id);
  return next;
}

function look(app: App): void {
  app.state.error = "";
  put(app, { looked: true });
  setTimeout(() => document.getElementById("send-preview")?.focus(), 50);
}

function parcels(app: App, sending: Sending, ready: readonly Pupil[]): Parcel[] {
  return ready
    .filter((one) => !sending.out.has(one.id))
    .flatMap((one) => parcelOf(one, sending.parts, app.page.comparing) ?? []);
}

function whatGoes(app: App, going: readonly Parcel[]): View {
  const names = going.reduce((sum, one) => sum + mayName(one), 0);
  if (going.length === 0)
    return html`<p id="send-empty" role="status">Nothing would go: choose a pupil and a part that is filled.</p>`;
  return html`<section id="send-preview" tabindex="-1"><h2>This goes, and nothing else: ${going.length} ${going.length === 1 ? "pupil" : "pupils"}</h2>
    ${names === 0 ? nothing : html`<p class="problem" id="send-names">${names} ${names === 1 ? "text" : "texts"} may hold a person’s name or number. Read them before they go.</p>`}
    ${going.map((one) => parcelView(one))}
    <p class="buttons">${button("send-make", "Make the file", () => void make(app, going), "main")}</p></section>`;
}

/** What a parcel holds, for those who send and those who receive. */
export function parcelView(parcel: Parcel): View {
  const list = (label: string, lines: readonly string[]) =>
    lines.length === 0
      ? nothing
      : html`<p><strong>${label}:</strong></p><ul>${lines.map((one) => html`<li>${one}</li>`)}</ul>`;
  return html`<details data-parcel><summary>${parcel.ref}</summary>
    ${STORY.map(([key, label]) => (parcel.story[key] === "" ? nothing : html`<p class="as-typed"><strong>${label}:</strong> ${parcel.story[key]}</p>`))}
    ${list("Support that helped", parcel.helped)} ${list("Support that is going on", parcel.going)}
    <p class="hint">Agreed on ${dayOf(parcel.agreed)}${parcel.by ? ` (${parcel.by})` : ""}.</p></details>`;
}

async function make(app: App, going: readonly Parcel[]): Promise<void> {
  const passphrase = fiveWords(app.page.words);
  const { state } = app;
  state.busy = "Making the file …";
  app.redraw();
  const bytes = await sealHandover(going, app.today, passphrase);
  // the vault was locked meanwhile: nothing of it leaves any more
  if (app.state !== state) return;
  state.busy = "";
  download(`handover_${app.today}${HANDOVER.ending}`, bytes, "application/octet-stream");
  const codes = new Set(going.map((one) => one.ref));
  const pupils = app.state.book.pupils.map((one) =>
    one.passing && codes.has(one.code) ? { ...one, passing: { ...one.passing, made: app.today } } : one,
  );
  put(app, { looked: false });
  app.change({ ...app.state.book, pupils });
  app.ask({ kind: "code", code: passphrase, words: PASSPHRASE });
}
