/** Support of one pupil: assess, plan, do, review; and the count before and after. */
import { html } from "lit-html";
import type { App } from "./app.ts";
import { type Count, newSupport, type Pupil, type Support } from "./book.ts";
import { VERDICTS, verdictOf } from "./evaluate.ts";
import { textWarning } from "./names.ts";
import { area, button, choose, dayOf, field, heading, link, type View } from "./view-parts.ts";

const NEXT: readonly (readonly [Support["next"], string])[] = [
  ["", "Not decided"],
  ["go-on", "Go on"],
  ["change", "Change it"],
  ["stop", "Stop"],
  ["ask", "Ask for more help"],
];

export function supportList(app: App, pupil: Pupil): View {
  const add = () => {
    const support = newSupport("");
    app.edit(pupil.id, (one) => ({ ...one, supports: [...one.supports, support] }));
    app.go(`support/${pupil.id}/${support.id}`);
  };
  return html`<h2>Support</h2>
    ${
      pupil.supports.length === 0
        ? html`<p>None is entered.</p>`
        : html`<ul class="cards" id="support-list">${pupil.supports.map(
            (one) => html`<li class="card">
      <h3>${link(`support/${pupil.id}/${one.id}`, one.what || "Support without a name")}</h3>
      <p>${one.who ? `${one.who}. ` : ""}${one.ended ? `Ended ${dayOf(one.ended)}. ` : one.review ? `Review ${dayOf(one.review)}. ` : "No review day yet. "}${verdictWords(app, one)}</p></li>`,
          )}</ul>`
    }
    <p class="buttons">${button("add-support", "Add support", add)}</p>`;
}

/** The verdict, or why there is none. */
export function verdictWords(app: App, support: Support): string {
  const verdict = verdictOf(support, app.page.comparing);
  if (!verdict.ok) return verdict.problem;
  return VERDICTS.find((one) => one.id === verdict.value)?.label ?? "";
}

export function supportView(app: App, pupil: Pupil, support: Support): View {
  const put = (part: Partial<Support>, typed = true) =>
    app.edit(
      pupil.id,
      (one) => ({ ...one, supports: one.supports.map((two) => (two.id === support.id ? { ...two, ...part } : two)) }),
      typed,
    );
  const text = (key: "outcome" | "assess" | "reviewed", label: string, hint: string) =>
    area({
      id: key,
      label,
      hint,
      value: support[key],
      warning: textWarning(support[key]),
      change: (value) => put({ [key]: value }),
    });
  const day = (key: "from" | "review" | "ended", label: string) =>
    field({
      id: key,
      label,
      type: "date",
      value: support[key] ?? "",
      change: (value) => put({ [key]: value || null }, false),
    });
  const number = (key: "planned" | "held" | "cost", label: string) =>
    field({
      id: key,
      label,
      type: "number",
      value: support[key] === null ? "" : String(support[key]),
      change: (value) => put({ [key]: amount(value) }),
    });
  return html`${link(`pupil/${pupil.id}`, "Back to the pupil", "back")} ${heading("Support for one pupil")}
    <p class="pupil-name"><strong>${pupil.code}</strong></p>
    ${field({ id: "what", label: "What", hint: "The same words for the same provision, so that results can be put together", value: support.what, warning: textWarning(support.what), change: (what) => put({ what }) })}
    <h2>Assess</h2>
    ${text("assess", "What the profile, the pupil and home say", "When does it go well?")}
    <h2>Plan</h2>
    ${text("outcome", "What should change", "Something that could be seen or counted, and the pupil’s own goal")}
    ${field({ id: "who", label: "Who does it (a role)", value: support.who, change: (who) => put({ who }) })}
    ${day("from", "Begins")} ${day("review", "Review on")}
    <h2>Do</h2>
    <div class="row">${number("planned", "Sessions planned")} ${number("held", "Sessions held")} ${number("cost", "Cost in pounds, if you count it")}</div>
    <h2>Review</h2>
    ${measure(app, support, put)}
    ${text("reviewed", "What was found, and what else changed", "Also what the pupil and home say")}
    ${choose("next", "Next", support.next, NEXT, (next) => put({ next: next as Support["next"] }, false))}
    ${day("ended", "Ended on")}
    <p class="buttons"><a class="button main" id="support-done" href=${`#/pupil/${pupil.id}`}>Done</a>
      ${button(
        "remove-support",
        "Delete this support",
        () => {
          const before = app.state.book;
          app.edit(pupil.id, (one) => ({ ...one, supports: one.supports.filter((two) => two.id !== support.id) }));
          app.go(`pupil/${pupil.id}`);
          app.tell("The support was deleted.", false, before);
        },
        "careful",
      )}</p>`;
}

function measure(app: App, support: Support, put: (part: Partial<Support>, typed?: boolean) => void): View {
  const count = (key: "before" | "after", title: string) => {
    const set = (part: Partial<Count>) => put({ [key]: { ...support[key], ...part } });
    const number = (name: "value" | "days", label: string) =>
      field({
        id: `${key}-${name}`,
        label,
        type: "number",
        value: support[key][name] === null ? "" : String(support[key][name]),
        change: (value) => set({ [name]: amount(value) }),
      });
    const day = (name: "from" | "to", label: string) =>
      field({
        id: `${key}-${name}`,
        label,
        type: "date",
        value: support[key][name] ?? "",
        change: (value) => set({ [name]: value || null }),
      });
    return html`<fieldset><legend>${title}</legend><div class="row">
      ${number("value", `${title}: count`)} ${number("days", `${title}: school days`)}
      ${day("from", `${title}: first day`)} ${day("to", `${title}: last day`)}
    </div></fieldset>`;
  };
  const verdict = verdictOf(support, app.page.comparing);
  return html`${field({ id: "measure", label: "What is counted", hint: "The same thing, over as many school days in the same weeks of two years", value: support.measure, change: (value) => put({ measure: value }) })}
    ${choose(
      "better",
      "Better is",
      support.better,
      [
        ["lower", "a lower count"],
        ["higher", "a higher count"],
      ],
      (better) => put({ better: better as Support["better"] }, false),
    )}
    ${count("before", "Before")} ${count("after", "After")}
    <p id="verdict" class=${verdict.ok ? "" : "problem"}><strong>${verdict.ok ? "Verdict:" : "Not compared."}</strong> ${verdictWords(app, support)}</p>
    <p class="hint">Pupils are often chosen at their worst, and tend to be better later whatever is done. Look also at similar pupils who had nothing.</p>`;
}

function amount(value: string): number | null {
  const number = Number(value);
  return value.trim() === "" || !Number.isFinite(number) ? null : number;
}
