/** Labelled fields that save as they are typed into. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { View } from "./view-parts.ts";

/** A field: its id in the page, its label, a hint or an empty string, and what it holds. */
export interface Field {
  id: string;
  label: string;
  hint?: string;
  value: string;
  max?: number;
  change(value: string): void;
}

/** One line of text. */
export function lineField({ id, label, hint, value, max, change }: Field): View {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hintLine(id, hint)}
    <input id=${id} type="text" maxlength=${max ?? 300} aria-describedby=${hint ? `${id}-hint` : nothing} .value=${live(value)}
      @input=${(event: Event) => change((event.target as HTMLInputElement).value)} />
  </div>`;
}

/** Several lines of text. */
export function areaField({ id, label, hint, value, max, change }: Field, rows = 2): View {
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hintLine(id, hint)}
    <textarea id=${id} rows=${rows} maxlength=${max ?? 5000} aria-describedby=${hint ? `${id}-hint` : nothing} .value=${live(value)}
      @input=${(event: Event) => change((event.target as HTMLTextAreaElement).value)}></textarea>
  </div>`;
}

/** A day; while only half of it is typed the browser reports nothing, and what was there stays. */
export function dayField({ id, label, hint, value, change }: Field): View {
  const taken = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.value === "" && input.validity.badInput) return;
    if (input.validity.valid) change(input.value);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hintLine(id, hint)}
    <input id=${id} type="date" min="2000-01-01" max="2100-12-31" aria-describedby=${hint ? `${id}-hint` : nothing} .value=${live(value)}
      @change=${taken} />
  </div>`;
}

function hintLine(id: string, hint: string | undefined): View {
  return hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing;
}

/** One of several, or none of them; `look` is `row` for short words beside one another. */
export function choiceField<K extends string>(
  name: string,
  legend: string,
  options: readonly (readonly [K, string])[],
  chosen: K | null,
  none: string,
  change: (id: K | null) => void,
  hint: View = nothing,
  look: "" | "row" = "",
): View {
  const option = (
    id: K | null,
    label: string,
    index: number,
  ) => html`<div class=${look === "" ? "choice" : "choice small"}>
    <input type="radio" id=${`${name}-${index}`} name=${name} .checked=${live(chosen === id)} @change=${() => change(id)} />
    <label for=${`${name}-${index}`}>${label}</label>
  </div>`;
  return html`<fieldset class="priority">
    <legend>${legend}</legend>
    ${hint}
    <div class=${look}>${options.map(([id, label], index) => option(id, label, index))} ${option(null, none, options.length)}</div>
  </fieldset>`;
}
