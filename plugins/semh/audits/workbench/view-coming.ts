/** What stands on the screen while a part of a tool is on its way, or when it did not arrive. Both tools use it. */
import { html, type TemplateResult } from "lit-html";

/** What a tool remembers of its parts: those it asked for, and those that did not come. */
export interface Loading {
  readonly state: { readonly asked: Set<string>; readonly failed: Set<string> };
  redraw(): void;
}

/** Load a part unless that was tried, and draw again when it is there (or did not come). */
export function coming(
  app: Loading,
  name: string,
  load: () => Promise<unknown>,
  heading: (text: string) => unknown,
): TemplateResult {
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
      <p>Check the connection, then try again. Your work is safe, and the rest of the tool goes on.</p>
      <p class="buttons"><button type="button" id="load-again" class="main" @click=${start}>Try again</button></p>`;
  }
  if (!asked.has(name)) start();
  return html`${heading("Opening …")}`;
}
