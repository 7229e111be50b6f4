/** The bytes of a vault or a hand-over file: a readable head and one encrypted blob. WebCrypto only; the recovery script of the handbook is written against it. */
import type { Result } from "../../audits/workbench/fields.ts";
import { isObject } from "../../audits/workbench/json.ts";
import { type Kind, newer, notThis, type Opener, UNCHANGED, VAULT, wrong } from "./kinds.ts";

export type { Opener } from "./kinds.ts";

/**
 * The bytes are: ten that say what kind of file it is (`SEMHVAULT` and a line end); the head's length as four bytes, highest
 * first; the head as JSON; what AES-GCM made of the content. Everything before the last part is authenticated with it. The
 * head says nothing about pupils.
 */
const MAGIC_LENGTH = 10;
const START = MAGIC_LENGTH + 4;
/** Rounds of PBKDF2-SHA-256 for a new key, and the fewest and most that a file may ask for. */
export const ITERATIONS = 1_000_000;
const FEWEST = 600_000;
const MOST = 10_000_000;
/** Twenty megabytes, checked before anything is read. */
export const MAX_BYTES = 20 * 1024 * 1024;

/** The data key, wrapped by a key that was derived from a passphrase or a recovery code. All but `iterations` is base64. */
export interface Slot {
  readonly iterations: number;
  readonly salt: string;
  readonly iv: string;
  readonly key: string;
}

/** What stands readable before the encrypted part. `save` is new with every save. */
export interface Head {
  readonly version: number;
  readonly save: string;
  readonly iv: string;
  readonly keys: Keys;
}

/** The data key in as many wrappings as there are ways in. */
export type Keys = Readonly<Partial<Record<Opener, Slot>>>;

/** A file taken apart: `authenticated` are the bytes before the encrypted part. */
export interface Parts {
  readonly kind: Kind;
  readonly head: Head;
  readonly authenticated: Uint8Array<ArrayBuffer>;
  readonly sealed: Uint8Array<ArrayBuffer>;
}

const CUT = `That file is cut short or damaged, so it cannot be opened. Look for an earlier copy. ${UNCHANGED}`;
const TAMPERED = `The passphrase fits, but the file has been altered or damaged since it was saved, so it is not opened. Look for an earlier copy. ${UNCHANGED}`;

/** Take a file's bytes apart without opening it. */
export function takeApart(bytes: Uint8Array, kind: Kind = VAULT): Result<Parts> {
  if (bytes.length > MAX_BYTES) return no(`That file is larger than 20 MB, so it is not a ${kind.name}. ${UNCHANGED}`);
  const magic = fromBytes(bytes.slice(0, MAGIC_LENGTH));
  if (bytes.length < START || magic !== kind.magic) return no(notThis(kind, magic));
  const length = new DataView(bytes.buffer, bytes.byteOffset + MAGIC_LENGTH, 4).getUint32(0);
  const end = START + length;
  if (length > 10_000 || bytes.length < end + 16) return no(CUT);
  let raw: unknown;
  try {
    raw = JSON.parse(fromBytes(bytes.slice(START, end)));
  } catch {
    return no(CUT);
  }
  if (!isObject(raw) || typeof raw.version !== "number") return no(CUT);
  if (raw.version > kind.version) return no(newer(kind, raw.version));
  const head = readHead(raw, kind);
  if (head === null) return no(CUT);
  return { ok: true, value: { kind, head, authenticated: bytes.slice(0, end), sealed: bytes.slice(end) } };
}

/** Unwrap the data key with a passphrase or a recovery code. */
export async function unwrapKey(
  keys: Keys,
  opener: Opener,
  secret: string,
  kind: Kind = VAULT,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  const slot = keys[opener];
  if (slot === undefined) return no(wrong(kind, opener));
  const key = await deriveKey(secret, fromBase64(slot.salt), slot.iterations);
  try {
    const bound = slotData(kind, opener, slot);
    return { ok: true, value: await decrypt(key, fromBase64(slot.iv), fromBase64(slot.key), bound) };
  } catch {
    return no(wrong(kind, opener));
  }
}

/** Open the encrypted part with the data key: the content as text. */
export async function openSealed(parts: Parts, dataKey: CryptoKey): Promise<Result<string>> {
  try {
    const plain = await decrypt(dataKey, fromBase64(parts.head.iv), parts.sealed, parts.authenticated);
    return { ok: true, value: fromBytes(plain) };
  } catch {
    return no(TAMPERED);
  }
}

/** Encrypt the content under a fresh initialisation vector: the file's bytes. */
export async function seal(
  content: string,
  keys: Keys,
  dataKey: CryptoKey,
  kind: Kind = VAULT,
): Promise<Uint8Array<ArrayBuffer>> {
  const iv = random(12);
  const head: Head = { version: kind.version, save: toBase64(random(12)), iv: toBase64(iv), keys };
  const text = toBytes(JSON.stringify(head));
  const authenticated = new Uint8Array(START + text.length);
  authenticated.set(toBytes(kind.magic));
  new DataView(authenticated.buffer).setUint32(MAGIC_LENGTH, text.length);
  authenticated.set(text, START);
  const sealed = await encrypt(dataKey, iv, toBytes(content), authenticated);
  const bytes = new Uint8Array(authenticated.length + sealed.length);
  bytes.set(authenticated);
  bytes.set(sealed, authenticated.length);
  return bytes;
}

/** Wrap the data key for a passphrase or a recovery code. */
export async function wrapKey(
  dataKey: Uint8Array<ArrayBuffer>,
  opener: Opener,
  secret: string,
  kind: Kind = VAULT,
): Promise<Slot> {
  const [salt, iv] = [random(16), random(12)];
  const key = await deriveKey(secret, salt, ITERATIONS);
  const slot = { iterations: ITERATIONS, salt: toBase64(salt), iv: toBase64(iv) };
  return { ...slot, key: toBase64(await encrypt(key, iv, dataKey, slotData(kind, opener, slot))) };
}

/** A fresh data key's bytes. */
export function newDataKey(): Uint8Array<ArrayBuffer> {
  return random(32);
}

/** The data key in the form that encrypts; its bytes can no longer be read out of it. */
export function importKey(dataKey: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  return crypto.subtle.importKey("raw", dataKey, "AES-GCM", false, ["encrypt", "decrypt"]);
}

/** Bytes that nobody can guess. */
export function random(count: number): Uint8Array<ArrayBuffer> {
  return crypto.getRandomValues(new Uint8Array(count));
}

async function deriveKey(secret: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<CryptoKey> {
  const base = await crypto.subtle.importKey("raw", toBytes(secret), "PBKDF2", false, ["deriveKey"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations };
  return crypto.subtle.deriveKey(how, base, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
}

async function encrypt(key: CryptoKey, iv: Bytes, plain: Bytes, additionalData: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv, additionalData }, key, plain));
}

async function decrypt(key: CryptoKey, iv: Bytes, sealed: Bytes, additionalData: Bytes): Promise<Bytes> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: "AES-GCM", iv, additionalData }, key, sealed));
}

type Bytes = Uint8Array<ArrayBuffer>;

/** Ties a wrapped key to what it is for. */
function slotData(kind: Kind, opener: Opener, { iterations, salt }: Pick<Slot, "iterations" | "salt">): Bytes {
  return toBytes(`${kind.binds} ${opener} ${iterations} ${salt}`);
}

function readHead(raw: Record<string, unknown>, kind: Kind): Head | null {
  const { version, save, iv, keys } = raw;
  if (typeof version !== "number" || version < 1 || !isBase64(save, 16) || !isBase64(iv, 16) || !isObject(keys))
    return null;
  const slots: Partial<Record<Opener, Slot>> = {};
  for (const opener of kind.openers) {
    const slot = readSlot(keys[opener]);
    if (slot === null) return null;
    slots[opener] = slot;
  }
  return { version, save, iv, keys: slots };
}

function readSlot(raw: unknown): Slot | null {
  if (!isObject(raw)) return null;
  const { iterations, salt, iv, key } = raw;
  if (typeof iterations !== "number" || !Number.isInteger(iterations)) return null;
  if (iterations < FEWEST || iterations > MOST) return null;
  if (!isBase64(salt, 24) || !isBase64(iv, 16) || !isBase64(key, 64)) return null;
  return { iterations, salt, iv, key };
}

function isBase64(value: unknown, length: number): value is string {
  return typeof value === "string" && value.length === length && /^[A-Za-z0-9+/]+={0,2}$/.test(value);
}

function no(problem: string): Result<never> {
  return { ok: false, problem };
}

function toBytes(text: string): Bytes {
  return new TextEncoder().encode(text);
}

function fromBytes(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes);
}

function toBase64(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes));
}

function fromBase64(text: string): Bytes {
  return Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
}
