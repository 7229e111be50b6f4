/** What the screen “Our rules” does: check, use, put back, save and take in. Nothing is used before it was shown. */
import type { App } from "./app.ts";
import { download } from "./download.ts";
import { type OwnRules, unchanged, withOwn } from "./own-rules.ts";
import { type Fault, faultsOf } from "./own-rules-check.ts";
import { readRules, writeRules } from "./own-rules-file.ts";
import { differences } from "./own-rules-words.ts";
import { effectOf, effectWords } from "./rules-effect.ts";
import { useRules } from "./rules-in-use.ts";
import type { Rules } from "./scoring.ts";

/** Rules that are being adapted: not in use until somebody says so. `faults` are those of the last check. */
export interface RulesDraft {
  own: OwnRules;
  faults: readonly Fault[];
}

/** The draft: what was begun, else the rules in use. */
export function draftOf(app: App): OwnRules {
  return app.state.draft?.own ?? app.state.book.rules ?? unchanged(app.page.rules);
}

/** Change the draft. Faults stay as they were found until the next check. */
export function edit(app: App, part: Partial<OwnRules>): void {
  const faults = app.state.draft?.faults ?? [];
  app.state.draft = { own: { ...draftOf(app), ...part }, faults };
  app.redraw();
}

/** Check the draft: say everything that is wrong, or ask whether to use it. */
export function checkDraft(app: App): void {
  const own = tidied(draftOf(app));
  const faults = faultsOf(app.page.rules, own);
  app.state.draft = { own, faults };
  if (faults.length > 0) {
    app.fail(faults.length === 1 ? "One thing must be mended:" : `${faults.length} things must be mended:`);
    return;
  }
  app.state.error = "";
  const adapted = { ...own, on: app.today };
  askUse(app, differences(app.page.rules, adapted).length === 0 ? null : adapted, []);
}

/** Take in a file of rules, after showing what it holds. */
export function takeRules(app: App, bytes: Uint8Array): void {
  const read = readRules(bytes, app.page.rules);
  if (!read.ok) {
    app.state.draft = null;
    app.fail(read.problems.join(" "));
    return;
  }
  app.state.error = "";
  const other = read.follows !== app.page.rules.version;
  const follows = `The file adapts the programme’s rules ${read.follows}; here it is laid over ${app.page.rules.version}.`;
  askUse(app, read.own, other ? [follows] : []);
}

/** Put the programme's rules back. */
export function putBack(app: App): void {
  askUse(app, null, []);
}

/** Save the rules in use for a colleague. */
export function saveRules(app: App): void {
  const { rules } = app.state.book;
  if (rules === null) return;
  download(`profile-rules_${rules.on}.json`, writeRules(app.page.rules, rules), "application/json");
  app.tell("The rules were saved as a file. It holds no pupil.");
}

function askUse(app: App, own: OwnRules | null, first: readonly string[]): void {
  const base = app.page.rules;
  const rules: Rules = own === null ? base : withOwn(base, own);
  const lines = own === null ? [] : differences(base, own);
  app.ask({
    kind: "confirm",
    title: own === null ? "Put back the programme’s rules?" : "Use these rules?",
    body: [
      ...first,
      `Every score will be made anew by rules ${rules.version}.`,
      effectWords(effectOf(app.state.book.pupils, app.rules, rules, app.today)),
      ...(lines.length === 0 ? [] : [`What differs from the programme’s rules: ${lines.join(". ")}.`]),
      own === null
        ? "What was entered stays. Answers to factors of your own stay in the vault and count nothing."
        : (base.school?.warning ?? ""),
    ],
    yes: own === null ? "Put them back" : "Use these rules",
    act: () => use(app, own),
  });
}

function use(app: App, own: OwnRules | null): void {
  const before = app.state.book;
  app.state.draft = null;
  app.change(useRules(before, own));
  app.tell(`From now on these rules score: ${app.rules.version}.`, false, before);
}

/** Without spaces around words. */
function tidied(own: OwnRules): OwnRules {
  return {
    ...own,
    own: own.own.map((one) => ({ ...one, text: one.text.trim(), means: one.means.trim() })),
    bands: own.bands.map((one) => ({ ...one, title: one.title.trim() })),
  };
}
