/** A screen whose script is still on its way, and the screen itself once it is there. */
import type { App } from "./app.ts";
import type { More } from "./more.ts";
import type { PolicyScreens } from "./policy/screens.ts";
import { loadScript } from "./scripts.ts";
import { coming } from "./view-coming.ts";
import { heading, type View } from "./view-parts.ts";

/** Which of the further scripts have run, as a word for the key of the screen. */
export function whatIsThere(app: App): string {
  return `${app.state.failed.size} ${globalThis.semhMore !== undefined} ${globalThis.semhPolicyScreens !== undefined}`;
}

/** Draw with the second script, or say that it is coming (or did not come) and draw again when it is there. */
export function withMore(app: App, draw: (more: More) => View): View {
  return globalThis.semhMore === undefined ? coming(app, "more.js", more, heading) : draw(globalThis.semhMore);
}

/** The same with the policy builder, whose templates come in a script of their own. */
export function withPolicies(app: App, draw: (screens: PolicyScreens) => View): View {
  const screens = globalThis.semhPolicyScreens;
  return screens === undefined ? coming(app, "policy.js", policies, heading) : draw(screens);
}

function more(): Promise<unknown> {
  return loadScript("more.js", () => globalThis.semhMore);
}

async function policies(): Promise<void> {
  await loadScript("policies.js", () => globalThis.semhPolicies);
  await loadScript("policy.js", () => globalThis.semhPolicyScreens);
}
