/** A screen whose script is still on its way, and the screen itself once it is there. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import type { More } from "./more.ts";
import type { PolicyScreens } from "./policy/screens.ts";
import { loadScript } from "./scripts.ts";
import { heading, type View } from "./view-parts.ts";

/** Which of the further scripts have run, as a word for the key of the screen. */
export function whatIsThere(app: App): string {
  return `${app.state.failed.size} ${globalThis.semhMore !== undefined} ${globalThis.semhPolicyScreens !== undefined}`;
}

/** Draw with the second script, or say that it is coming (or did not come) and draw again when it is there. */
export function withMore(app: App, draw: (more: More) => View): View {
  return globalThis.semhMore === undefined ? coming(app, "more.js", () => more()) : draw(globalThis.semhMore);
}

/** The same with the policy builder, whose templates come in a script of their own. */
export function withPolicies(app: App, draw: (screens: PolicyScreens) => View): View {
  const screens = globalThis.semhPolicyScreens;
  return screens === undefined ? coming(app, "policy.js", () => policies()) : draw(screens);
}

function more(): Promise<unknown> {
  return loadScript("more.js", () => globalThis.semhMore);
}

async function policies(): Promise<void> {
  await loadScript("policies.js", () => globalThis.semhPolicies);
  await loadScript("policy.js", () => globalThis.semhPolicyScreens);
}

function coming(app: App, name: string, load: () => Promise<unknown>): View {
  const { asked, failed } = app.state;
  const start = () => {
    asked.add(name);
    failed.delete(name);
    load()
      .catch(() => failed.add(name))
      .finally(() => app.redraw());
  };
  if (failed.has(name)) {
    return html`${heading("This part did not arrive")}
      <p>Check the connection, then try again. Your work is safe, and the rest of the Workbench goes on.</p>
      <p class="buttons"><button type="button" id="load-again" class="main" @click=${start}>Try again</button></p>`;
  }
  if (!asked.has(name)) start();
  return html`${heading("Opening …")}`;
}
