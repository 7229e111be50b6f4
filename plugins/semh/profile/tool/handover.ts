/**
 * The hand-over file for the next school: for each pupil the moving-on page and the support, and never a score, a band, a
 * fact on record or what the DSL was told. It lies in the vault's envelope under a passphrase of its own.
 */
import * as v from "valibot";
import type { Result } from "../../audits/workbench/fields.ts";
import type { Comparing } from "../../impact/impact.ts";
import { type Book, EMPTY_STORY, newPupil, type Pupil, type Story, type Support } from "./book.ts";
import { importKey, newDataKey, openSealed, seal, takeApart, unwrapKey, wrapKey } from "./crypto.ts";
import { didHelp } from "./evaluate.ts";
import { HANDOVER, UNCHANGED } from "./kinds.ts";
import { codeRefusal, textWarning } from "./names.ts";
import { tidy } from "./passphrase.ts";
import { STORY } from "./story.ts";

const FORMAT = "semh-handover";
const VERSION = 1;

/** What can go along, in the order of the page. */
export const PARTS: readonly (readonly [string, string])[] = [
  ...STORY,
  ["helped", "Support that helped"],
  ["going", "Support that is going on"],
];

const day = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/));
const text = v.optional(v.pipe(v.string(), v.maxLength(5000)), "");
const lines = v.optional(v.pipe(v.array(v.pipe(v.string(), v.maxLength(5400))), v.maxLength(50)), []);
const StorySchema = v.object({
  strengths: text,
  missed: text,
  hard: text,
  helps: text,
  people: text,
  first: text,
  visits: text,
});
const ParcelSchema = v.object({
  ref: v.pipe(v.string(), v.minLength(1), v.maxLength(20)),
  agreed: day,
  by: v.optional(v.pipe(v.string(), v.maxLength(200)), ""),
  story: StorySchema,
  helped: lines,
  going: lines,
});
const FileSchema = v.object({
  format: v.literal(FORMAT),
  version: v.literal(VERSION),
  made_on: day,
  pupils: v.pipe(v.array(ParcelSchema), v.minLength(1), v.maxLength(1000)),
});

/** What goes along for one pupil. `ref` is the code of the school that sends. */
export type Parcel = v.InferOutput<typeof ParcelSchema>;
export type Handover = v.InferOutput<typeof FileSchema>;

/** What would go along for a pupil; null without an agreement, or when nothing is left. */
export function parcelOf(pupil: Pupil, parts: ReadonlySet<string>, comparing: Comparing): Parcel | null {
  const agreed = pupil.passing?.agreed ?? null;
  if (agreed === null) return null;
  const story = v.parse(StorySchema, {});
  for (const [key] of STORY) if (parts.has(key)) story[key] = (pupil.story?.[key] ?? "").trim();
  const good = parts.has("helped") ? pupil.supports.filter((one) => didHelp(one, comparing)) : [];
  const open = parts.has("going") ? pupil.supports.filter((one) => one.ended === null && !good.includes(one)) : [];
  const helped = good.map((one) => `${supportLine(one)}${one.ended === null ? " (still going on)" : ""}`);
  const going = open.map(supportLine);
  const isEmpty = helped.length + going.length === 0 && Object.values(story).every((one) => one === "");
  return isEmpty ? null : { ref: pupil.code, agreed, by: pupil.passing?.by ?? "", story, helped, going };
}

/** Whether anything of the pupil could go along at all. */
export function hasStory(pupil: Pupil): boolean {
  return STORY.some(([key]) => (pupil.story?.[key] ?? "").trim() !== "") || pupil.supports.length > 0;
}

function supportLine({ what, who, outcome }: Support): string {
  const name = what.trim() || "Support without a name";
  return `${name}${who.trim() ? ` (${who.trim()})` : ""}${outcome.trim() ? `: ${outcome.trim()}` : ""}`;
}

/** How many texts of the parcel may hold a name or a number of a person. */
export function mayName({ story, helped, going }: Parcel): number {
  return [...Object.values(story), ...helped, ...going].filter((one) => textWarning(one) !== null).length;
}

/** The file's bytes, encrypted under the passphrase. */
export async function sealHandover(
  pupils: readonly Parcel[],
  today: string,
  passphrase: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const data = newDataKey();
  const keys = { passphrase: await wrapKey(data, "passphrase", tidy(passphrase), HANDOVER) };
  const content = { format: FORMAT, version: VERSION, made_on: today, pupils };
  return seal(JSON.stringify(content), keys, await importKey(data), HANDOVER);
}

/** Why these bytes are no hand-over file that can be opened here, or null. */
export function handoverProblem(bytes: Uint8Array): string | null {
  const parts = takeApart(bytes, HANDOVER);
  return parts.ok ? null : parts.problem;
}

/** Open a hand-over file. Never throws, whatever the bytes. */
export async function openHandover(bytes: Uint8Array, passphrase: string): Promise<Result<Handover>> {
  const parts = takeApart(bytes, HANDOVER);
  if (!parts.ok) return parts;
  const data = await unwrapKey(parts.value.head.keys, "passphrase", tidy(passphrase), HANDOVER);
  if (!data.ok) return data;
  const content = await openSealed(parts.value, await importKey(data.value));
  return content.ok ? readHandover(content.value) : content;
}

/** Read what a hand-over file held. */
export function readHandover(content: string): Result<Handover> {
  let raw: unknown;
  try {
    raw = JSON.parse(content);
  } catch {
    return no("What is in that hand-over file cannot be read.");
  }
  const version = (raw as { version?: unknown } | null)?.version;
  if (typeof version === "number" && version > VERSION)
    return no(
      "That hand-over file was filled by a newer version of this tool. Open it on the newest page of the site.",
    );
  const read = v.safeParse(FileSchema, raw, { abortEarly: true });
  if (!read.success) return no("What is in that hand-over file has a fault, so it is not taken in.");
  const refs = new Set(read.output.pupils.map((one) => one.ref));
  if (refs.size < read.output.pupils.length) return no("A pupil stands twice in that hand-over file.");
  return { ok: true, value: read.output };
}

/** What taking the file in would do. `book` is the book afterwards; `kept` are texts of this school that stay. */
export interface Taken {
  readonly book: Book;
  readonly added: number;
  readonly filled: number;
  readonly left: number;
  readonly kept: number;
  readonly problems: readonly string[];
}

/** Try it, without changing anything. `codes` are the codes of this school by those of the other; without one a pupil is left. */
export function takeIn(
  book: Book,
  { pupils }: Handover,
  codes: ReadonlyMap<string, string>,
  year: string,
  on: string,
): Taken {
  const here = new Map(book.pupils.map((one) => [one.code, one]));
  const used = new Set<string>();
  const problems: string[] = [];
  let [added, filled, left, kept] = [0, 0, 0, 0];
  for (const parcel of pupils) {
    const code = (codes.get(parcel.ref) ?? "").trim();
    if (code === "") {
      left += 1;
      continue;
    }
    const problem = used.has(code) ? "This code is given to two pupils." : codeRefusal(code);
    if (problem !== null) {
      problems.push(`${parcel.ref}: ${problem}`);
      continue;
    }
    used.add(code);
    const old = here.get(code);
    const joined = join(old ?? { ...newPupil(code), year }, parcel, on);
    here.set(code, joined.pupil);
    kept += joined.kept;
    if (old === undefined) added += 1;
    else filled += 1;
  }
  return { book: { ...book, pupils: [...here.values()] }, added, filled, left, kept, problems };
}

/** The pupil with the parcel: what this school has written stays. */
function join(pupil: Pupil, parcel: Parcel, on: string): { pupil: Pupil; kept: number } {
  const story: Story = { ...(pupil.story ?? EMPTY_STORY) };
  let kept = 0;
  for (const [key] of STORY) {
    if (parcel.story[key] === "" || parcel.story[key] === story[key]) continue;
    if (story[key].trim() === "") story[key] = parcel.story[key];
    else kept += 1;
  }
  const arrived = { on, helped: parcel.helped, going: parcel.going };
  return { pupil: { ...pupil, story, arrived }, kept };
}

function no(problem: string): Result<never> {
  return { ok: false, problem: `${problem} ${UNCHANGED}` };
}
