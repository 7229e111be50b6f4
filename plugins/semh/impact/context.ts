/** What every screen of the impact form and of the conference is handed. */
import type { App } from "../audits/workbench/app.ts";
import type { ImpactRecord } from "../audits/workbench/impact-record.ts";
import type { LaterRoute } from "../audits/workbench/routes.ts";
import { auditsOf } from "../audits/workbench/state.ts";
import { type Report, reportOf } from "./report.ts";
import type { ImpactData } from "./unpack.ts";

/** What is being typed and is no number yet, by record and field; which screens were checked. Both last as long as the page. */
export interface Typing {
  readonly fields: Map<string, string>;
  readonly checked: Set<string>;
}

export interface Context {
  readonly app: App;
  readonly data: ImpactData;
  readonly typing: Typing;
}

export interface RecordContext extends Context {
  readonly record: ImpactRecord;
}

/** The address of a page of the impact form. */
export function impactRoute(record: string | null, part: string | null = null, item: string | null = null): LaterRoute {
  return { page: "impact", record, part, item };
}

/** The address of a page of the conference. */
export function conferenceRoute(record: string | null, part: string | null = null): LaterRoute {
  return { page: "conference", record, part, item: null };
}

/** The report of a record, with the audits of this browser. */
export function reportFor({ app, data }: Context, record: ImpactRecord): Report {
  return reportOf(data.measures, record, app.page.audits, auditsOf(app.state));
}

/** The sheets of session 10 that print what these screens ask; null where the site is not at hand. */
export function sessionTen({ app }: Context): { title: string; url: string } | null {
  const session = app.page.sessions.s10;
  return session === undefined ? null : { title: session.title, url: `${app.page.site.base}${session.url}` };
}
