/** Small pieces that several screens share. */
import { html, nothing, type TemplateResult } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { App } from "./app.ts";

export { dayOf } from "./words.ts";

export type View = TemplateResult | typeof nothing;

/** The heading of a screen. It names no pupil, because the page's title follows it. */
export function heading(text: string): View {
  return html`<h1 id="page-heading" tabindex="-1">${text}</h1>`;
}

export function link(route: string, text: unknown, className = ""): View {
  return html`<a class=${className} href=${`#/${route}`}>${text}</a>`;
}

export interface Field {
  id: string;
  label: string;
  value: string;
  hint?: string;
  type?: string;
  max?: number;
  warning?: string | null;
  change(value: string): void;
}

/** One line: text, a day, a month or a number. */
export function field({ id, label, value, hint, type, max, warning, change }: Field): View {
  const described = [hint ? `${id}-hint` : "", warning ? `${id}-warning` : ""].filter(Boolean).join(" ");
  const take = (event: Event) => change((event.target as HTMLInputElement).value);
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    <input id=${id} type=${type ?? "text"} maxlength=${max ?? 200} autocomplete="off" aria-describedby=${described || nothing}
      .value=${live(value)} @input=${take} />
    ${warning ? html`<p class="problem" id=${`${id}-warning`}>${warning}</p>` : nothing}
  </div>`;
}

/** Several lines. */
export function area({ id, label, value, hint, warning, change }: Field): View {
  const described = [hint ? `${id}-hint` : "", warning ? `${id}-warning` : ""].filter(Boolean).join(" ");
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    <textarea id=${id} rows="2" maxlength="3000" autocomplete="off" aria-describedby=${described || nothing} .value=${live(value)}
      @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>
    ${warning ? html`<p class="problem" id=${`${id}-warning`}>${warning}</p>` : nothing}
  </div>`;
}

/** A passphrase: not shown, not remembered, may be pasted. */
export function secret(id: string, label: string, hint = ""): View {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    <input id=${id} type="password" autocomplete="off" maxlength="500" aria-describedby=${hint ? `${id}-hint` : nothing} />
  </div>`;
}

/** A choice from a list: pairs of value and words. */
export function choose(
  id: string,
  label: string,
  value: string,
  options: readonly (readonly [string, string])[],
  change: (value: string) => void,
): View {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select id=${id} .value=${live(value)} @change=${(event: Event) => change((event.target as HTMLSelectElement).value)}>
      ${options.map(([one, words]) => html`<option value=${one} ?selected=${one === value}>${words}</option>`)}
    </select>
  </div>`;
}

export function tick(id: string, label: string, on: boolean, change: (on: boolean) => void): View {
  return html`<div class="tick">
    <input type="checkbox" id=${id} .checked=${live(on)} @change=${(event: Event) => change((event.target as HTMLInputElement).checked)} />
    <label for=${id}>${label}</label>
  </div>`;
}

export function button(id: string, label: unknown, act: () => void, className = ""): View {
  return html`<button type="button" id=${id} class=${className} @click=${act}>${label}</button>`;
}

/** What a field of the page holds. */
export function typedIn(id: string): string {
  const found = document.getElementById(id);
  return found instanceof HTMLInputElement ? found.value : "";
}

/** The first file that was chosen, as bytes; the field is empty again afterwards. */
export async function chosenFile(event: Event): Promise<{ name: string; bytes: Uint8Array } | null> {
  const input = event.target as HTMLInputElement;
  const file = input.files?.[0];
  if (file === undefined) return null;
  const bytes = new Uint8Array(await file.arrayBuffer());
  input.value = "";
  return { name: file.name, bytes };
}

/** A file field. */
export function fileField(id: string, label: string, accept: string, take: (event: Event) => void): View {
  return html`<div class="field"><label for=${id}>${label}</label><input type="file" id=${id} accept=${accept} @change=${take} /></div>`;
}

/** The last problem of a form, said at once and focused by the entry. */
export function problemBox(app: App): View {
  if (app.state.error === "") return nothing;
  return html`<div class="error-summary" id="error-summary" tabindex="-1" role="alert">
    <p><strong>There is a problem.</strong> ${app.state.error}</p>
  </div>`;
}

/** A table with a caption; it scrolls by itself and can be reached by keyboard. */
export function table(caption: string, heads: readonly string[], rows: readonly (readonly unknown[])[]): View {
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${caption}>
    <table>
      <caption>${caption}</caption>
      <thead><tr>${heads.map((one) => html`<th scope="col">${one}</th>`)}</tr></thead>
      <tbody>${rows.map(
        ([first, ...rest]) => html`<tr><th scope="row">${first}</th>${rest.map((one) => html`<td>${one}</td>`)}</tr>`,
      )}</tbody>
    </table>
  </div>`;
}
