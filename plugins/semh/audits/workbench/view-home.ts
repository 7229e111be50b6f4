/** The first screen: the audits in this browser, starting one, opening a copy, and where work is kept. */
import { html, nothing } from "lit-html";
import { repeat } from "lit-html/directives/repeat.js";
import { start } from "./actions.ts";
import type { App } from "./app.ts";
import { statusOf, totalProgress } from "./counts.ts";
import { impactWords } from "./impact-record.ts";
import { turnOff, turnOn } from "./keeping.ts";
import type { AuditRecord } from "./model.ts";
import { placeWords } from "./place.ts";
import { startPlan } from "./plan-actions.ts";
import { countWords } from "./plan-words.ts";
import { policyWords } from "./policy.ts";
import { programmeWords } from "./programme.ts";
import type { WorkRecord } from "./records.ts";
import type { Route } from "./routes.ts";
import { auditsOf, plansOf, policiesOf, recordsOfKind } from "./state.ts";
import { downloadQuarantined, readElsewhere } from "./transfer.ts";
import { fileButtons, heading, paragraphs, routeLink, type View } from "./view-parts.ts";
import { recordCard } from "./view-record-card.ts";
import { counted, dayWords } from "./words.ts";

/** The home screen. With `only`, the audits of one definition, for the person to say which. */
export function homeView(app: App, only?: string): View {
  const records = auditsOf(app.state).filter((one) => only === undefined || one.definition_id === only);
  return html`
    ${heading(only === undefined ? "Workbench" : "Which audit do you want to open?")}
    ${fileButtons(app)} ${schoolField(app)}
    <h2>${only === undefined ? "Your audits" : "Audits of this kind"}</h2>
    ${
      records.length === 0
        ? html`<p>There is no audit in this browser yet. Start one below, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="audit-list">${repeat(
            records,
            (one) => one.record_id,
            (one) => card(app, one),
          )}</ul>`
    }
    ${startList(app, only)} ${only === undefined ? otherTools(app) : nothing} ${unreadable(app)} ${keepingBox(app)}
  `;
}

function schoolField(app: App): View {
  return html`<div class="field">
    <label for="school-name">School name</label>
    <p class="hint" id="school-hint">${schoolHint(app)}</p>
    <input id="school-name" type="text" autocomplete="organization" maxlength="200" aria-describedby="school-hint"
      .value=${app.state.meta.school.name}
      @input=${(event: Event) => app.nameSchool((event.target as HTMLInputElement).value)} />
  </div>`;
}

function schoolHint(app: App): View {
  const { base } = app.page.site;
  const page = `${base}tools/my-school/${location.protocol === "file:" ? "index.html" : ""}`;
  const more = html` Logo, address and contacts come from <a href=${page}>My school’s details</a>.`;
  const name = app.state.meta.school.name === "" ? app.schoolName : "";
  return html`${name === "" ? "Typed once; it goes on reports and into file names." : `Empty, so reports have the name from My school’s details: ${name}.`}${base === "" ? nothing : more}`;
}

function card(app: App, record: AuditRecord): View {
  const definition = app.definition(record.definition_id);
  if (definition === undefined) {
    const kept = `Its ${counted(record.answers.size, "answer")} are kept and go into your copies.`;
    return recordCard(app, record, null, `This site does not have the audit “${record.definition_id}”. ${kept}`);
  }
  const progress = totalProgress(definition, record);
  const words = `${definition.title}. ${progress.answered} of ${progress.total} answered. ${statusOf(progress)}.`;
  return recordCard(app, record, { page: "tasks", audit: definition.id, record: record.record_id }, words);
}

/** What comes after an audit: the plan, comparing, and putting several people's answers together. */
function otherTools(app: App): View {
  const plans = plansOf(app.state);
  return html`<h2>Development plan</h2>
    ${
      plans.length === 0
        ? html`<p>The audit shows the gaps; the plan says who does what about them, and by when.</p>
            <p>${routeLink({ page: "plans" }, "Go to the development plan", "button")}</p>`
        : html`<ul class="cards" id="plan-list">
              ${plans.map((plan) => recordCard(app, plan, { page: "plan", record: plan.record_id }, countWords(plan, new Date())))}
            </ul>
            <p class="buttons"><button type="button" id="start-plan" @click=${() => void startPlan(app)}>Start another plan</button></p>`
    }
    ${policyPart(app)} ${programmePart(app)}
    <h2>Compare</h2>
    <p>What moved since last time: two audits of this browser, or one of them from a copy.</p>
    <p>${routeLink(compareRoute(app), "Compare two audits", "button")}</p>
    <h2>Several people’s answers</h2>
    <p>Put the answers of several people together: see where they disagree, and agree on one audit. Survey returns too, without names.</p>
    <p>${routeLink({ page: "groups" }, "Put answers together", "button")}</p>`;
}

/** The policies, where the site has templates for them. */
function policyPart(app: App): View {
  const policies = policiesOf(app.state);
  if (app.page.policies.length === 0 && policies.length === 0) return nothing;
  return html`<h2>Policy</h2>
    ${
      policies.length === 0
        ? html`<p>The model policy, its short versions and the procedures, with your school’s names and what your audit says.</p>
            <p>${routeLink({ page: "policies" }, "Go to the policies", "button")}</p>`
        : html`<ul class="cards" id="policy-list">
            ${policies.map((one) => recordCard(app, one, { page: "policy", record: one.record_id }, `${policyWords(one)}.`))}
          </ul>`
    }`;
}

/** The school's record of the programme and of its impact, where the site knows the programme. */
function programmePart(app: App): View {
  const programmes = recordsOfKind(app.state, "programme");
  const impacts = recordsOfKind(app.state, "impact");
  if (Object.keys(app.page.programme.sessions).length === 0 && programmes.length + impacts.length === 0) return nothing;
  const at = { record: null, part: null, item: null };
  const card = (one: WorkRecord, page: "programme" | "impact", words: string) =>
    recordCard(app, one, { ...at, page, record: one.record_id }, `${words}.`);
  return html`<h2>Your school’s programme</h2>
    ${
      programmes.length === 0
        ? html`<p>Sessions attended, expectations met, sessions for parents, notes and CPD, in one record.</p>
            <p>${routeLink({ ...at, page: "programme" }, "Go to your programme", "button")}</p>`
        : html`<ul class="cards" id="programme-list">${programmes.map((one) => card(one, "programme", programmeWords(one)))}</ul>`
    }
    <h2>Impact</h2>
    ${
      impacts.length === 0
        ? html`<p>What changed since the programme began: figures before and now, with what they cannot show.</p>
            <p>${routeLink({ ...at, page: "impact" }, "Go to the impact record", "button")}</p>`
        : html`<ul class="cards" id="impact-list">${impacts.map((one) => card(one, "impact", impactWords(one)))}</ul>`
    }
    <h2>Conference</h2>
    <p>Slides, a poster and a one-page case study, from what your own records hold and you choose.</p>
    <p>${routeLink({ ...at, page: "conference" }, "Go to the conference", "button")}</p>`;
}

/** Straight to the last two audits of one kind, when there are two. */
function compareRoute(app: App): Route {
  const newest = auditsOf(app.state).reverse();
  const after = newest.find((one) => newest.filter((two) => two.definition_id === one.definition_id).length > 1);
  const before = newest.find((one) => one !== after && one.definition_id === after?.definition_id);
  return { page: "compare", before: before?.record_id ?? null, after: after?.record_id ?? null };
}

function startList(app: App, only: string | undefined): View {
  const definitions = app.page.audits.filter((one) => only === undefined || one.id === only);
  return html`<h2>Start an audit</h2>
    <ul class="cards">
      ${definitions.map(
        (one) => html`<li class="card">
          <h3>${one.title}</h3>
          ${paragraphs(one.about ?? "").slice(0, 1)}
          <p class="hint">
            ${counted(one.sections.length, "section")},
            ${counted(
              one.sections.reduce((sum, section) => sum + section.statements.length, 0),
              "statement",
            )}. Version ${one.version}.
          </p>
          <p class="buttons">
            <button type="button" class="main" data-start=${one.id} @click=${() => void start(app, one)}>
              Start<span class="visually-hidden">: ${one.title}</span>
            </button>
          </p>
        </li>`,
      )}
    </ul>`;
}

function unreadable(app: App): View {
  const { quarantined } = app.state;
  if (quarantined.length === 0) return nothing;
  return html`<h2>Could not be read</h2>
    <p>
      ${counted(quarantined.length, "record")} in this browser could not be read. Nothing was thrown away: download
      ${quarantined.length === 1 ? "it" : "them"} and send the file to the programme team.
    </p>
    <ul id="unreadable">
      ${quarantined.map(
        (one) => html`<li>
          <p>${one.problem}</p>
          <p class="buttons">
            <button type="button" @click=${() => downloadQuarantined(one)}>Download this record</button>
            <button type="button" class="careful" @click=${() => askDiscard(app, one.key)}>Delete this record</button>
          </p>
        </li>`,
      )}
    </ul>`;
}

function askDiscard(app: App, key: string): void {
  app.ask({
    kind: "confirm",
    title: "Delete the record that could not be read?",
    body: ["This cannot be undone. Download it first if you are not sure."],
    yes: "Yes, delete it",
    act: async () => {
      await app.store.discardQuarantined(key);
      await app.refresh();
      app.tell("The record that could not be read was deleted.");
    },
  });
}

function keepingBox(app: App): View {
  const { keeping } = app.state;
  return html`<h2>Where your work is kept</h2>
    <p id="remembers">${remembersWords(app)}</p>
    ${elsewhereList(app)}
    ${
      keeping === "unavailable"
        ? nothing
        : html`<div class="tick">
            <input type="checkbox" id="keep-nothing" aria-describedby="keep-nothing-hint" .checked=${keeping === "off"}
              @change=${(event: Event) => toggle(app, event)} />
            <label for="keep-nothing">Do not keep anything here</label>
          </div>
          <p class="hint" id="keep-nothing-hint">
            For a computer that you share. It holds for the whole site: your work is then only on the screen and in the file that you download.
          </p>`
    }`;
}

/** Work of another folder or address of this tool; it comes in as a copy does, and stays where it is. */
function elsewhereList(app: App): View {
  const { elsewhere } = app.state;
  if (elsewhere.length === 0) return nothing;
  return html`<p>This browser also keeps work that was done in this tool at another address or in another folder:</p>
    <ul id="elsewhere">
      ${elsewhere.map(
        ([place, count]) => html`<li>
          ${placeWords(place)}: ${counted(count, "record")}
          <button type="button" @click=${() => void readElsewhere(app, place)}>Open it here as well<span class="visually-hidden">: ${placeWords(place)}</span></button>
        </li>`,
      )}
    </ul>`;
}

/** The box shows what is, not what was asked: it changes when the question is answered. */
function toggle(app: App, event: Event): void {
  const box = event.target as HTMLInputElement;
  const wanted = box.checked;
  box.checked = app.state.keeping === "off";
  if (wanted) turnOff(app);
  else void turnOn(app);
}

function remembersWords(app: App): string {
  const { keeping, remembered, meta } = app.state;
  if (keeping === "off")
    return "You asked for nothing to be kept in this browser. Download a copy before you close the page.";
  if (keeping === "unavailable")
    return "This browser keeps nothing for this page. Download a copy before you close it.";
  if (remembered && meta.firstOpened !== null) {
    return `This browser has kept your work since ${dayWords(meta.firstOpened, new Date())}. A download is still the safe copy: some schools, and Safari after a week unused, empty the browser without a word.`;
  }
  return "Will this computer remember? Not known yet. Close the browser, open this page again and look here. Until then, download a copy each time.";
}
