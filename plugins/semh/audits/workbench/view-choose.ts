/** Choosing actions from an audit: what is low now, with the audit's own suggestions to tick. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { App } from "./app.ts";
import { nowWords, priorityWords } from "./counts.ts";
import type { Definition } from "./definition.ts";
import { type AuditRecord, priorityOf } from "./model.ts";
import { type PlanRecord, statusLabel, statusOfAction } from "./plan.ts";
import { addChosen, addOwn } from "./plan-actions.ts";
import {
  linkTo,
  type Offer,
  offersActions,
  offersFor,
  type Reason,
  type Suggestion,
  withinWords,
} from "./proposals.ts";
import { auditsOf } from "./state.ts";
import { heading, routeLink, type View } from "./view-parts.ts";

const REASONS: readonly [Reason, string][] = [
  ["must", "Required by law or statutory guidance"],
  ["high", "High priority"],
  ["low", "Also low now"],
];

/** The audits that have actions to propose, the one changed last first. */
export function sourcesOf(app: App): { definition: Definition; audit: AuditRecord }[] {
  return auditsOf(app.state)
    .flatMap((audit) => {
      const definition = app.definition(audit.definition_id);
      return definition !== undefined && offersActions(definition) ? [{ definition, audit }] : [];
    })
    .sort((a, b) => (a.audit.updated > b.audit.updated ? -1 : 1));
}

/** The screen for choosing. */
export function chooseView(app: App, plan: PlanRecord): View {
  const sources = sourcesOf(app);
  const source = sources.find((one) => one.audit.record_id === app.state.pickFrom) ?? sources[0];
  return html`
    <p>${routeLink({ page: "plan", record: plan.record_id }, "The plan", "back")}</p>
    ${heading("Choose actions from an audit", plan.name)}
    ${
      source === undefined
        ? html`<p>There is no audit in this browser that proposes actions. ${routeLink({ page: "home" }, "Start one, or open a copy")}.</p>`
        : html`${sourceChoice(app, sources, source.audit)} ${offersView(app, plan, source.definition, source.audit)}`
    }
  `;
}

function sourceChoice(app: App, sources: { audit: AuditRecord }[], chosen: AuditRecord): View {
  if (sources.length === 1) return html`<p>From the audit “${chosen.name}”.</p>`;
  return html`<fieldset class="priority">
    <legend>From which audit?</legend>
    ${sources.map(
      ({ audit }) => html`<div class="choice small">
        <input type="radio" id=${`from-${audit.record_id}`} name="from-audit" .checked=${live(audit === chosen)}
          @change=${() => chooseSource(app, audit)} />
        <label for=${`from-${audit.record_id}`}>${audit.name}</label>
      </div>`,
    )}
  </fieldset>`;
}

function chooseSource(app: App, audit: AuditRecord): void {
  app.state.pickFrom = audit.record_id;
  app.state.picked = new Set();
  app.redraw();
}

function offersView(app: App, plan: PlanRecord, definition: Definition, audit: AuditRecord): View {
  const offers = offersFor(definition, audit, plan);
  if (offers.length === 0) {
    return html`<p id="no-offers">No statement of this audit is low now, so it proposes nothing. You can still add an action of your own to the plan.</p>`;
  }
  const add = () => void addChosen(app, plan, definition, audit);
  return html`<p>Tick what your school will do. The rest stays out of the plan and can be chosen later.</p>
    ${REASONS.map(([reason, title]) => {
      const part = offers.filter((one) => one.reason === reason);
      if (part.length === 0) return nothing;
      return html`<h2>${title}</h2>
        ${part.map((one) => offerView(app, plan, definition, one))}`;
    })}
    <p class="buttons">
      <button type="button" id="add-chosen" class="main" @click=${add}>Add the ticked actions to the plan</button>
    </p>`;
}

function offerView(app: App, plan: PlanRecord, definition: Definition, offer: Offer): View {
  const { statement, answer, section, suggestions, planned } = offer;
  const priority = priorityWords(definition, priorityOf(statement, answer));
  const own = planned.filter((one) => !suggestions.some((two) => two.proposal.text === one.proposal));
  const session = statement.session ? app.page.sessions[statement.session] : undefined;
  return html`<fieldset class="statement" data-offer=${statement.id}>
    <legend><h3>${statement.text}</h3></legend>
    <p class="hint">
      ${section.title}. Now: ${nowWords(definition, answer.now)}.${priority === "" ? "" : ` Priority: ${priority}.`}
      ${statement.must === null ? nothing : `Required by: ${statement.must.title}.`}
    </p>
    ${session ? html`<p>In the programme: <a href=${`${app.page.site.base}${session.url}`}>${session.title}</a></p>` : nothing}
    ${suggestions.map((one) => suggestionView(app, one))}
    ${own.map((one) => html`<p class="hint">In the plan: ${one.text} (${statusLabel(statusOfAction(one)).toLowerCase()})</p>`)}
    <p class="buttons">
      <button type="button" class="own" @click=${() => void addOwn(app, plan, [linkTo(definition, statement, answer)])}>
        Write an action of your own<span class="visually-hidden"> for: ${statement.text}</span>
      </button>
    </p>
  </fieldset>`;
}

function suggestionView(app: App, { key, proposal, inPlan }: Suggestion): View {
  const facts = [proposal.owner && `Owner: ${proposal.owner}`, withinWords(proposal.within), proposal.success];
  const means = `${facts.filter(Boolean).join(". ")}.`;
  if (inPlan) return html`<p class="hint">In the plan already: ${proposal.text}</p>`;
  const id = `pick-${key.replace(/[^a-z0-9-]/g, "-")}`;
  const toggle = (event: Event) => {
    if ((event.target as HTMLInputElement).checked) app.state.picked.add(key);
    else app.state.picked.delete(key);
  };
  return html`<div class="tick">
    <input type="checkbox" id=${id} .checked=${live(app.state.picked.has(key))} @change=${toggle} />
    <label for=${id}><span class="choice-name">${proposal.text}</span> <span class="choice-means">${means}</span></label>
  </div>`;
}
