/** A screen whose script is still on its way, and the screen itself once it is there. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import type { More } from "./more.ts";
import { loadScript } from "./scripts.ts";
import { heading, type View } from "./view-parts.ts";

/** Whether the second script has run. */
export function moreIsThere(): boolean {
  return globalThis.semhMore !== undefined;
}

/** Draw with the second script, or say that it is coming (or did not come) and draw again when it is there. */
export function withMore(app: App, draw: (more: More) => View): View {
  if (globalThis.semhMore !== undefined) return draw(globalThis.semhMore);
  if (app.state.moreFailed) {
    return html`${heading("This part did not arrive")}
      <p>Check the connection, then try again. Your work is safe, and the rest of the Workbench goes on.</p>
      <p class="buttons"><button type="button" id="load-again" class="main" @click=${() => load(app)}>Try again</button></p>`;
  }
  if (!app.state.moreAsked) load(app);
  return html`${heading("Opening …")}`;
}

function load(app: App): void {
  app.state.moreAsked = true;
  app.state.moreFailed = false;
  loadScript("more.js", () => globalThis.semhMore)
    .catch(() => {
      app.state.moreFailed = true;
    })
    .finally(() => app.redraw());
}
