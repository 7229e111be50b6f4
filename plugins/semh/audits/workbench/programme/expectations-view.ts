/** What the programme expects of a school: how far each is, what shows it, and what the Workbench could offer as evidence. */
import { html, nothing } from "lit-html";
import { type App, TEXT_WAIT } from "../app.ts";
import { EMPTY_EXPECTATION, EXPECTATION_STATUSES, type ExpectationEntry, type ProgrammeRecord } from "../programme.ts";
import { areaField, choiceField, dayField } from "../view-fields.ts";
import { fileButtons, heading, routeLink, type View } from "../view-parts.ts";
import { upperFirst } from "../words.ts";
import { partRoute, setEntry } from "./edit.ts";
import { type Offer, offersFor } from "./evidence.ts";
import { EXPECTATION_WORDS } from "./report.ts";

/** The screen. */
export function expectationsView(app: App, record: ProgrammeRecord): View {
  const offers = offersFor(app, record, new Date());
  return html`
    <p>${routeLink(partRoute(record), record.name, "back")}</p>
    ${heading("Expectations", record.name)} ${fileButtons(app)}
    <p>What a school in the programme does. Whether it is met is for you to say; the evidence says why.</p>
    ${Object.entries(app.page.programme.expectations).map(([id, title], index) =>
      expectationFields(app, record, id, `${index + 1}. ${upperFirst(title)}`, offers.get(id) ?? []),
    )}
    <nav class="onwards" aria-label="Parts of the record">
      <p>${routeLink(partRoute(record), "All parts of the record", "button main")}</p>
    </nav>
  `;
}

function expectationFields(
  app: App,
  record: ProgrammeRecord,
  id: string,
  title: string,
  offers: readonly Offer[],
): View {
  const entry = record.expectations.get(id) ?? EMPTY_EXPECTATION;
  const set = (part: Partial<ExpectationEntry>, wait = 0) =>
    setEntry(app, record, "expectations", id, EMPTY_EXPECTATION, part, wait);
  const name = id.replace(/\./g, "-");
  const number = title.split(".")[0];
  return html`<section class="statement" data-expectation=${id} aria-labelledby=${`title-${name}`}>
    <h2 id=${`title-${name}`}>${title}</h2>
    ${choiceField(
      `status-${name}`,
      `How far is expectation ${number}?`,
      EXPECTATION_STATUSES.map((one) => [one, EXPECTATION_WORDS[one]] as const),
      entry.status,
      "Nothing noted",
      (status) => set({ status }),
      nothing,
      "row",
    )}
    ${offers.map((offer) => offerView(entry, offer, (part) => set(part)))}
    ${areaField({
      id: `evidence-${name}`,
      label: `What shows it (expectation ${number})`,
      hint: "What there is, and where it is kept. No pupil’s name.",
      value: entry.evidence,
      change: (evidence) => set({ evidence }, TEXT_WAIT),
    })}
    ${dayField({ id: `on-${name}`, label: `Date (expectation ${number})`, value: entry.on ?? "", change: (on) => set({ on: on || null }) })}
  </section>`;
}

/** What is there already, with a button that writes it into the evidence. The status stays as it is. */
function offerView(entry: ExpectationEntry, offer: Offer, set: (part: Partial<ExpectationEntry>) => void): View {
  if (entry.evidence.includes(offer.text)) return nothing;
  const use = () => {
    const evidence = [entry.evidence.trimEnd(), offer.text].filter(Boolean).join("\n");
    set({ evidence, on: entry.on ?? offer.on });
  };
  return html`<div class="offer">
    <p>In this Workbench: ${offer.text}</p>
    <p class="buttons"><button type="button" class="use-offer" @click=${use}>Use as evidence<span class="visually-hidden">: ${offer.text}</span></button></p>
  </div>`;
}
