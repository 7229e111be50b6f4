/** A hand-over file from the school before: open it, give codes, see what it would do, take it in. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { plainYear } from "./book.ts";
import { type Handover, handoverProblem, openHandover, type Taken, takeIn } from "./handover.ts";
import { HANDOVER } from "./kinds.ts";
import { codeRefusal, codeWarning } from "./names.ts";
import type { Arrival } from "./state.ts";
import {
  button,
  chosenFile,
  dayOf,
  field,
  fileField,
  heading,
  link,
  problemBox,
  secret,
  typedIn,
  type View,
} from "./view-parts.ts";
import { parcelView } from "./view-send.ts";

export function arrivalsView(app: App): View {
  const { arrival, busy } = app.state;
  if (busy !== "") return html`${heading("Take in a hand-over file")}<p role="status">${busy}</p>`;
  return html`${link("moving", "Moving on", "back")} ${heading("Take in a hand-over file")} ${problemBox(app)}
    ${arrival === null ? chooseFile(app) : arrival.file === null ? unlockFile(app, arrival) : giveCodes(app, arrival, arrival.file)}`;
}

function chooseFile(app: App): View {
  return html`<p>A file whose name ends in ${HANDOVER.ending}, from the school before. You need its passphrase and, on another way, whose each code is. Nothing comes in before you have looked at it.</p>
    ${fileField("open-handover", `Hand-over file (${HANDOVER.ending})`, HANDOVER.ending, (event) => {
      void chosenFile(event).then((chosen) => {
        if (chosen === null) return;
        const problem = handoverProblem(chosen.bytes);
        if (problem !== null) return app.fail(problem);
        app.state.error = "";
        app.state.arrival = { ...chosen, file: null, codes: new Map(), year: "7", tried: null };
        app.redraw();
      });
    })}`;
}

function unlockFile(app: App, arrival: Arrival): View {
  return html`<p>${arrival.name}, ${Math.ceil(arrival.bytes.length / 1024)} KB.</p>
    <form @submit=${(event: Event) => {
      event.preventDefault();
      void open(app, arrival);
    }}>
      ${secret("handover-passphrase", "Passphrase of this file", "Five words, as the other school told you. You may paste them.")}
      <p class="buttons"><button class="main" id="read-handover" type="submit">Open it</button> ${button("cancel-handover", "Leave things as they are", () => stop(app))}</p>
    </form>`;
}

async function open(app: App, arrival: Arrival): Promise<void> {
  const typed = typedIn("handover-passphrase");
  if (typed.trim() === "") return app.fail("Type the passphrase.");
  app.state.error = "";
  app.state.busy = "Opening the file …";
  app.redraw();
  const read = await openHandover(arrival.bytes, typed);
  // a vault that was locked meanwhile holds nothing of the file any more
  if (app.state.arrival !== arrival) return;
  if (!read.ok) return app.fail(read.problem);
  app.state.busy = "";
  arrival.file = read.value;
  app.redraw();
}

function giveCodes(app: App, arrival: Arrival, file: Handover): View {
  const code = (ref: string) => arrival.codes.get(ref) ?? "";
  const give = (ref: string, value: string) => {
    arrival.codes = new Map(arrival.codes).set(ref, value);
    arrival.tried = null;
    app.redraw();
  };
  return html`<p>Made on ${dayOf(file.made_on)}, for ${file.pupils.length} ${file.pupils.length === 1 ? "pupil" : "pupils"}. Give each a code of this school. Who gets none is left out. A code that is in the vault already joins that pupil: what you have written stays, and only empty fields are filled.</p>
    ${field({
      id: "arrival-year",
      label: "Year group here, for pupils who are new to the vault",
      value: arrival.year,
      max: 10,
      change: (year) => {
        arrival.year = year;
        arrival.tried = null;
      },
    })}
    ${file.pupils.map(
      (one, index) => html`<section class="card" data-arrival=${index}>${parcelView(one)}
      ${field({
        id: `arrival-${index}`,
        label: `Code here for ${one.ref}`,
        value: code(one.ref),
        max: 20,
        warning: code(one.ref) === "" ? null : (codeRefusal(code(one.ref)) ?? codeWarning(code(one.ref))),
        change: (value) => give(one.ref, value),
      })}</section>`,
    )}
    <p class="buttons">${button("try-handover", "Show what this would do", () => tryIt(app, arrival, file), "main")} ${button("cancel-handover", "Leave things as they are", () => stop(app))}</p>
    ${arrival.tried === null ? nothing : result(app, arrival.tried)}`;
}

function tryIt(app: App, arrival: Arrival, file: Handover): void {
  app.state.error = "";
  arrival.tried = takeIn(app.state.book, file, arrival.codes, plainYear(arrival.year), app.today);
  app.redraw();
}

function result(app: App, tried: Taken): View {
  const nothingComes = tried.added + tried.filled === 0;
  return html`<section id="handover-preview"><h2>What this would do</h2>
    <ul><li>${tried.added} new in the vault</li><li>${tried.filled} joined to a pupil who is there</li><li>${tried.left} left out, without a code</li>
      ${tried.kept > 0 ? html`<li>${tried.kept} texts of this school stay, though the file has others</li>` : nothing}</ul>
    ${tried.problems.length === 0 ? nothing : html`<ul class="problem" id="handover-problems">${tried.problems.map((one) => html`<li>${one}</li>`)}</ul>`}
    <p class="buttons">${nothingComes ? nothing : button("apply-handover", "Take it in", () => apply(app, tried), "main")}</p></section>`;
}

function apply(app: App, tried: Taken): void {
  const before = app.state.book;
  app.change(tried.book);
  stop(app);
  app.go("pupils");
  const words = `${tried.added} pupils added, ${tried.filled} joined. Delete the hand-over file now.`;
  setTimeout(() => app.tell(words, false, before), 0);
}

function stop(app: App): void {
  app.state.arrival = null;
  app.state.error = "";
  app.redraw();
}
