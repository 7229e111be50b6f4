/** Chooses the screen for the state: a question if there is one, else what the address asks for. */
import { html } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import type { App } from "./app.ts";
import type { Definition } from "./definition.ts";
import type { AuditRecord } from "./model.ts";
import { type AuditRoute, type PlanRoute, type PolicyRoute, type Route, writeRoute } from "./routes.ts";
import { actionView } from "./view-action.ts";
import { chooseView } from "./view-choose.ts";
import { finishView } from "./view-finish.ts";
import { homeView } from "./view-home.ts";
import { whatIsThere, withMore, withPolicies, withScreens } from "./view-later.ts";
import { panelView } from "./view-panels.ts";
import { heading, noticeBar, routeLink, topLines, type View } from "./view-parts.ts";
import { planView } from "./view-plan.ts";
import { governorsView, planReportView } from "./view-plan-report.ts";
import { plansView } from "./view-plans.ts";
import { reportView } from "./view-report.ts";
import { sectionView } from "./view-section.ts";
import { tasksView } from "./view-tasks.ts";

/** What decides that a screen is another screen: its content is drawn afresh and focus goes to its heading. */
export function screenKey(app: App): string {
  const { panel, route } = app.state;
  if (app.state.starting) return "starting";
  // Choosing another audit to compare is the same screen: the focus stays on the list.
  const address = route.page === "compare" ? "compare" : `${writeRoute(route)} ${route.page}`;
  const question = panel === null ? "" : `${panel.kind} ${"recordId" in panel ? panel.recordId : ""}`;
  const name = panel?.kind ?? route.page;
  const later = LATER.includes(name) || name.startsWith("polic") ? whatIsThere(app) : "";
  return `${address} ${question} ${later}`;
}

/** Screens and questions that a further script draws, and all of the policies: they are other screens once it is there. */
const LATER = ["import", "compare", "groups", "group", "spread", "returns", "programme", "impact", "conference"];

/** The whole tool. */
export function rootView(app: App): View {
  if (app.state.starting) return html`<p>Opening the Workbench …</p>`;
  return html`${topLines(app)} ${noticeBar(app)}
    <div id="screen">${keyed(screenKey(app), app.state.panel === null ? pageView(app) : panelView(app, app.state.panel))}</div>`;
}

function pageView(app: App): View {
  const { route } = app.state;
  switch (route.page) {
    case "home":
      return homeView(app);
    case "compare":
      return withMore(app, (more) => more.compareView(app, route));
    case "groups":
      return withMore(app, (more) => more.groupsView(app));
    case "group":
    case "spread":
      return groupPage(app, route);
    case "plans":
      return plansView(app);
    case "policies":
      return withPolicies(app, (screens) => screens.policiesView(app));
    case "policy":
    case "policy-details":
    case "policy-tasks":
    case "policy-section":
    case "policy-check":
    case "policy-preview":
      return policyPage(app, route);
    case "programme":
    case "impact":
    case "conference":
      return withScreens(app, route, (screens) => screens.page(app, route) ?? notHere("record or page"));
    case "plan":
    case "choose":
    case "action":
    case "plan-report":
    case "governors":
      return planPage(app, route);
    case "start":
    case "tasks":
    case "section":
    case "finish":
    case "report":
      return auditPage(app, route);
    default:
      return notFound("There is no such page in the Workbench.");
  }
}

function auditPage(app: App, route: AuditRoute | Extract<Route, { page: "start" }>): View {
  const definition = app.definition(route.audit);
  if (definition === undefined) return notFound("This site does not have that audit.");
  if (route.page === "start") return homeView(app, definition.id);
  const record = app.record(route.record);
  if (record === undefined || record.definition_id !== definition.id) return notHere("audit");
  return recordView(app, route, definition, record);
}

function planPage(app: App, route: Exclude<PlanRoute, { page: "plans" }>): View {
  const plan = app.plan(route.record);
  if (plan === undefined) return notHere("plan");
  switch (route.page) {
    case "plan":
      return planView(app, plan);
    case "choose":
      return chooseView(app, plan);
    case "plan-report":
      return planReportView(app, plan);
    case "governors":
      return governorsView(app, plan);
    case "action": {
      const action = plan.actions.get(route.action);
      return action ? actionView(app, plan, action) : notFound("That action is not in the plan (any more).");
    }
  }
}

function policyPage(app: App, route: Exclude<PolicyRoute, { page: "policies" }>): View {
  const record = app.policy(route.record);
  if (record === undefined) return notHere("set of policies");
  return withPolicies(
    app,
    (screens) => screens.policyPage(app, record, route) ?? notFound("This site does not have that policy or section."),
  );
}

function groupPage(app: App, route: Extract<Route, { page: "group" | "spread" }>): View {
  const group = app.group(route.record);
  if (group === undefined) return notHere("set of answers");
  const definition = app.definition(group.definition_id);
  if (definition === undefined) return notFound("This site does not have the audit that these answers are for.");
  return withMore(app, (more) =>
    route.page === "group" ? more.groupView(app, definition, group) : more.spreadView(app, definition, group),
  );
}

function notHere(what: string): View {
  return notFound(
    `That ${what} is not in this browser. It may have been deleted, or it is on another computer: open a copy of it.`,
  );
}

function recordView(app: App, route: AuditRoute, definition: Definition, record: AuditRecord): View {
  switch (route.page) {
    case "tasks":
      return tasksView(app, definition, record);
    case "finish":
      return finishView(app, definition, record);
    case "report":
      return reportView(app, definition, record);
    case "section": {
      const section = definition.sections.find((one) => one.id === route.section);
      return section
        ? sectionView(app, definition, record, section)
        : notFound("This audit does not have that section.");
    }
  }
}

function notFound(why: string): View {
  return html`${heading("Not found")}
    <p>${why}</p>
    <p>${routeLink({ page: "home" }, "Workbench")}</p>`;
}
