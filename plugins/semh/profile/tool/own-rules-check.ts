/** What is wrong with adapted rules, in words: everything at once, each with the field where it stands. */
import { isNumber } from "./names.ts";
import { numberOf, type OwnFactor, type OwnRules, ownGroup, shortName, withOwn } from "./own-rules.ts";
import { mostPoints, type Rules, type SchoolLimits, type ScoreId } from "./scoring.ts";

/** One thing to mend. `field` is the id of its field on the screen. */
export interface Fault {
  readonly field: string;
  readonly text: string;
}

/** The most letters of a band's words. */
export const BAND_LETTERS = 30;

/** Everything that is wrong; nothing when the rules may be used. */
export function faultsOf(base: Rules, own: OwnRules): Fault[] {
  const limits = base.school;
  if (limits === null) return [{ field: "page-heading", text: "The rules of this site are not to be adapted." }];
  return [
    ...factorFaults(base, own, limits),
    ...ownFaults(base, own, limits),
    ...capFaults(base, own, limits),
    ...bandFaults(base, own),
  ];
}

function factorFaults(base: Rules, own: OwnRules, limits: SchoolLimits): Fault[] {
  const faults = base.factors.flatMap((factor): Fault[] => {
    const points = numberOf(own.points, factor.id) ?? factor.points;
    const name = `${shortName(factor)} ${factor.text}`;
    const found: Fault[] = [];
    if (own.off.includes(factor.id) && limits.keep_on.includes(factor.id))
      found.push({ field: `on-${factor.id}`, text: `“${name}” cannot be switched off.` });
    if (!isWhole(points, 1, limits.most_points))
      found.push({
        field: `points-${factor.id}`,
        text: `“${name}”: points are a whole number from 1 to ${limits.most_points}. To count nothing, switch it off.`,
      });
    return found;
  });
  const empty = base.scores.filter(({ id }) => !withOwn(base, own).factors.some((one) => one.score === id));
  const first = (id: ScoreId) => base.factors.find((one) => one.score === id)?.id ?? "";
  return [
    ...faults,
    ...empty.map(({ id, title }) => ({ field: `on-${first(id)}`, text: `${title} has no factor left that is on.` })),
  ];
}

function ownFaults(base: Rules, { own }: OwnRules, limits: SchoolLimits): Fault[] {
  const taken = new Set(base.factors.map((one) => plain(one.text)));
  const faults = own.flatMap((factor, at) => {
    const said = oneFaults(factor, `Factor ${at + 1} of your own`, limits);
    const title = plain(factor.text);
    if (title !== "" && taken.has(title))
      said.push({ field: `text-${factor.id}`, text: `“${factor.text.trim()}” stands twice.` });
    taken.add(title);
    return said;
  });
  const ids = new Set(own.map((one) => one.id));
  if (ids.size < own.length) faults.push({ field: "add-own", text: "Two factors of your own have the same id." });
  if (own.length > limits.most_own)
    faults.push({ field: "add-own", text: `At most ${limits.most_own} factors of your own; there are ${own.length}.` });
  return faults;
}

function oneFaults({ id, text, means, points }: OwnFactor, name: string, limits: SchoolLimits): Fault[] {
  const faults: Fault[] = [];
  const title = (problem: string) => faults.push({ field: `text-${id}`, text: `${name}: ${problem}` });
  const meaning = (problem: string) => faults.push({ field: `means-${id}`, text: `${name}: ${problem}` });
  if (text.trim() === "") title("give it a title.");
  if (text.trim().length > limits.title_letters) title(`the title has at most ${limits.title_letters} letters.`);
  if (means.trim() === "") meaning("say what counts as yes, so that two adults would answer alike.");
  if (means.trim().length > limits.means_letters) meaning(`the meaning has at most ${limits.means_letters} letters.`);
  if (isNumber(`${text} ${means}`))
    title("it holds what looks like a UPN, a date of birth or an address. Take it out.");
  const flag = limits.never_points.find((one) => `${text} ${means}`.toLowerCase().includes(one));
  if (flag !== undefined)
    title(`“${flag}” is a red flag. Red flags are never scored: tell the DSL in person, now, and today at the latest.`);
  if (!isWhole(points, 1, limits.most_points))
    faults.push({
      field: `points-${id}`,
      text: `${name}: points are a whole number from 1 to ${limits.most_points}.`,
    });
  return faults;
}

function capFaults(base: Rules, own: OwnRules, limits: SchoolLimits): Fault[] {
  const groups = [...Object.keys(base.caps), ...base.scores.map((one) => ownGroup(one.id))];
  return groups.flatMap((group) => {
    const cap = numberOf(own.caps, group);
    if (cap === undefined || isWhole(cap, 1, limits.most_cap)) return [];
    return [
      {
        field: `cap-${group}`,
        text: `The most that a group gives together is a whole number from 1 to ${limits.most_cap}.`,
      },
    ];
  });
}

function bandFaults(base: Rules, own: OwnRules): Fault[] {
  const rules = withOwn(base, own);
  const titles = rules.bands.map((one) => plain(one.title));
  const faults: Fault[] = rules.bands.flatMap(({ id, title }, at): Fault[] => {
    const field = `band-${id}`;
    if (title.trim() === "") return [{ field, text: `Band ${at + 1} has no words.` }];
    if (title.trim().length > BAND_LETTERS)
      return [{ field, text: `Band ${at + 1}: its words have at most ${BAND_LETTERS} letters.` }];
    if (isNumber(title)) return [{ field, text: `Band ${at + 1}: its words look like a UPN or a date.` }];
    return titles.indexOf(plain(title)) < at ? [{ field, text: `Two bands are called “${title.trim()}”.` }] : [];
  });
  for (const { id, title } of base.scores) faults.push(...thresholdFaults(rules, id, title));
  return faults;
}

/** Bands rise from 0, and each can be reached. */
function thresholdFaults(rules: Rules, score: ScoreId, name: string): Fault[] {
  const most = mostPoints(score, rules);
  return rules.bands.flatMap((band, at): Fault[] => {
    const start = band[score];
    const field = `from-${score}-${band.id}`;
    const before = rules.bands[at - 1];
    if (before === undefined)
      return start === 0 ? [] : [{ field, text: `${name}: “${band.title}” is the lowest band and starts at 0.` }];
    if (!isWhole(start, 1, 999))
      return [{ field, text: `${name}: “${band.title}” starts at a whole number, of 1 or more.` }];
    if (start <= before[score])
      return [{ field, text: `${name}: “${band.title}” must start higher than “${before.title}” (${before[score]}).` }];
    if (most > 0 && start > most)
      return [
        { field, text: `${name}: “${band.title}” starts at ${start}, but a pupil can have ${most} points at most.` },
      ];
    return [];
  });
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isInteger(value) && value >= least && value <= most;
}

function plain(text: string): string {
  return text.trim().toLowerCase();
}
