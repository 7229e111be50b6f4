/** A field for a number that is not negative; while what is typed is no such number, what was there stays. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import type { View } from "../view-parts.ts";

/** What the field shows and does; an empty field is null. */
export interface Amount {
  id: string;
  label: string;
  hint?: string;
  value: number | null;
  step: number;
  most?: number;
  change(value: number | null): void;
}

/** The field. Any number may be typed; the arrows go in steps. */
export function amountField({ id, label, hint, value, step, most = 10_000, change }: Amount): View {
  const typed = (event: Event) => {
    const input = event.target as HTMLInputElement;
    if (input.value === "") return input.validity.badInput ? undefined : change(null);
    const number = Number(input.value);
    if (Number.isFinite(number) && number >= 0 && number <= most) change(number);
  };
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    <input id=${id} type="number" min="0" max=${most} step=${step} inputmode="decimal" aria-describedby=${hint ? `${id}-hint` : nothing}
      .value=${live(value === null ? "" : String(value))} @input=${typed} />
  </div>`;
}
