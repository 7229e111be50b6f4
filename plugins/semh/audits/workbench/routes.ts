/**
 * The tool's addresses: hash routes, because every `file://` page is a site of its own. The first word names the tool
 * (`audit`, `plan`, `policy`, `together`, `compare`, `programme`, `impact`, `conference`); a further one takes its own word and its own Route type.
 */

/** The pages of one audit; `audit` is a definition id, `record` a record id. */
export type AuditRoute =
  | { page: "tasks"; audit: string; record: string }
  | { page: "section"; audit: string; record: string; section: string }
  | { page: "finish"; audit: string; record: string }
  | { page: "report"; audit: string; record: string };

/** The pages of the development plan; `record` is a plan's id. */
export type PlanRoute =
  | { page: "plans" }
  | { page: "plan"; record: string }
  | { page: "choose"; record: string }
  | { page: "action"; record: string; action: string }
  | { page: "plan-report"; record: string }
  | { page: "governors"; record: string };

/** The pages for several people's answers; `record` is the id of a set. */
export type GroupRoute = { page: "groups" } | { page: "group"; record: string } | { page: "spread"; record: string };

/** The pages of the policies; `record` is the id of a set of policies, `policy` that of a template. */
export type PolicyRoute =
  | { page: "policies" }
  | { page: "policy"; record: string }
  | { page: "policy-details"; record: string }
  | { page: "policy-tasks"; record: string; policy: string }
  | { page: "policy-section"; record: string; policy: string; section: string }
  | { page: "policy-check"; record: string; policy: string }
  | { page: "policy-preview"; record: string; policy: string };

/**
 * The pages of the programme, of its impact and of the conference, which scripts of their own draw; without a record,
 * the list. `part` and `item` are words of theirs.
 */
export interface LaterRoute {
  page: "programme" | "impact" | "conference";
  record: string | null;
  part: string | null;
  item: string | null;
}

export type Route =
  | { page: "home" }
  | { page: "start"; audit: string }
  | AuditRoute
  | PlanRoute
  | GroupRoute
  | PolicyRoute
  | LaterRoute
  | { page: "compare"; before: string | null; after: string | null }
  | { page: "unknown" };

const FINISH = "check-and-finish";
const REPORT = "report";
const DETAILS = "details";
const CHECK = "check";
const PREVIEW = "preview";
const UNKNOWN: Route = { page: "unknown" };

/** Read an address. Null when the hash is an ordinary anchor in the page and no address of the tool. */
export function readRoute(hash: string): Route | null {
  if (hash === "" || hash === "#" || hash === "#/") return { page: "home" };
  if (!hash.startsWith("#/")) return null;
  const [tool, ...parts] = hash.slice(2).replace(/\/$/, "").split("/").map(decode);
  if (parts.length > 3) return UNKNOWN;
  if (tool === "audit") return auditRoute(parts);
  if (tool === "plan") return planRoute(parts);
  if (tool === "policy") return policyRoute(parts);
  if (tool === "programme" || tool === "impact" || tool === "conference") {
    return { page: tool, record: parts[0] ?? null, part: parts[1] ?? null, item: parts[2] ?? null };
  }
  if (tool === "together") return groupRoute(parts);
  if (tool === "compare") return { page: "compare", before: parts[0] ?? null, after: parts[1] ?? null };
  return UNKNOWN;
}

function auditRoute([audit, record, section]: string[]): Route {
  if (audit === undefined) return UNKNOWN;
  if (record === undefined) return { page: "start", audit };
  if (section === undefined) return { page: "tasks", audit, record };
  if (section === FINISH) return { page: "finish", audit, record };
  if (section === REPORT) return { page: "report", audit, record };
  return { page: "section", audit, record, section };
}

function planRoute([record, what, action]: string[]): Route {
  if (record === undefined) return { page: "plans" };
  if (what === undefined) return { page: "plan", record };
  if (what === "choose") return { page: "choose", record };
  if (what === "action" && action !== undefined) return { page: "action", record, action };
  if (what === "report") return { page: "plan-report", record };
  if (what === "governors") return { page: "governors", record };
  return UNKNOWN;
}

function groupRoute([record, what]: string[]): Route {
  if (record === undefined) return { page: "groups" };
  if (what === undefined) return { page: "group", record };
  return what === "agree" ? { page: "spread", record } : UNKNOWN;
}

function policyRoute([record, policy, section]: string[]): Route {
  if (record === undefined) return { page: "policies" };
  if (policy === undefined) return { page: "policy", record };
  if (policy === DETAILS) return { page: "policy-details", record };
  if (section === undefined) return { page: "policy-tasks", record, policy };
  if (section === CHECK) return { page: "policy-check", record, policy };
  if (section === PREVIEW) return { page: "policy-preview", record, policy };
  return { page: "policy-section", record, policy, section };
}

/** Write an address, with its `#`. */
export function writeRoute(route: Route): string {
  return `#/${partsOf(route).map(encodeURIComponent).join("/")}`;
}

function partsOf(route: Route): string[] {
  switch (route.page) {
    case "home":
    case "unknown":
      return [];
    case "start":
      return ["audit", route.audit];
    case "tasks":
      return ["audit", route.audit, route.record];
    case "section":
      return ["audit", route.audit, route.record, route.section];
    case "finish":
      return ["audit", route.audit, route.record, FINISH];
    case "report":
      return ["audit", route.audit, route.record, REPORT];
    case "compare":
      return ["compare", ...[route.before, route.after].filter((one) => one !== null)];
    case "programme":
    case "impact":
    case "conference":
      return [route.page, ...[route.record, route.part, route.item].filter((one) => one !== null)];
    default:
      return planParts(route);
  }
}

function planParts(route: PlanRoute | GroupRoute | PolicyRoute): string[] {
  switch (route.page) {
    case "plans":
      return ["plan"];
    case "plan":
      return ["plan", route.record];
    case "choose":
      return ["plan", route.record, "choose"];
    case "action":
      return ["plan", route.record, "action", route.action];
    case "plan-report":
      return ["plan", route.record, "report"];
    case "governors":
      return ["plan", route.record, "governors"];
    case "groups":
      return ["together"];
    case "group":
      return ["together", route.record];
    case "spread":
      return ["together", route.record, "agree"];
    default:
      return policyParts(route);
  }
}

function policyParts(route: PolicyRoute): string[] {
  switch (route.page) {
    case "policies":
      return ["policy"];
    case "policy":
      return ["policy", route.record];
    case "policy-details":
      return ["policy", route.record, DETAILS];
    case "policy-tasks":
      return ["policy", route.record, route.policy];
    case "policy-section":
      return ["policy", route.record, route.policy, route.section];
    case "policy-check":
      return ["policy", route.record, route.policy, CHECK];
    case "policy-preview":
      return ["policy", route.record, route.policy, PREVIEW];
  }
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
