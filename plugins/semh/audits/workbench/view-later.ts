/** A screen whose script is still on its way, and the screen itself once it is there. */
import type { App } from "./app.ts";
import type { LaterScreens } from "./later-screens.ts";
import type { More } from "./more.ts";
import type { PolicyScreens } from "./policy/screens.ts";
import type { LaterRoute } from "./routes.ts";
import { loadScript } from "./scripts.ts";
import { coming } from "./view-coming.ts";
import { heading, type View } from "./view-parts.ts";

/** Which of the further scripts have run, as a word for the key of the screen. */
export function whatIsThere(app: App): string {
  const { semhMore, semhPolicyScreens, semhProgramme, semhImpact } = globalThis;
  const there = [semhMore, semhPolicyScreens, semhProgramme, semhImpact].map((one) => one !== undefined);
  return [app.state.failed.size, ...there].join(" ");
}

/** Draw with the second script, or say that it is coming (or did not come) and draw again when it is there. */
export function withMore(app: App, draw: (more: More) => View): View {
  return globalThis.semhMore === undefined ? coming(app, "more.js", loadMore, heading) : draw(globalThis.semhMore);
}

/** The same with the policy builder, whose templates come in a script of their own. */
export function withPolicies(app: App, draw: (screens: PolicyScreens) => View): View {
  const screens = globalThis.semhPolicyScreens;
  return screens === undefined ? coming(app, "policy.js", policies, heading) : draw(screens);
}

/** The same with the programme, or with its impact and the conference, whose measures come in a script of their own. */
export function withScreens(app: App, route: LaterRoute, draw: (screens: LaterScreens) => View): View {
  const isProgramme = route.page === "programme";
  const screens = isProgramme ? globalThis.semhProgramme : globalThis.semhImpact;
  if (screens !== undefined) return draw(screens);
  return isProgramme ? coming(app, "programme.js", programme, heading) : coming(app, "impact.js", impact, heading);
}

/** The paper of such a page, once its script has run. */
export function laterPaper(app: App, route: LaterRoute): View | null {
  return (route.page === "programme" ? globalThis.semhProgramme : globalThis.semhImpact)?.paper(app, route) ?? null;
}

/** The second script: the screens that few visits need, and opening a copy. */
export function loadMore(): Promise<More> {
  return loadScript("more.js", () => globalThis.semhMore);
}

async function policies(): Promise<void> {
  await loadScript("policies.js", () => globalThis.semhPolicies);
  await loadScript("policy.js", () => globalThis.semhPolicyScreens);
}

function programme(): Promise<unknown> {
  return loadScript("programme.js", () => globalThis.semhProgramme);
}

async function impact(): Promise<void> {
  await loadScript("measures.js", () => globalThis.semhMeasures);
  await loadScript("impact.js", () => globalThis.semhImpact);
}
