/** What every export needs beside the record. */
import type { PageData } from "../definition.ts";

export interface Context {
  page: PageData;
  /** The school's name, or an empty string. */
  school: string;
  /** The school's details (site/mine/names.ts), its name as `school` has it. */
  details: Readonly<Record<string, string>>;
  at: Date;
}
