/** The screen of the two periods: their days, and what the counts are divided by. */
import { html } from "lit-html";
import { PERIODS } from "../audits/workbench/impact-record.ts";
import { dayField } from "../audits/workbench/view-fields.ts";
import { heading, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { impactRoute, type RecordContext } from "./context.ts";
import { PERIOD_WORDS, type PeriodId, periodProblems, withPeriod } from "./form.ts";
import type { Period } from "./impact.ts";
import { refusalWords } from "./impact.ts";
import { checkButton, problemBox } from "./view-form.ts";
import { notNumbers, numberField } from "./view-number.ts";

const HINTS: Readonly<Record<PeriodId, string>> = {
  baseline: "The first period: often the autumn before your school joined.",
  now: "The same weeks of a later year, and as many school days.",
};

/** The screen. */
export function periodsView(context: RecordContext): View {
  const { app, data, record } = context;
  const refusal = refusalWords(data.measures, record.baseline, record.now);
  const { length_within, season_within } = data.measures.rules;
  return html`
    <p>${routeLink(impactRoute(record.record_id), "All kinds of evidence", "back")}</p>
    ${heading("The two periods", record.name)} ${problemBox(context, "periods", problems(context))}
    <p>Compare the same weeks of two years: they may differ by ${length_within} school days, and begin and end at most ${season_within} days apart in the year.</p>
    ${PERIODS.map((id) => periodFields(context, id))}
    <p id="refusal" class=${refusal === null ? "note" : "note problem"}>${refusal ?? "These two periods can be compared."}</p>
    ${checkButton(
      context,
      "periods",
      () => problems(context),
      () => app.go(impactRoute(record.record_id)),
    )}
  `;
}

function problems(context: RecordContext): { field: string; text: string }[] {
  const wrong = notNumbers(context).filter((field) => field.startsWith("period-"));
  return [...wrong.map((field) => ({ field, text: "Type a number: digits only." })), ...periodProblems(context.record)];
}

function periodFields(context: RecordContext, id: PeriodId): View {
  const { app, record } = context;
  const period = record[id];
  const set = (part: Partial<Period>, wait: number) =>
    app.editImpact(record.record_id, (current, at) => withPeriod(current, id, part, at), wait);
  const day = (part: "from" | "to", label: string) =>
    dayField({
      id: `period-${id}-${part}`,
      label,
      value: period[part] ?? "",
      change: (value) => set({ [part]: value || null }, 0),
    });
  const wrong = new Set(notNumbers(context));
  const count = (part: "school_days" | "pupils" | "teachers", label: string, hint: string) => {
    const field = `period-${id}-${part}`;
    const problem = wrong.has(field) ? "Type a number: digits only." : undefined;
    return numberField(context, {
      id: field,
      label,
      hint,
      value: period[part],
      problem,
      change: (value, wait) => set({ [part]: value }, wait),
    });
  };
  return html`<fieldset class="statement" id=${`period-${id}`}>
    <legend><h2>${PERIOD_WORDS[id]}</h2></legend>
    <p class="hint">${HINTS[id]}</p>
    ${day("from", "First day")} ${day("to", "Last day")}
    ${count("school_days", "School days", "Days on which the school was open to pupils.")}
    ${count("pupils", "Pupils on roll", "The same count both times, for example the school census.")}
    ${count("teachers", "Teachers", "Only for sickness absence. Leave it empty if you do not use it.")}
  </fieldset>`;
}
