/** The entry of the script with the screens of the policy builder; the templates come in policies.js before it. */
import { html } from "lit-html";
import type { App } from "../app.ts";
import type { PolicyRecord } from "../policy.ts";
import type { PolicyRoute } from "../routes.ts";
import type { View } from "../view-parts.ts";
import { detailsView } from "./fields-view.ts";
import { fill } from "./fill.ts";
import type { Given } from "./given.ts";
import { policiesView, policyView } from "./policies-view.ts";
import { documentView, previewView } from "./preview-view.ts";
import { sectionView } from "./section-view.ts";
import { type Policies, sectionsOf, unpack } from "./template.ts";
import { checkView, templateView } from "./template-view.ts";

const NONE: Policies = { fields: [], policies: [], outdated: [] };
const policies = globalThis.semhPolicies === undefined ? NONE : unpack(globalThis.semhPolicies);

function givenFor(app: App, record: PolicyRecord): Given {
  const audits = record.audits.flatMap((id) => app.record(id) ?? []);
  const plan = record.plan === null ? null : (app.plan(record.plan) ?? null);
  return { page: app.page, policies, record, school: app.state.meta.school.name, audits, plan };
}

/** The screen of one set of policies; null when this site does not have what the address names. */
function policyPage(app: App, record: PolicyRecord, route: Exclude<PolicyRoute, { page: "policies" }>): View | null {
  const given = givenFor(app, record);
  if (route.page === "policy") return policyView(app, given);
  if (route.page === "policy-details") return detailsView(app, given);
  const template = policies.policies.find((one) => one.id === route.policy);
  if (template === undefined) return null;
  switch (route.page) {
    case "policy-tasks":
      return templateView(app, given, template);
    case "policy-check":
      return checkView(app, given, template);
    case "policy-preview":
      return previewView(app, given, template);
    case "policy-section": {
      const section = sectionsOf(template).find((one) => one.id === route.section);
      return section ? sectionView(app, given, template, section) : null;
    }
  }
}

/** The policy for the browser's own Print command, from whichever of its screens; null elsewhere. */
function paper(app: App, route: { record: string; policy: string; page: string }): View | null {
  const record = app.policy(route.record);
  const template = policies.policies.find((one) => one.id === route.policy);
  // The preview is the paper already.
  if (record === undefined || template === undefined || route.page === "policy-preview") return null;
  const given = givenFor(app, record);
  return html`<h1>${template.title}</h1>${documentView(app, given, fill(given, template))}`;
}

const screens = { policiesView: (app: App) => policiesView(app, policies), policyPage, paper };

/** All that the script offers. */
export type PolicyScreens = typeof screens;

declare global {
  /** Set by policy.js once it has run. */
  var semhPolicyScreens: PolicyScreens | undefined;
}

globalThis.semhPolicyScreens = screens;
