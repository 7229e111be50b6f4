/** The entry of the Workbench page: reads the page's data, opens the store, and follows the address and the keyboard. */
import { html, nothing, render } from "lit-html";
import { clearEverything, clearRecord, duplicate, remove, start, undo } from "./actions.ts";
import { Announcer, statusRegion } from "./announcer.ts";
import { App } from "./app.ts";
import { readPageData } from "./definition.ts";
import { followOtherWindows, openKeeping } from "./keeping.ts";
import { MemoryStore } from "./memory-store.ts";
import { placeOf } from "./place.ts";
import { readRoute } from "./routes.ts";
import { auditsOf, type Notice, type Panel, plansOf, policiesOf, recordsOfKind, wouldLose } from "./state.ts";
import { downloadCopy, openCopy } from "./transfer.ts";
import { rootView, screenKey } from "./view.ts";
import { laterPaper } from "./view-later.ts";
import type { View } from "./view-parts.ts";
import { planReport } from "./view-plan-report.ts";
import { reportBody } from "./view-report.ts";

/** Where focus goes on the next screen instead of its heading: the statement of a "Change" link. */
let focusNext: string | null = null;

function run(): void {
  const main = document.getElementById("workbench");
  const data = document.getElementById("semh-audits");
  if (main === null || data === null) return;
  const page = readPageData(JSON.parse(data.textContent ?? ""));
  const here = { ...page, storage_key: placeOf(page.site.base, location.href) };
  const app = new App(here, new MemoryStore(), new Announcer(statusRegion()), page.storage_key);
  app.acts = { undo, downloadCopy, openCopy, duplicate, remove, clearRecord, clearEverything };
  main.replaceChildren();
  const title = document.title;
  let shown: string | null = null;
  let told: Notice | null = null;
  let asked: Panel | null = null;
  app.draw = () => {
    const before = shown;
    const focused = document.activeElement;
    const notice = app.state.notice;
    shown = screenKey(app);
    render(rootView(app), main);
    if (shown !== before) arrive(title, before !== null && before !== "starting");
    else if (app.state.panel !== asked && document.getElementById("error-summary")) arriveAtErrors();
    else if (notice !== told || (focused !== document.body && document.activeElement === document.body))
      catchFocus(app);
    told = notice;
    asked = app.state.panel;
  };
  app.draw();
  void open(app);
}

async function open(app: App): Promise<void> {
  await openKeeping(app);
  app.state.starting = false;
  followOtherWindows(app);
  window.addEventListener("hashchange", () => follow(app));
  document.addEventListener("click", (event) => onClick(event));
  document.addEventListener("keydown", (event) => onKey(app, event));
  window.addEventListener("beforeunload", (event) => {
    if (!wouldLose(app.state)) return;
    event.preventDefault();
    event.returnValue = "";
  });
  printing(app);
  follow(app);
}

/** Go where the address says. An address that only names an audit opens it, or starts it when there is none yet. */
function follow(app: App): void {
  const route = readRoute(location.hash);
  if (route === null) return;
  app.state.route = route;
  app.state.revisions = null;
  // Ticks stay while the person writes an action in between.
  if (!("record" in route) || app.plan(route.record ?? "") === undefined) app.state.picked = new Set();
  // News goes with its screen; what can still be undone stays.
  if (app.state.notice?.undo === null) app.state.notice = null;
  if (app.state.panel?.kind !== "clash" && app.state.panel?.kind !== "gone") app.state.panel = null;
  if (route.page === "start") {
    const definition = app.definition(route.audit);
    const [first, ...more] = auditsOf(app.state).filter((one) => one.definition_id === route.audit);
    if (definition && first === undefined) void start(app, definition, true);
    else if (first && more.length === 0) app.go({ page: "tasks", audit: route.audit, record: first.record_id }, true);
  }
  const [plan, ...otherPlans] = plansOf(app.state);
  if (route.page === "plans" && plan && otherPlans.length === 0) {
    app.go({ page: "plan", record: plan.record_id }, true);
  }
  const [policy, ...otherPolicies] = policiesOf(app.state);
  if (route.page === "policies" && policy && otherPolicies.length === 0) {
    app.go({ page: "policy", record: policy.record_id }, true);
  }
  for (const kind of ["programme", "impact"] as const) {
    const [one, ...others] = recordsOfKind(app.state, kind);
    if (route.page === kind && route.record === null && one && others.length === 0) {
      app.go({ ...route, record: one.record_id }, true);
    }
  }
  app.redraw();
}

/** A new screen is there: name it in the title and send focus to its heading, or to the statement asked for. */
function arrive(siteTitle: string, moveFocus: boolean): void {
  const heading = document.getElementById("page-heading");
  if (heading === null) return;
  document.title = `${heading.dataset.title ?? ""} – ${siteTitle}`;
  const target = (focusNext && document.getElementById(focusNext)) || null;
  focusNext = null;
  if (target !== null) {
    target.scrollIntoView();
    (
      target.querySelector<HTMLElement>("input:checked") ??
      target.querySelector<HTMLElement>("input") ??
      target
    ).focus();
  } else if (moveFocus) {
    window.scrollTo(0, 0);
    heading.focus({ preventScroll: true });
  }
}

function arriveAtErrors(): void {
  const summary = document.getElementById("error-summary");
  summary?.scrollIntoView();
  summary?.focus();
}

/** A message that wants an answer takes the focus, and so does whatever is left when the focused button has gone. */
function catchFocus(app: App): void {
  const { notice } = app.state;
  const wanted = notice !== null && (notice.kind === "problem" || notice.undo !== null);
  if (wanted) document.getElementById("notice")?.focus();
  else if (document.activeElement === document.body) document.getElementById("page-heading")?.focus();
}

/** Ordinary anchors (skip link, error summary) must not change the address: the address is the tool's. */
function onClick(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  const href = link?.getAttribute("href") ?? "";
  if (link === null || !href.startsWith("#")) return;
  if (href.startsWith("#/")) {
    focusNext = link.dataset.focus ?? null;
    return;
  }
  event.preventDefault();
  const target = document.getElementById(href.slice(1));
  if (target === null) return;
  if (target.tabIndex < 0 && !target.hasAttribute("tabindex")) target.setAttribute("tabindex", "-1");
  target.scrollIntoView();
  target.focus();
}

function onKey(app: App, event: KeyboardEvent): void {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== "s") return;
  event.preventDefault();
  void downloadCopy(app);
}

/** The browser's own Print command prints the report too, from whichever screen of an audit. */
function printing(app: App): void {
  const paper = document.createElement("div");
  paper.id = "paper";
  document.body.append(paper);
  window.addEventListener("beforeprint", () => {
    const report = paperFor(app);
    if (report === null) return;
    render(report, paper);
    document.body.classList.add("has-paper");
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("has-paper");
    render(nothing, paper);
  });
}

/** The report that belongs to a screen which is not one itself, or null. */
function paperFor(app: App): View | null {
  const { route } = app.state;
  if (route.page === "plan" || route.page === "action" || route.page === "choose") {
    const plan = app.plan(route.record);
    return plan ? html`<h1>${plan.name}</h1>${planReport(app, plan)}` : null;
  }
  if ("part" in route) return laterPaper(app, route);
  if ("policy" in route) return globalThis.semhPolicyScreens?.paper(app, route) ?? null;
  if (route.page !== "section" && route.page !== "tasks" && route.page !== "finish") return null;
  const [definition, record] = [app.definition(route.audit), app.record(route.record)];
  return definition && record ? html`<h1>${record.name}</h1>${reportBody(app, definition, record)}` : null;
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
else run();
