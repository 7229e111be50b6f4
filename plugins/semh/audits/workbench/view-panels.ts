/** Questions that take the whole screen: confirm, rename, what a copy would change, what two windows disagree on. */
import { html, nothing } from "lit-html";
import { rename, settleClash, settleGone } from "./actions.ts";
import type { App } from "./app.ts";
import { nowWords, priorityWords } from "./counts.ts";
import { type Clash, type Entry, FIELD_KEY, NAME_KEY, type Part } from "./merge.ts";
import { type Answer, CONFIDENCES } from "./model.ts";
import { type PlanAction, statusLabel, statusOfAction } from "./plan.ts";
import type { SectionText } from "./policy.ts";
import { KIND_WORDS } from "./records.ts";
import type { Panel } from "./state.ts";
import { statementsOf } from "./statements.ts";
import { withMore } from "./view-later.ts";
import { errorSummary, heading, type View } from "./view-parts.ts";

/** The screen for a question. */
export function panelView(app: App, panel: Panel): View {
  switch (panel.kind) {
    case "confirm":
      return confirmPanel(app, panel);
    case "rename":
      return renamePanel(app, panel);
    case "import":
      return withMore(app, (more) => more.importPanel(app, panel));
    case "clash":
      return clashPanel(app, panel);
    case "gone":
      return gonePanel(app, panel.recordId);
    case "bring-in":
      return globalThis.semhProgramme?.bringInPanel(app, panel) ?? nothing;
    case "returns":
      return withMore(app, (more) => more.returnsPanel(app, panel));
  }
}

function confirmPanel(app: App, panel: Extract<Panel, { kind: "confirm" }>): View {
  const yes = () => {
    app.ask(null);
    panel.act().catch((error: unknown) => app.saver.failed(error));
  };
  return html`${heading(panel.title)} ${panel.body.map((text) => html`<p>${text}</p>`)}
    <p class="buttons">
      <button type="button" id="confirm-yes" class="careful" @click=${yes}>${panel.yes}</button>
      <button type="button" id="confirm-no" class="main" @click=${() => app.ask(null)}>No, go back</button>
    </p>`;
}

function renamePanel(app: App, panel: Extract<Panel, { kind: "rename" }>): View {
  const save = (event: Event) => {
    event.preventDefault();
    rename(app, panel);
  };
  const { problem } = panel;
  return html`${problem === null ? nothing : errorSummary([{ text: problem, field: "new-name" }])} ${heading(`Rename this ${kindOf(app, panel.recordId)}`)}
    <form @submit=${save} novalidate>
      <div class=${problem === null ? "field" : "field has-problem"}>
        <label for="new-name">Name</label>
        ${problem === null ? nothing : html`<p class="problem" id="new-name-problem">${problem}</p>`}
        <input id="new-name" type="text" maxlength="200" .value=${panel.value} aria-describedby=${problem === null ? nothing : "new-name-problem"}
          aria-invalid=${problem === null ? nothing : "true"}
          @input=${(event: Event) => {
            panel.value = (event.target as HTMLInputElement).value;
          }} />
      </div>
      <p class="buttons">
        <button type="submit" id="rename-save" class="main">Save the name</button>
        <button type="button" @click=${() => app.ask(null)}>Go back</button>
      </p>
    </form>`;
}

function gonePanel(app: App, recordId: string): View {
  const kind = kindOf(app, recordId);
  return html`${heading(`This ${kind} was deleted in another window`)}
    <p>You changed “${app.any(recordId)?.name ?? ""}” here at the same time. What you see here is still complete.</p>
    <p class="buttons">
      <button type="button" id="gone-keep" class="main" @click=${() => settleGone(app, recordId, true)}>Keep the ${kind}</button>
      <button type="button" id="gone-delete" class="careful" @click=${() => settleGone(app, recordId, false)}>Delete it here too</button>
    </p>`;
}

function clashPanel(app: App, panel: Extract<Panel, { kind: "clash" }>): View {
  const { clashes } = panel.merged;
  const open = panel.problem ? clashes.filter((clash) => !panel.chosen.has(clash.key)) : [];
  const problems = open.map((clash) => ({
    text: `Choose for: ${clashTitle(app, panel.recordId, clash)}`,
    field: `clash-${clashes.indexOf(clash)}-mine`,
  }));
  return html`${errorSummary(problems)} ${heading("Changed in two windows")}
    <p>
      This ${kindOf(app, panel.recordId)} was changed here and in another window at the same time. Everything else has been put together; choose which of these to
      keep. Both stay until you choose.
    </p>
    ${clashes.map((clash, index) => clashChoice(app, panel, clash, index))}
    <p class="buttons">
      <button type="button" id="clash-save" class="main" @click=${() => settleClash(app, panel)}>Save these choices</button>
    </p>`;
}

function clashChoice(app: App, panel: Extract<Panel, { kind: "clash" }>, clash: Clash, index: number): View {
  const option = (side: "mine" | "theirs", label: string) => {
    const id = `clash-${index}-${side}`;
    return html`<div class="choice">
      <input type="radio" id=${id} name=${`clash-${index}`} value=${side} .checked=${panel.chosen.get(clash.key) === side}
        @change=${() => panel.chosen.set(clash.key, side)} />
      <label for=${id}><span class="choice-name">${label}</span> <span class="choice-means">${sideWords(app, panel.recordId, clash[side])}</span></label>
    </div>`;
  };
  return html`<fieldset class="statement">
    <legend><h2>${clashTitle(app, panel.recordId, clash)}</h2></legend>
    <div class="choices">${option("mine", "From this window")} ${option("theirs", "From the other window")}</div>
  </fieldset>`;
}

function kindOf(app: App, recordId: string): string {
  return KIND_WORDS[app.any(recordId)?.kind ?? "audit"];
}

const DETAIL_WORDS: Readonly<Record<string, string>> = {
  ":period": "Period",
  ":lead": "Led by",
  ":version": "Version",
  ":approved_by": "Approved by",
  ":approved_on": "Approved on",
  ":review_on": "Next review",
  ":paragraph": "Paragraph for the school’s own improvement plan",
  ":governors": "What governors are asked",
};

function clashTitle(app: App, recordId: string, clash: Clash): string {
  if (clash.key === NAME_KEY) return "The name";
  const record = app.any(recordId);
  if (record?.kind === "plan") return DETAIL_WORDS[clash.key] ?? record.actions.get(clash.key)?.text ?? "An action";
  if (record?.kind === "policy") return policyTitle(clash.key);
  if (record?.kind === "programme" || record?.kind === "impact") return entryTitle(app, clash.key);
  const definition = app.definition(record?.definition_id ?? "");
  return (definition && statementsOf(definition).find((one) => one.id === clash.key)?.text) ?? clash.key;
}

/** The names of fields and sections come with the second script, which a question may not wait for. */
function policyTitle(key: string): string {
  if (key === ":audits") return "The audits that the policies follow";
  if (key === ":plan") return "The plan that the policies follow";
  if (key.startsWith(FIELD_KEY)) return `Your school’s details: ${key.slice(FIELD_KEY.length).replace(/_/g, " ")}`;
  const [, section = ""] = key.split("/");
  return `Section “${section.replace(/-/g, " ")}”`;
}

const ENTRY_WORDS: Readonly<Record<string, string>> = {
  champion: "The champion",
  partner: "The partner school",
  expectations: "Expectation",
  parent_sessions: "A session for parents",
  notes: "A note",
  cpd: "An entry of the CPD log",
  visits: "A visit",
  conference: "The conference",
  words: "In your own words",
  baseline: "The period before",
  now: "The period now",
};

function entryTitle(app: App, key: string): string {
  const [field = "", entry = ""] = key.slice(1).split(" ");
  const { sessions, expectations } = app.page.programme;
  return (
    sessions[entry] ??
    expectations[entry] ??
    `${ENTRY_WORDS[field] ?? field}${ENTRY_IDS.includes(field) ? `: ${entry}` : ""}`
  );
}

/** Entries with a name that says something; the others have an id of letters. */
const ENTRY_IDS = ["words", "baseline", "now"];

/** What is filled in of an entry, in its order. */
function entryWords(entry: Entry): string {
  const { extra: _, id: __, updated: ___, figures: ____, ...known } = entry as unknown as Record<string, unknown>;
  return (
    Object.values(known)
      .filter((value) => value !== null && value !== "")
      .join("; ") || "(empty)"
  );
}

function sectionWords({ mode, text, agreed }: SectionText): string {
  const words = { keep: "the template’s words", add: "added", replace: "in its place" }[mode];
  return [words, mode !== "keep" && text, agreed && "agreed"].filter(Boolean).join(": ");
}

function sideWords(app: App, recordId: string, side: Part): string {
  if (typeof side === "string") return side === "" ? "(empty)" : side;
  if ("mode" in side) return sectionWords(side);
  if ("history" in side) return actionWords(side);
  if (!("confidence" in side)) return entryWords(side);
  const record = app.any(recordId);
  return answerWords(app, record !== undefined && "definition_id" in record ? record.definition_id : "", side);
}

function answerWords(app: App, definitionId: string, side: Answer): string {
  const definition = app.definition(definitionId);
  const parts = [
    nowWords(definition, side.now),
    side.priority && `priority: ${priorityWords(definition, side.priority)}`,
    side.evidence && `evidence: ${side.evidence}`,
    side.owner && `owner: ${side.owner}`,
    side.date && `date: ${side.date}`,
    CONFIDENCES.find((one) => one.id === side.confidence)?.label,
  ];
  return parts.filter(Boolean).join("; ");
}

function actionWords(action: PlanAction): string {
  const parts = [
    action.text,
    action.owner && `owner: ${action.owner}`,
    action.by && `by: ${action.by}`,
    action.success && `success measure: ${action.success}`,
    action.cost && `cost: ${action.cost}`,
    action.evidence && `evidence: ${action.evidence}`,
    action.review && `review: ${action.review}`,
    statusLabel(statusOfAction(action)),
  ];
  return parts.filter(Boolean).join("; ");
}
