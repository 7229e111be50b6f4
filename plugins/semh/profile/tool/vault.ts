/** An open vault: keeps the key while it is open, and seals the content anew at every save. */
import type { Result } from "../../audits/workbench/fields.ts";
import {
  importKey,
  type Keys,
  newDataKey,
  type Opener,
  openSealed,
  seal,
  takeApart,
  unwrapKey,
  wrapKey,
} from "./crypto.ts";
import { recoveryCode, tidy, tidyCode } from "./passphrase.ts";

/** A vault that was opened, and what is in it. */
export interface Opened {
  vault: Vault;
  content: string;
}

export class Vault {
  #key: CryptoKey;
  #slots: Keys;

  private constructor(key: CryptoKey, slots: Keys) {
    this.#key = key;
    this.#slots = slots;
  }

  /** A new vault and its recovery code, which is shown once and kept nowhere. */
  static async create(passphrase: string): Promise<{ vault: Vault; code: string }> {
    const [data, code] = [newDataKey(), recoveryCode()];
    const slots = {
      passphrase: await wrapKey(data, "passphrase", tidy(passphrase)),
      recovery: await wrapKey(data, "recovery", code),
    };
    return { vault: new Vault(await importKey(data), slots), code };
  }

  /** Open a vault's bytes. */
  static async open(bytes: Uint8Array, opener: Opener, secret: string): Promise<Result<Opened>> {
    const parts = takeApart(bytes);
    if (!parts.ok) return parts;
    const data = await unwrapKey(parts.value.head.keys, opener, plain(opener, secret));
    if (!data.ok) return data;
    const key = await importKey(data.value);
    const content = await openSealed(parts.value, key);
    if (!content.ok) return content;
    return { ok: true, value: { vault: new Vault(key, parts.value.head.keys), content: content.value } };
  }

  /** The content as a vault's bytes, under a fresh initialisation vector. */
  seal(content: string): Promise<Uint8Array<ArrayBuffer>> {
    return seal(content, this.#slots, this.#key);
  }

  /** Let another passphrase open it, after the old one or the recovery code has shown that the person may. */
  async changePassphrase(opener: Opener, secret: string, wanted: string): Promise<Result<null>> {
    const data = await this.#data(opener, secret);
    if (!data.ok) return data;
    this.#slots = { ...this.#slots, passphrase: await wrapKey(data.value, "passphrase", tidy(wanted)) };
    return { ok: true, value: null };
  }

  /** A new recovery code; the old one no longer opens what is saved from now on. */
  async newCode(passphrase: string): Promise<Result<string>> {
    const data = await this.#data("passphrase", passphrase);
    if (!data.ok) return data;
    const code = recoveryCode();
    this.#slots = { ...this.#slots, recovery: await wrapKey(data.value, "recovery", code) };
    return { ok: true, value: code };
  }

  #data(opener: Opener, secret: string): Promise<Result<Uint8Array<ArrayBuffer>>> {
    return unwrapKey(this.#slots, opener, plain(opener, secret));
  }
}

function plain(opener: Opener, secret: string): string {
  return opener === "passphrase" ? tidy(secret) : tidyCode(secret);
}
