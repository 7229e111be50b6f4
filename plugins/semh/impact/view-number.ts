/** A field for a number: what is typed stays as it was typed, and is taken over as soon as it is a number. */
import { html, nothing } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { TEXT_WAIT } from "../audits/workbench/app.ts";
import type { View } from "../audits/workbench/view-parts.ts";
import type { RecordContext } from "./context.ts";
import { readNumber } from "./form.ts";

export interface NumberField {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
  readonly value: number | null;
  readonly problem?: string | undefined;
  change(value: number | null, wait: number): void;
}

/** Fields of a record in which something stands that is no number. */
export function notNumbers({ typing, record }: RecordContext): string[] {
  const start = `${record.record_id} `;
  return [...typing.fields]
    .filter(([key, text]) => key.startsWith(start) && readNumber(text) === undefined)
    .map(([key]) => key.slice(start.length));
}

/** The field with its hint, and what is wrong with it. */
export function numberField(context: RecordContext, field: NumberField): View {
  const { app, typing, record } = context;
  const { id, label, hint, value, problem } = field;
  const key = `${record.record_id} ${id}`;
  const typed = (event: Event) => {
    const { value: text } = event.target as HTMLInputElement;
    typing.fields.set(key, text);
    const number = readNumber(text);
    if (number !== undefined) field.change(number, TEXT_WAIT);
  };
  const left = () => {
    if (readNumber(typing.fields.get(key) ?? "") !== undefined) typing.fields.delete(key);
    app.redraw();
  };
  const described = [hint && `${id}-hint`, problem && `${id}-problem`].filter(Boolean).join(" ");
  return html`<div class=${problem ? "field has-problem" : "field"}>
    <label for=${id}>${label}</label>
    ${hint ? html`<p class="hint" id=${`${id}-hint`}>${hint}</p>` : nothing}
    ${problem ? html`<p class="problem" id=${`${id}-problem`}>${problem}</p>` : nothing}
    <input id=${id} class="number" type="text" inputmode="decimal" autocomplete="off" maxlength="14" aria-invalid=${problem ? "true" : nothing}
      aria-describedby=${described || nothing} .value=${live(typing.fields.get(key) ?? (value === null ? "" : String(value)))}
      @input=${typed} @change=${left} />
  </div>`;
}
