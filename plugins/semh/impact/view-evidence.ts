/** One kind of evidence: each measure with its definition beside it, its figures, and at once what may be said of them. */
import { html, nothing } from "lit-html";
import { TEXT_WAIT } from "../audits/workbench/app.ts";
import { PERIODS } from "../audits/workbench/impact-record.ts";
import { areaField } from "../audits/workbench/view-fields.ts";
import { heading, routeLink, type View } from "../audits/workbench/view-parts.ts";
import { impactRoute, type RecordContext, reportFor } from "./context.ts";
import {
  type Evidence,
  evidenceOf,
  figureField,
  PERIOD_WORDS,
  type PeriodId,
  type Problem,
  problemsOf,
  spanWords,
  withFigure,
  withWord,
  wordKey,
} from "./form.ts";
import { betterWords, nationalWords } from "./impact-words.ts";
import { isFigure, type Measure } from "./measures.ts";
import { type FigureRow, HALF_TITLES } from "./report.ts";
import { auditsPart } from "./view-audits.ts";
import { pairChart } from "./view-charts.ts";
import { checkButton, problemBox } from "./view-form.ts";
import { notNumbers, numberField } from "./view-number.ts";
import { profilePart } from "./view-profile.ts";

/** The kind to which the counts of the Profile belong. */
const INTERVENTIONS = "imp.interventions";

/** The screen of one kind. */
export function evidenceView(context: RecordContext, kind: Evidence): View {
  const { app, data, record } = context;
  const kinds = evidenceOf(data.measures);
  const index = kinds.findIndex((one) => one.id === kind.id);
  const next = kinds[index + 1];
  const onwards = next ? impactRoute(record.record_id, "evidence", next.id) : impactRoute(record.record_id, "notes");
  const rows = reportFor(context, record);
  const figures = [...rows.adults.figures, ...rows.pupils.figures];
  return html`
    <p>${routeLink(impactRoute(record.record_id), "All kinds of evidence", "back")}</p>
    ${heading(kind.title, `Evidence ${index + 1} of ${kinds.length}`)} ${problemBox(context, kind.id, problemsIn(context, kind))}
    <p class="hint">Fill in what you have, and leave the rest. Counts only: nobody’s name, initials or class.</p>
    ${kind.measures.map((measure) =>
      measure.kind === "audit"
        ? auditsPart(context, measure)
        : measurePart(
            context,
            measure,
            kind,
            figures.find((one) => one.result.measure.id === measure.id),
          ),
    )}
    ${kind.id === INTERVENTIONS ? profilePart(context) : nothing}
    ${checkButton(
      context,
      kind.id,
      () => problemsIn(context, kind),
      () => app.go(onwards),
    )}
  `;
}

/** What is wrong on the screen of a kind, with what is no number first. */
export function problemsIn(context: RecordContext, kind: Evidence): { field: string; text: string }[] {
  const fields = new Set(
    kind.measures.flatMap((one) =>
      PERIODS.flatMap((period) => [figureField(one.id, period, "count"), figureField(one.id, period, "of")]),
    ),
  );
  const wrong = notNumbers(context).filter((field) => fields.has(field));
  const found: Problem[] = problemsOf(context.record, context.data.measures, kind.measures);
  return [
    ...wrong.map((field) => ({ field, text: "Type a number: digits, or days with “.5” for a half." })),
    ...found.filter((one) => !wrong.includes(one.field)),
  ];
}

function measurePart(context: RecordContext, measure: Measure, kind: Evidence, row: FigureRow | undefined): View {
  const problems = problemsIn(context, kind);
  const general = isFigure(measure) ? context.data.measures.cautions.map((one) => one.text) : [];
  return html`<section class="statement" aria-labelledby=${`title-${measure.id}`} data-measure=${measure.id}>
    <h2 id=${`title-${measure.id}`}>${measure.title}</h2>
    <p>${measure.definition} ${sourceLine(context, measure)}</p>
    <p class="hint">Shows ${HALF_TITLES[measure.shows].toLowerCase()}. ${betterWords(measure)}</p>
    <div class="row">${PERIODS.map((period) => (isFigure(measure) ? figureFields(context, measure, period, problems) : textField(context, measure, period)))}</div>
    ${row === undefined ? nothing : outcome(row)} ${orientation(context, measure)}
    ${isFigure(measure) ? noteField(context, measure) : nothing}
    <details>
      <summary>What to watch<span class="visually-hidden">: ${measure.title}</span></summary>
      <ul class="lines">${[...measure.cautions, ...general].map((one) => html`<li>${one}</li>`)}</ul>
    </details>
  </section>`;
}

function sourceLine({ data }: RecordContext, measure: Measure): View {
  const source = measure.source === null ? undefined : data.measures.sources[measure.source];
  if (source === undefined) return nothing;
  return source.url
    ? html`<a href=${source.url} target="_blank" rel="noopener noreferrer">${source.title} (opens in a new tab)</a>.`
    : html`${source.title}.`;
}

function figureFields(
  context: RecordContext,
  measure: Measure,
  period: PeriodId,
  problems: readonly { field: string; text: string }[],
): View {
  const { app, record, typing } = context;
  const figure = record[period].figures.get(measure.id);
  const isChecked = typing.checked.has(`${record.record_id} ${measure.evidence}`);
  const field = (part: "count" | "of", label: string) => {
    const id = figureField(measure.id, period, part);
    return numberField(context, {
      id,
      label,
      value: figure?.[part] ?? null,
      problem: isChecked ? problems.find((one) => one.field === id)?.text : undefined,
      change: (value, wait) => {
        app.editImpact(
          record.record_id,
          (current, at) => withFigure(current, period, measure.id, { [part]: value }, at),
          wait,
        );
        noteOutcome(context, measure);
      },
    });
  };
  const upper = `${measure.counts.charAt(0).toUpperCase()}${measure.counts.slice(1)}`;
  return html`<fieldset class="pair">
    <legend>${PERIOD_WORDS[period]}<span class="hint">, ${spanWords(record, period)}</span></legend>
    ${field("count", upper)} ${measure.of === "own" ? field("of", `Of how many: ${measure.of_words}`) : nothing}
  </fieldset>`;
}

/** With “Saved”, screen readers hear what may be said of the figures now. */
function noteOutcome(context: RecordContext, measure: Measure): void {
  const record = context.app.impact(context.record.record_id);
  if (record === undefined) return;
  const { adults, pupils } = reportFor(context, record);
  const row = [...adults.figures, ...pupils.figures].find((one) => one.result.measure.id === measure.id);
  if (row === undefined) return;
  context.app.news.set(record.record_id, `${measure.title}. Then: ${row.was}. Now: ${row.now}. ${row.change}`);
}

function textField(context: RecordContext, measure: Measure, period: PeriodId): View {
  const upper = `${measure.counts.charAt(0).toUpperCase()}${measure.counts.slice(1)}`;
  return html`<div class="pair">${wordField(context, wordKey(measure, period), `${PERIOD_WORDS[period]}: ${upper}`, "")}</div>`;
}

function noteField(context: RecordContext, measure: Measure): View {
  const hint =
    measure.of === "own"
      ? "Which group, subject or intervention; how it was counted, and by whom."
      : "How it was counted, and by whom.";
  return wordField(context, wordKey(measure, "note"), "Note", hint);
}

/** A text of the record. */
export function wordField({ app, record }: RecordContext, key: string, label: string, hint: string): View {
  return areaField({
    id: `word-${key.replace(/\./g, "-")}`,
    label,
    hint,
    value: record.words.get(key) ?? "",
    change: (text) => app.editImpact(record.record_id, (current, at) => withWord(current, key, text, at), TEXT_WAIT),
  });
}

/** What may be said of the figures. */
function outcome(row: FigureRow): View {
  return html`<div class="offer" data-outcome=${row.result.measure.id}>
    <p><strong>Then:</strong> ${row.was}. <strong>Now:</strong> ${row.now}.</p>
    <p>${row.change}</p>
    ${pairChart(row)}
  </div>`;
}

function orientation({ data }: RecordContext, measure: Measure): View {
  if (measure.national.length === 0) return nothing;
  return html`<p>For orientation, in England:</p>
    <ul class="lines">
      ${measure.national.map((one) => {
        const source = data.measures.sources[one.source];
        return html`<li>${nationalWords(measure, one)}${source?.date ? `, published ${source.date}` : ""}.</li>`;
      })}
    </ul>
    <p class="hint">A period of another length or season than yours cannot be set beside it. Compare your school with itself.</p>`;
}
