/** The entry of the Profile page: reads the page's data, looks for a vault, follows address, keys and the clock. */
import { html, nothing, render } from "lit-html";
import { keyed } from "lit-html/directives/keyed.js";
import { statusRegion } from "../../audits/workbench/announcer.ts";
import { placeOf } from "../../audits/workbench/place.ts";
import { App } from "./app.ts";
import { MemoryKeeper, openKeeper } from "./keeper.ts";
import { howFar, withMore } from "./later.ts";
import type { PageData, Panel } from "./state.ts";
import { codePanel, gateView, privacyLine } from "./view-gate.ts";
import { importView } from "./view-import.ts";
import { listView, scoreAhead } from "./view-list.ts";
import { button, heading, link, type View } from "./view-parts.ts";
import { addView, factsView, pupilView } from "./view-pupil.ts";
import { reviewsView } from "./view-reviews.ts";
import { storyView } from "./view-story.ts";
import { supportView } from "./view-support.ts";
import { teamView } from "./view-team.ts";
import { downloadVault, vaultView } from "./view-vault.ts";
import { onCopy, watchClock } from "./watch.ts";

const TABS: readonly (readonly [string, string])[] = [
  ["pupils", "Pupils"],
  ["overview", "Overview"],
  ["reviews", "Support"],
  ["team", "Team Around the School"],
  ["moving", "Moving on"],
  ["rules", "Our rules"],
  ["vault", "Vault"],
];

const MOVING = ["moving", "handover", "arrivals", "class"];
/** Screens that are drawn by the script that comes later. */
const LATER = [...MOVING, "classes", "overview", "rules"];

function run(): void {
  const main = document.getElementById("profile");
  const data = document.getElementById("semh-profile");
  if (main === null || data === null) return;
  const page = JSON.parse(data.textContent ?? "") as PageData;
  const app = new App(page, statusRegion());
  main.replaceChildren();
  const title = document.title;
  let shown = "";
  app.draw = () => {
    const before = shown;
    const hadError = document.getElementById("error-summary") !== null;
    shown = `${app.state.phase} ${app.state.route} ${app.state.panel?.kind ?? ""} ${app.state.panel?.kind === "confirm" ? app.state.panel.title : ""} ${app.state.incoming ? "in" : ""} ${app.state.intake ? "map" : ""} ${arrived(app)}`;
    render(rootView(app, shown), main);
    if (shown !== before) arrive(title, before !== "" && !before.startsWith("starting"));
    if (shown !== before) scoreAhead(app);
    if (app.state.error !== "" && !hadError) document.getElementById("error-summary")?.focus();
  };
  app.draw();
  void open(app);
}

/** Whether the screen belongs to the tab. */
function isUnder(tab: string, route: string): boolean {
  return tab === route || (tab === "moving" && MOVING.includes(route)) || (tab === "overview" && route === "classes");
}

/** How far a screen of the later script has come. */
function arrived(app: App): string {
  const { route, arrival } = app.state;
  if (!LATER.includes(route)) return "";
  return `${howFar(app)} ${arrival === null ? "" : arrival.file === null ? "closed" : "opened"}`;
}

async function open(app: App): Promise<void> {
  if (window.top !== window.self) {
    app.state.phase = "framed";
    app.redraw();
    return;
  }
  if (globalThis.crypto?.subtle === undefined) {
    app.state.phase = "plain";
    app.redraw();
    return;
  }
  try {
    app.keeper = await openKeeper(placeOf(app.page.site.base, location.href));
    await app.keeper.load();
  } catch {
    app.keeper = new MemoryKeeper();
  }
  await app.start();
  window.addEventListener("hashchange", () => follow(app));
  document.addEventListener("click", onClick);
  document.addEventListener("copy", (event) => onCopy(app, event));
  window.addEventListener("afterprint", () => document.body.classList.remove("may-print"));
  window.addEventListener("beforeunload", (event) => {
    if (app.state.unsaved || (app.state.phase === "open" && !app.keeper.keeps && !app.state.practice))
      event.preventDefault();
  });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "s" || app.state.phase !== "open") return;
    event.preventDefault();
    void downloadVault(app);
  });
  watchClock(app);
  follow(app);
}

function follow(app: App): void {
  app.state.route = location.hash.replace(/^#\/?/, "");
  app.state.notice = app.state.notice?.undo ? app.state.notice : null;
  app.state.error = "";
  // a code is shown once, so it stays until somebody says that it is written down
  if (app.state.panel?.kind !== "code") app.state.panel = null;
  app.redraw();
}

function rootView(app: App, key: string): View {
  const { phase, panel } = app.state;
  if (phase === "starting") return html`<p>Opening the Profile …</p>`;
  if (phase === "framed")
    return html`${heading("Profile")}<p id="framed">This page is shown inside another one, which could watch what you type. It opens no vault here. Open it in a window of its own.</p>`;
  if (phase === "plain")
    return html`${heading("Profile")}<p id="plain">This browser does not encrypt for this page. It needs an address that begins with https, or the single file opened from this computer. Nothing has been opened.</p>`;
  const screen = panel !== null ? panelView(app, panel) : phase === "open" ? openView(app) : gateView(app);
  return html`${phase === "open" ? topLines(app) : nothing} ${noticeBar(app)} <div id="screen">${keyed(key, screen)}</div>`;
}

function topLines(app: App): View {
  const { practice, status, warn, route } = app.state;
  const tabs = TABS.filter(([id]) => !(practice && id === "vault"));
  return html`<div class="top-lines no-print">
    ${privacyLine(app)}
    ${practice ? nothing : html`<p id="save-status">${app.state.unsaved && !status.startsWith("Not saved") ? "Saving …" : status}</p>`}
    ${warn ? html`<p class="notice" id="idle-warning">Less than a minute until the vault locks. Press any key to go on.</p>` : nothing}
    <nav aria-label="Profile"><ul class="tabs">${tabs.map(([id, label]) => html`<li><a href=${`#/${id}`} aria-current=${isUnder(id, route) ? "page" : nothing}>${label}</a></li>`)}
      <li>${button("lock", practice ? "Close the practice class" : "Lock now", () => void app.lock(practice ? "The practice class was closed." : "The vault is locked."))}</li></ul></nav>
  </div>`;
}

function openView(app: App): View {
  const [name, id, support] = app.state.route.split("/");
  const pupil = id === undefined ? undefined : app.pupil(id);
  if (name === "" || name === undefined || name === "pupils" || name === "new" || name === "code") return listView(app);
  if (name === "add") return addView(app);
  if (name === "import") return importView(app);
  if (name === "overview") return withMore(app, ({ overviewView }) => overviewView(app));
  if (name === "reviews") return reviewsView(app);
  if (name === "team") return teamView(app);
  if (name === "moving") return withMore(app, ({ movingView }) => movingView(app));
  if (name === "handover") return withMore(app, ({ sendView }) => sendView(app));
  if (name === "arrivals") return withMore(app, ({ arrivalsView }) => arrivalsView(app));
  if (name === "rules") return withMore(app, ({ rulesView }) => rulesView(app));
  if (name === "classes") return withMore(app, ({ classesView }) => classesView(app));
  if (name === "class") return withMore(app, ({ classView }) => classView(app));
  if (name === "vault" && !app.state.practice) return vaultView(app);
  if (pupil !== undefined && name === "pupil") return pupilView(app, pupil);
  if (pupil !== undefined && name === "facts") return factsView(app, pupil);
  if (pupil !== undefined && name === "story") return storyView(app, pupil);
  const found = pupil?.supports.find((one) => one.id === support);
  if (pupil !== undefined && found !== undefined && name === "support") return supportView(app, pupil, found);
  return html`${heading("Not found")}<p>There is no such page here. ${link("pupils", "Pupils")}</p>`;
}

function panelView(app: App, panel: Panel): View {
  if (panel.kind === "code") return codePanel(app, panel.code, panel.words);
  return html`${heading(panel.title)} ${panel.body.map((one) => html`<p>${one}</p>`)}
    <p class="buttons">
      ${button(
        "confirm-yes",
        panel.yes,
        () => {
          app.ask(null);
          void panel.act();
        },
        "main",
      )}
      ${button("confirm-no", "Go back", () => app.ask(null))}
    </p>`;
}

function noticeBar(app: App): View {
  const { notice } = app.state;
  if (notice === null) return nothing;
  const undo = notice.undo;
  return html`<div id="notice" class=${notice.problem ? "notice is-problem no-print" : "notice no-print"} tabindex="-1"><p>${notice.text}</p>
    <p class="buttons">${
      undo
        ? button("undo", "Undo", () => {
            app.change(undo);
            app.tell("Undone.");
          })
        : nothing
    }
    ${button(
      "close-notice",
      html`Close<span class="visually-hidden"> this message</span>`,
      () => {
        app.state.notice = null;
        app.redraw();
      },
      "quiet",
    )}</p></div>`;
}

/** A new screen: its heading names the page, and takes the focus. */
function arrive(siteTitle: string, moveFocus: boolean): void {
  const found = document.getElementById("page-heading");
  if (found === null) return;
  document.title = `${found.textContent?.trim() ?? ""} – ${siteTitle}`;
  if (!moveFocus) return;
  window.scrollTo(0, 0);
  found.focus({ preventScroll: true });
}

/** Ordinary anchors (the skip link) must not change the address, which is the tool's. */
function onClick(event: MouseEvent): void {
  const found = event.target instanceof Element ? event.target.closest("a") : null;
  const href = found?.getAttribute("href") ?? "";
  if (!href.startsWith("#") || href.startsWith("#/")) return;
  event.preventDefault();
  const target = document.getElementById(href.slice(1));
  if (target !== null && target.tabIndex < 0) target.setAttribute("tabindex", "-1");
  target?.focus();
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
else run();
