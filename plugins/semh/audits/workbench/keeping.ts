/** Decides where work is kept: opens the store, follows other windows, and turns keeping off and on. */

import { namesOf } from "../../site/mine/names.ts";
import { type App, now } from "./app.ts";
import { openBrowserStore } from "./browser-store.ts";
import { otherPlaces } from "./elsewhere.ts";
import { MemoryStore } from "./memory-store.ts";
import { databaseName } from "./place.ts";
import { heldWords, isUnsaved, recordsOf } from "./state.ts";
import type { Loaded, Store } from "./store.ts";

/** A browser that takes longer than this to open its database is treated as having none. */
const OPEN_WAIT = 4000;

const OTHER_PAGES =
  "This browser also keeps what you wrote on other pages of this site: answers, marks, your CPD log or your school’s details. That will be removed, too. To have it in a file, go back and open “My notes” or “My school’s details” first.";

/** Open the store and read all of it into the state. */
export async function openKeeping(app: App): Promise<void> {
  if (app.preference.off) app.state.keeping = "off";
  else await tryBrowser(app);
  try {
    take(app, await app.store.load());
  } catch {
    app.store = new MemoryStore();
    app.state.keeping = "unavailable";
  }
  if (app.state.keeping !== "browser") return;
  await noteVisit(app);
  void lookElsewhere(app);
}

/** Work of another folder or site in this browser is offered, never mixed in by itself. */
async function lookElsewhere(app: App): Promise<void> {
  app.state.elsewhere = await otherPlaces([app.page.storage_key, app.oldPlace]).catch(() => []);
  if (app.state.elsewhere.length > 0) app.redraw();
}

/** Take in what other windows saved, except where this one has changes of its own: those meet when they are saved. */
export async function refresh(app: App): Promise<void> {
  if (app.state.keeping !== "browser") return;
  await app.saver.inTurn(async () => {
    try {
      merge(app, await app.store.load());
    } catch (error) {
      app.saver.failed(error);
    }
  });
  app.redraw();
}

/** Tell other windows of saves, and hear of theirs. Where there is no channel, coming back to the window refreshes it. */
export function followOtherWindows(app: App): void {
  app.refresh = () => refresh(app);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") void app.saver.flush();
    else void refresh(app);
  });
  window.addEventListener("pagehide", () => void app.saver.flush());
  if (typeof BroadcastChannel === "undefined") return;
  const channel = new BroadcastChannel(databaseName(app.page.storage_key));
  channel.onmessage = () => void refresh(app);
  app.saver.onWritten = (ids) => {
    if (app.store.keeps) channel.postMessage({ ids });
  };
}

/** Ask, then stop keeping anything in this browser; the work stays on the screen. */
export function turnOff(app: App): void {
  const hasOthers = namesOf(app.page.storage_key).some((name) => !/:(ks|scheme)$/.test(name));
  app.ask({
    kind: "confirm",
    title: "Keep nothing in this browser?",
    body: [
      ...(hasOthers ? [OTHER_PAGES] : []),
      `${heldWords(app.state)} will be removed from this browser’s storage now. The work stays on this screen until you close the page.`,
      "After that the only record is the file you download. Download a copy before you close the page, every time.",
      "It holds for the whole site: the pages, “My notes” and “My school’s details” keep nothing either. The Profile is apart: a vault that you make there is kept, encrypted, until you delete it. Only this choice itself is remembered here.",
    ],
    yes: "Yes, keep nothing here",
    act: async () => {
      await app.saver.flush();
      try {
        await app.store.clear();
      } catch (error) {
        return app.saver.failed(error);
      }
      app.saver.onWritten([]);
      app.store.close();
      app.preference.off = true;
      for (const name of namesOf(app.page.storage_key)) localStorage.removeItem(name);
      app.state.quarantined = [];
      await moveTo(app, new MemoryStore(), "off");
      app.tell("Nothing is kept in this browser any more. Download a copy before you close this page.");
    },
  });
}

/** Keep work in this browser again, starting with what is on the screen. */
export async function turnOn(app: App): Promise<void> {
  app.preference.off = false;
  await tryBrowser(app);
  if (app.state.keeping !== "browser") {
    return app.tell(
      "This browser does not let the page keep anything. Download a copy before you close it.",
      "problem",
    );
  }
  await moveTo(app, app.store, "browser");
  await noteVisit(app);
  app.tell("Work is kept in this browser again.");
}

async function tryBrowser(app: App): Promise<void> {
  try {
    app.store = await openInTime(app);
    app.state.keeping = "browser";
  } catch {
    app.store = new MemoryStore();
    app.state.keeping = "unavailable";
  }
}

function openInTime(app: App): Promise<Store> {
  const lost = () => {
    app.state.saveProblem = "the browser closed its storage: reload the page";
    app.redraw();
  };
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("The database did not open in time.")), OPEN_WAIT);
  });
  return Promise.race([openBrowserStore(app.page.storage_key, lost, app.oldPlace), late]);
}

/** Put everything in hand into another store. */
async function moveTo(app: App, store: Store, keeping: "browser" | "off"): Promise<void> {
  app.store = store;
  app.state.keeping = keeping;
  const changes = recordsOf(app.state).map((record) => ({ record_id: record.record_id, expected: null, record }));
  await app.saver.inTurn(async () => {
    try {
      const result = await store.apply(changes, app.state.meta, true);
      if (!result.ok) return;
      for (const [id, held] of app.state.held) {
        Object.assign(held, { base: held.record, stamp: result.stamps.get(id) ?? null });
      }
      app.state.lastSaved = result.savedAt;
    } catch (error) {
      app.saver.failed(error);
    }
  });
}

function take(app: App, loaded: Loaded): void {
  for (const { record, stamp, savedAt } of loaded.records) {
    app.state.held.set(record.record_id, { record, base: record, stamp });
    if (savedAt > (app.state.lastSaved ?? "")) app.state.lastSaved = savedAt;
  }
  app.state.meta = loaded.meta;
  app.state.quarantined = loaded.quarantined;
}

function merge(app: App, loaded: Loaded): void {
  const { state } = app;
  const found = new Map(loaded.records.map((one) => [one.record.record_id, one]));
  for (const [id, held] of state.held) {
    if (!isUnsaved(held) && !found.has(id)) state.held.delete(id);
  }
  for (const [id, { record, stamp, savedAt }] of found) {
    const held = state.held.get(id);
    if (held !== undefined && (isUnsaved(held) || held.stamp === stamp)) continue;
    state.held.set(id, { record, base: record, stamp });
    if (savedAt > (state.lastSaved ?? "")) state.lastSaved = savedAt;
  }
  const school = state.schoolUnsaved ? state.meta.school : loaded.meta.school;
  state.meta = { ...loaded.meta, school };
  state.quarantined = loaded.quarantined;
}

/** Remember the first visit, and whether an earlier one was remembered: the only proof that this computer keeps work. */
async function noteVisit(app: App): Promise<void> {
  const key = `${databaseName(app.page.storage_key)}:visit`;
  let sameVisit = false;
  try {
    sameVisit = sessionStorage.getItem(key) !== null;
    sessionStorage.setItem(key, "open");
  } catch {
    // Without session storage a reload counts as a new visit: the answer may come too early, never too late.
  }
  const { firstOpened } = app.state.meta;
  app.state.remembered = firstOpened !== null && !sameVisit;
  if (firstOpened !== null) return;
  const meta = { firstOpened: now() };
  app.state.meta = { ...app.state.meta, ...meta };
  await app.store.apply([], meta).catch(() => undefined);
}
