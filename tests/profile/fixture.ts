/** The rules of profile.yml as JSON (a Python test holds that the file is theirs), and made-up pupils. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Comparing } from "../../plugins/semh/impact/impact.ts";
import type { Rules } from "../../plugins/semh/profile/tool/scoring.ts";

/** A worked example of profile.yml. */
export interface Example {
  id: string;
  on: string;
  key_stage: string;
  yes: string[];
  not_known: string[];
  since: Record<string, string>;
  protective: string[];
  concern: boolean;
  expect: Record<string, unknown>;
}

const read = JSON.parse(readFileSync(join(process.cwd(), "tests/profile/files/rules.json"), "utf8"));

export const rules = read.rules as Rules;
export const comparing = read.comparing as Comparing;
export const examples = read.examples as Example[];
