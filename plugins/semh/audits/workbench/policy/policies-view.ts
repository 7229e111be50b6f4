/** The sets of policies in this browser, and one set: its templates, and the audits and the plan that it follows. */
import { html, nothing } from "lit-html";
import { commit } from "../actions.ts";
import { type App, now } from "../app.ts";
import { newPolicy, type PolicyRecord, policyWords } from "../policy.ts";
import { auditsOf, plansOf, policiesOf } from "../state.ts";
import { earlierVersions } from "../view-earlier.ts";
import { choiceField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { recordCard } from "../view-record-card.ts";
import { counted, paperDay } from "../words.ts";
import { sectionStatus } from "./check.ts";
import { countFilled } from "./fields-view.ts";
import { fill } from "./fill.ts";
import { definitionOf, type Given } from "./given.ts";
import { type Policies, sectionsOf, statementsIn, type Template } from "./template.ts";

/** The list of sets of policies; with one the address leads straight to it. */
export function policiesView(app: App, policies: Policies): View {
  const records = policiesOf(app.state);
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading("Policies")} ${fileButtons(app)} ${aboutPolicies()}
    ${
      records.length === 0
        ? html`<p>There are no policies in this browser yet. Start here, or open a copy that you downloaded earlier.</p>`
        : html`<ul class="cards" id="policy-list">
            ${records.map((one) => recordCard(app, one, { page: "policy", record: one.record_id }, `${policyWords(one)}.`))}
          </ul>`
    }
    <p class="buttons">
      <button type="button" id="start-policy" class=${records.length === 0 ? "main" : ""} @click=${() => void startPolicies(app, policies)}>
        ${records.length === 0 ? "Start your school’s policies" : "Start policies for another school"}
      </button>
    </p>
  `;
}

/** Start a set that follows the newest audit of each kind that matters, and the newest plan. */
async function startPolicies(app: App, policies: Policies): Promise<void> {
  const newest = auditsOf(app.state).reverse();
  const audits = steering(app, policies).flatMap((id) => {
    const found = newest.find((audit) => audit.definition_id === id);
    return found ? [found.record_id] : [];
  });
  const plan = plansOf(app.state).at(-1)?.record_id ?? null;
  const record = newPolicy(app.freshName("policy", "Our policies"), now(), audits, plan);
  if (await commit(app, [{ record_id: record.record_id, record }], null)) {
    app.go({ page: "policy", record: record.record_id });
  }
}

/** The audits, by definition id, whose ratings choose paragraphs. */
function steering(app: App, policies: Policies): string[] {
  const statements = policies.policies.flatMap((one) => one.sections.flatMap((section) => [...statementsIn(section)]));
  const ids = statements.flatMap((statement) => definitionOf(app.page, statement)?.id ?? []);
  return [...new Set(ids)];
}

/** How the builder works, in a few sentences. */
function aboutPolicies(): View {
  return html`<details class="how-to">
    <summary>How the policies work</summary>
    <ul>
      <li>Type your school’s details once. Every policy and short version uses them.</li>
      <li>Paragraphs follow your audit: what is in place is said, and a gap is named with its date from your plan. Where the audit has no answer, both paragraphs stand there until you decide.</li>
      <li>Each section can keep the template’s words, add yours, or have yours in their place. Tick a section once it says what your school really does.</li>
      <li>“Check” lists what is still open. Word and print give you the finished text without the notes for drafting.</li>
      <li>These are templates. Your designated safeguarding lead reads them beside the child protection policy before governors do.</li>
    </ul>
  </details>`;
}

/** One set of policies. */
export function policyView(app: App, given: Given): View {
  const { record, policies } = given;
  const group = (title: string, role: string) => {
    const templates = policies.policies.filter((one) => one.role === role);
    if (templates.length === 0) return nothing;
    return html`<h2>${title}</h2>
      <ul class="task-list">${templates.map((one) => templateItem(given, one))}</ul>`;
  };
  return html`
    <p>${routeLink({ page: "home" }, "Workbench", "back")}</p>
    ${heading(record.name, "Policies")} ${fileButtons(app, { record })} ${aboutPolicies()}
    <h2>Your school’s details</h2>
    <p>${countFilled(given)}</p>
    <p class="buttons">${routeLink({ page: "policy-details", record: record.record_id }, "Fill in your school’s details", "button main")}</p>
    ${group("The policy", "main")} ${group("Short versions", "short")} ${group("Procedures and further policies", "procedure")}
    ${followsView(app, given)} ${earlierVersions(app, record)}
  `;
}

function templateItem(given: Given, template: Template): View {
  const filled = fill(given, template);
  const sections = sectionsOf(template);
  const statuses = sections.map((section) => sectionStatus(given, filled, section));
  const done = statuses.filter((status) => status === "Completed").length;
  const isTouched = statuses.some((status) => status !== "Not yet started");
  const status = done === sections.length ? "Completed" : isTouched ? "In progress" : "Not yet started";
  const route = { page: "policy-tasks", record: given.record.record_id, policy: template.id } as const;
  return html`<li data-policy=${template.id}>
    <span class="task-name">${routeLink(route, template.title)}</span>
    <span class="task-note">${done} of ${counted(sections.length, "section")} completed</span>
    <strong class=${status === "Completed" ? "task-status is-done" : "task-status"}>${status}</strong>
  </li>`;
}

/** Which audits choose the paragraphs, and which plan gives the dates. */
function followsView(app: App, given: Given): View {
  const { record, policies, page } = given;
  return html`<section id="follows" tabindex="-1" aria-labelledby="follows-title">
    <h2 id="follows-title">What the policies follow</h2>
    ${steering(app, policies).map((id) => {
      const audits = auditsOf(app.state).filter((one) => one.definition_id === id);
      const chosen = record.audits.find((one) => audits.some((audit) => audit.record_id === one)) ?? null;
      const others = record.audits.filter((one) => !audits.some((audit) => audit.record_id === one));
      return choiceField(
        `follows-${id}`,
        `Audit: ${page.audits.find((one) => one.id === id)?.title ?? id}`,
        audits.map((one) => [one.record_id, `${one.name} (last changed ${paperDay(one.updated)})`]),
        chosen,
        "None: both paragraphs stand in the text",
        (audit) => set(app, record, { audits: audit === null ? others : [...others, audit] }),
        audits.length > 0
          ? nothing
          : html`<p class="hint">There is none in this browser. ${routeLink({ page: "start", audit: id }, "Start it")}.</p>`,
      );
    })}
    ${choiceField(
      "follows-plan",
      "Development plan, for the dates",
      plansOf(app.state).map((one) => [one.record_id, `${one.name} (last changed ${paperDay(one.updated)})`]),
      plansOf(app.state).some((one) => one.record_id === record.plan) ? record.plan : null,
      "None: every gap is without a date",
      (plan) => set(app, record, { plan }),
    )}
  </section>`;
}

function set(app: App, record: PolicyRecord, part: Partial<PolicyRecord>): void {
  app.editPolicy(record.record_id, (current, at) => ({ ...current, ...part, updated: at }));
}
