/** The poster: four boxes and one figure drawn large, laid out the same on the screen, on A1 and on A3. */
import { html, nothing, svg } from "lit-html";
import { live } from "lit-html/directives/live.js";
import { heading, print, routeLink, type View } from "../../audits/workbench/view-parts.ts";
import { type Context, conferenceRoute } from "../context.ts";
import { withUnit } from "../impact-words.ts";
import type { Given, Item } from "./offers.ts";
import { chosenFigures, type Figure } from "./slides.ts";
import { type Part, storyOf, withChoice } from "./story.ts";

const SIZES = [
  { id: "a1", label: "A1, to be read from two metres" },
  { id: "a3", label: "A3, for the school’s own printer" },
] as const;
const SIZE_KEY = "poster.size";
const FIGURE_KEY = "poster.figure";

/** The screen: size, the figure that is drawn large, whether all fits, and the poster. */
export function posterView(context: Context, given: Given): View {
  const { app } = context;
  const id = given.programme.record_id;
  const size = given.programme.conference.get(SIZE_KEY) === "a3" ? "a3" : "a1";
  const figures = chosenFigures(given).filter((one) => one.chart !== null);
  const large = figures.find((one) => one.row.result.measure.id === given.programme.conference.get(FIGURE_KEY)) ?? null;
  requestAnimationFrame(tellWhatFits);
  return html`
    <div class="no-print">
      <p>${routeLink(conferenceRoute(id), "All four headings", "back")}</p>
      ${heading("Poster", given.school)}
      ${choice(context, given, SIZE_KEY, "Paper", SIZES, size)}
      ${
        figures.length === 0
          ? html`<p>No figure with a difference is chosen under “Impact so far”, so none is drawn large.</p>`
          : choice(
              context,
              given,
              FIGURE_KEY,
              "The figure that is drawn large",
              [
                { id: "", label: "None" },
                ...figures.map((one) => ({ id: one.row.result.measure.id, label: one.title })),
              ],
              large?.row.result.measure.id ?? "",
            )
      }
      <p id="poster-fit" role="status"></p>
      <p class="buttons">
        <button type="button" id="print-report" class="main" @click=${() => print(app, conferenceRoute(id, "poster"))}>Print</button>
      </p>
      <p class="hint">In the print window choose the paper ${size.toUpperCase()}, or “Save as PDF” and hand the file to a printer. Below it stands as it will be printed.</p>
    </div>
    <div class="poster-wrap" tabindex="0" role="region" aria-label="The poster">
      <div class=${`poster ${size}`} id="poster">${posterBody(given, large)}</div>
    </div>
  `;
}

/** What is printed, from whichever page of the conference. */
function posterBody(given: Given, large: Figure | null): View {
  const boxes = storyOf(given).map((part) => box(part, part.heading.id === "impact" ? large : null));
  return html`<div class="poster-inside">
    <p class="poster-school">${given.school || "Our school"}</p>
    <div class="poster-columns">
      <div class="poster-column">${boxes.slice(0, 2)}</div>
      <div class="poster-column">${boxes.slice(2)}</div>
    </div>
    <p class="poster-foot">Social, emotional and mental health: our year in the programme</p>
  </div>`;
}

function box(part: Part, large: Figure | null): View {
  const items = part.chosen.flatMap((one) => one.items);
  return html`<section class="poster-box" aria-labelledby=${`poster-${part.heading.id}`}>
    <h2 id=${`poster-${part.heading.id}`}>${part.heading.title}</h2>
    ${large ? drawing(large) : nothing}
    <ul>${items.filter((one) => one.id !== large?.row.result.measure.id).map(line)}</ul>
  </section>`;
}

function line({ label, text }: Item): View {
  return html`<li>${label === "" ? nothing : html`<strong>${label}:</strong> `}${text}</li>`;
}

/** The figure drawn large; its numbers stand beside the bars. */
function drawing({ row, title, spans, chart }: Figure): View {
  const values = chart?.series[0]?.values ?? [];
  const most = Math.max(1e-9, ...values);
  const bar = (index: 0 | 1) => {
    const value = values[index] ?? 0;
    return html`<p>${spans[index]}: <strong>${withUnit(row.result.measure, value)}</strong></p>
      <svg class="poster-bar" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true" focusable="false">
        ${svg`<rect class=${`level-${index + 2}`} x="0" y="0" width=${(value / most) * 100} height="8"></rect>`}
      </svg>`;
  };
  return html`<div class="poster-figure" id="poster-figure"><p class="poster-title">${title}</p>${bar(0)}${bar(1)}<p>${row.change}</p></div>`;
}

function choice(
  { app }: Context,
  given: Given,
  key: string,
  legend: string,
  options: readonly { id: string; label: string }[],
  chosen: string,
): View {
  const name = key.replace(".", "-");
  const change = (id: string) =>
    app.editProgramme(given.programme.record_id, (record, at) => withChoice(record, key, id, at));
  return html`<fieldset class="priority">
    <legend>${legend}</legend>
    <div class="row">
      ${options.map(
        (one) => html`<div class="choice">
          <input type="radio" id=${`${name}-${one.id}`} name=${name} .checked=${live(chosen === one.id)} @change=${() => change(one.id)} />
          <label for=${`${name}-${one.id}`}>${one.label}</label>
        </div>`,
      )}
    </div>
  </fieldset>`;
}

/** Say which columns hold more than they have room for; what stands beyond the edge would not be printed. */
function tellWhatFits(): void {
  const place = document.getElementById("poster-fit");
  if (place === null) return;
  const full = [...document.querySelectorAll<HTMLElement>(".poster-column")].filter(
    (one) => one.scrollHeight > one.clientHeight + 2,
  );
  const names = full.map((one) => [...one.querySelectorAll("h2")].map((two) => `“${two.textContent}”`).join(" and "));
  const words =
    names.length === 0
      ? "Everything fits."
      : `Too much for the poster: ${names.join(", and ")}. Untick something, or shorten it; what does not fit is cut off.`;
  if (place.textContent !== words) place.textContent = words;
  place.classList.toggle("problem", names.length > 0);
}
