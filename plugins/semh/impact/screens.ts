/** The entry of the script with the screens of `#/impact` and `#/conference`; the measures come in measures.js before it. */
import { html } from "lit-html";
import type { App } from "../audits/workbench/app.ts";
import "../audits/workbench/later-screens.ts";
import type { LaterRoute } from "../audits/workbench/routes.ts";
import type { View } from "../audits/workbench/view-parts.ts";
import { HEADINGS } from "./conference/headings.ts";
import { caseStudyView } from "./conference/view-case-study.ts";
import { conferencesView, conferenceView, givenFor } from "./conference/view-conference.ts";
import { headingView } from "./conference/view-heading.ts";
import { posterView } from "./conference/view-poster.ts";
import { type Context, type RecordContext, reportFor, type Typing } from "./context.ts";
import { evidenceOf } from "./form.ts";
import { unpackImpact } from "./unpack.ts";
import { checkView, notesView } from "./view-check.ts";
import { evidenceView } from "./view-evidence.ts";
import { periodsView } from "./view-periods.ts";
import { impactsView, recordView } from "./view-record.ts";
import { reportBody, reportView } from "./view-report.ts";

const data = globalThis.semhMeasures === undefined ? null : unpackImpact(globalThis.semhMeasures);
const typing: Typing = { fields: new Map(), checked: new Set() };

function page(app: App, route: LaterRoute): View | null {
  if (data === null) return null;
  const context = { app, data, typing };
  return route.page === "impact" ? impactPage(context, route) : conferencePage(context, route);
}

function impactPage(context: Context, { record: id, part, item }: LaterRoute): View | null {
  if (id === null) return impactsView(context);
  const record = context.app.impact(id);
  if (record === undefined) return null;
  const own: RecordContext = { ...context, record };
  switch (part) {
    case null:
      return recordView(own);
    case "periods":
      return periodsView(own);
    case "notes":
      return notesView(own);
    case "check":
      return checkView(own);
    case "report":
      return reportView(own);
    case "evidence": {
      const kind = evidenceOf(context.data.measures).find((one) => one.id === item);
      return kind ? evidenceView(own, kind) : null;
    }
    default:
      return null;
  }
}

function conferencePage(context: Context, { record: id, part }: LaterRoute): View | null {
  if (id === null) return conferencesView(context);
  const programme = context.app.programme(id);
  if (programme === undefined) return null;
  const given = givenFor(context, programme);
  if (part === null) return conferenceView(context, given);
  if (part === "poster") return posterView(context, given);
  if (part === "case-study") return caseStudyView(context, given);
  const heading = HEADINGS.find((one) => one.id === part);
  return heading ? headingView(context, given, heading) : null;
}

/** The report, from whichever screen of a record; the report and the conference's papers are paper already. */
function paper(app: App, { page: name, record: id, part }: LaterRoute): View | null {
  const record = id === null ? undefined : app.impact(id);
  if (data === null || name !== "impact" || record === undefined || part === "report") return null;
  return html`<h1>${record.name}</h1>${reportBody(reportFor({ app, data, typing }, record))}`;
}

globalThis.semhImpact = { page, paper };
