/** What every export needs beside the record. */
import type { PageData } from "../definition.ts";

export interface Context {
  page: PageData;
  /** The school's name, or an empty string. */
  school: string;
  at: Date;
}
