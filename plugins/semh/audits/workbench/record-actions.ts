/** What a person can do with whole records. The page's own script does it; the scripts with further screens reach it through the `App`. */
import type { App } from "./app.ts";
import type { WorkRecord } from "./records.ts";

export interface RecordActions {
  /** Put back what the last action changed. */
  undo(app: App): Promise<void>;
  /** Download everything as one file. */
  downloadCopy(app: App): Promise<void>;
  /** Show what a file would change here; the script that reads it is loaded first. */
  openCopy(app: App, file: File): Promise<void>;
  duplicate(app: App, record: WorkRecord): Promise<void>;
  remove(app: App, record: WorkRecord): Promise<void>;
  clearRecord(app: App, record: WorkRecord): void;
  clearEverything(app: App): void;
}
