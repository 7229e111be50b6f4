/** The kinds of encrypted files that the tool makes, and the sentences that refuse one. */

export type Opener = "passphrase" | "recovery";
export const UNCHANGED = "Nothing has been changed.";

/** A kind of file in this envelope. */
export interface Kind {
  /** Its first ten bytes. */
  readonly magic: string;
  /** The version that this page writes, and the newest that it reads. */
  readonly version: number;
  /** The word that ties a wrapped key to this kind. */
  readonly binds: string;
  readonly openers: readonly Opener[];
  /** How refusals name it. */
  readonly name: string;
  readonly ending: string;
}

/** The vault: everything that a school keeps. */
export const VAULT: Kind = {
  magic: "SEMHVAULT\n",
  version: 1,
  binds: "semh-vault",
  openers: ["passphrase", "recovery"],
  name: "vault",
  ending: ".semhvault",
};
/** The hand-over file: what a few pupils take along to their next school. */
export const HANDOVER: Kind = {
  magic: "SEMHMOVES\n",
  version: 1,
  binds: "semh-handover",
  openers: ["passphrase"],
  name: "hand-over file",
  ending: ".semhmoves",
};
const KINDS = [VAULT, HANDOVER];

/** What a file is instead. */
export function notThis(kind: Kind, magic: string): string {
  const other = KINDS.find((one) => one !== kind && one.magic === magic);
  const what = other ? `That is a ${other.name} and not a ${kind.name}` : `That is not a ${kind.name} of this tool`;
  return `${what}: the name of a ${kind.name} ends in ${kind.ending}. ${UNCHANGED}`;
}

/** What was typed does not open it. */
export function wrong(kind: Kind, opener: Opener): string {
  return opener === "passphrase"
    ? `That passphrase does not open this ${kind.name}. Check capitals and spaces between the words. ${UNCHANGED}`
    : `That recovery code does not open this ${kind.name}. A newer code replaces every older one. ${UNCHANGED}`;
}

/** A later version made it. */
export function newer(kind: Kind, version: number): string {
  return `That ${kind.name} was saved by a newer version of this tool (file version ${version}; this page reads up to ${kind.version}). Open it on the newest page of the site. ${UNCHANGED}`;
}
