/** Watches over an open vault: the clock that locks it, and what is copied out of it. */
import type { App } from "./app.ts";

/** Looks at the clock each second and whenever the page is seen again; a sleeping laptop is locked as it wakes. */
export function watchClock(app: App): void {
  const look = () => {
    if (app.state.phase !== "open") return;
    const state = app.clock.state();
    if (state === "lock")
      void app.lock(
        app.state.practice ? "The practice class was closed." : "Locked, because nobody had used the page for a while.",
      );
    else if ((state === "warn") !== app.state.warn) {
      app.state.warn = state === "warn";
      if (app.state.warn) app.announcer.say("Less than a minute until the vault locks. Press any key to go on.");
      app.redraw();
    }
  };
  const touch = () => {
    look();
    app.clock.touch();
    look();
  };
  setInterval(look, 1000);
  for (const name of ["keydown", "pointerdown", "input"]) document.addEventListener(name, touch, { capture: true });
  for (const name of ["visibilitychange", "pageshow", "focus"]) window.addEventListener(name, look, { capture: true });
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden" && app.state.unsaved) void app.save();
  });
}

/** Copying pupils' details is asked about once; what is typed into a field may be copied freely. */
export function onCopy(app: App, event: ClipboardEvent): void {
  const inField =
    document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
  if (
    app.state.phase !== "open" ||
    app.state.practice ||
    app.state.mayCopy ||
    app.state.panel?.kind === "code" ||
    inField
  )
    return;
  event.preventDefault();
  app.ask({
    kind: "confirm",
    title: "Copy pupils’ details?",
    body: [
      "Other programs can read what is copied, and some computers keep a history of it. Say yes, then copy again.",
    ],
    yes: "Yes, let me copy until the vault is locked",
    act: () => {
      app.state.mayCopy = true;
    },
  });
}
