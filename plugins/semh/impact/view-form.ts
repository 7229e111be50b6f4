/** What the screens of the form share: checking a screen before going on, and the list of what is wrong. */
import { html, nothing } from "lit-html";
import { errorSummary, type View } from "../audits/workbench/view-parts.ts";
import type { RecordContext } from "./context.ts";

interface Wrong {
  field: string;
  text: string;
}

function keyOf({ record }: RecordContext, screen: string): string {
  return `${record.record_id} ${screen}`;
}

/** The list of what is wrong, once the screen was checked. */
export function problemBox(context: RecordContext, screen: string, problems: Wrong[]): View {
  return context.typing.checked.has(keyOf(context, screen)) ? errorSummary(problems) : nothing;
}

/** The button that goes on when nothing is wrong, and else shows the list. Everything is saved in either case. */
export function checkButton(context: RecordContext, screen: string, problems: () => Wrong[], goOn: () => void): View {
  const { app, typing } = context;
  const check = () => {
    const key = keyOf(context, screen);
    if (problems().length === 0) {
      typing.checked.delete(key);
      return goOn();
    }
    typing.checked.add(key);
    app.redraw();
    // After the list is drawn.
    setTimeout(() => {
      const summary = document.getElementById("error-summary");
      summary?.scrollIntoView();
      summary?.focus();
    });
  };
  return html`<p class="buttons onwards">
    <button type="button" id="check-screen" class="main" @click=${check}>Check and go on</button>
  </p>`;
}
