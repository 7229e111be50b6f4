/** The part of the tool that comes when it is first needed: Word, Excel, calendar, and what goes to and from other schools. */
import { loadScript } from "../../audits/workbench/scripts.ts";
import { coming } from "../../audits/workbench/view-coming.ts";
import type { App } from "./app.ts";
import type { More } from "./more.ts";
import { heading, type View } from "./view-parts.ts";

const NAME = "profile-more.js";

/** The part, loaded unless it is there. */
export function more(): Promise<More> {
  return loadScript(NAME, () => globalThis.semhProfileMore);
}

/** Draw with the part, or say that it is coming (or did not come) and draw again when it is there. */
export function withMore(app: App, draw: (more: More) => View): View {
  const there = globalThis.semhProfileMore;
  return there === undefined ? coming(app, NAME, more, heading) : draw(there);
}

/** Do something with the part; when it does not come, say so in words. */
export async function useMore(app: App, act: (more: More) => void | Promise<void>): Promise<void> {
  const { state } = app;
  let part: More;
  try {
    part = await more();
  } catch {
    app.fail("A part of this tool did not arrive. Check the connection and try again. Nothing has been changed.");
    return;
  }
  // what was asked for in a vault that was locked meanwhile is not done
  if (app.state === state) await act(part);
}

/** How far the part has come, for the key of the screens that are drawn with it. */
export function howFar(app: App): string {
  return `${app.state.failed.size} ${globalThis.semhProfileMore !== undefined}`;
}
