/** The tool's addresses: hash routes, because every `file://` page is a site of its own. */

/** `audit` is a definition id, `record` a record id. */
export type Route =
  | { page: "home" }
  | { page: "start"; audit: string }
  | { page: "tasks"; audit: string; record: string }
  | { page: "section"; audit: string; record: string; section: string }
  | { page: "finish"; audit: string; record: string }
  | { page: "report"; audit: string; record: string }
  | { page: "unknown" };

const FINISH = "check-and-finish";
const REPORT = "report";

/** Read an address. Null when the hash is an ordinary anchor in the page and no address of the tool. */
export function readRoute(hash: string): Route | null {
  if (hash === "" || hash === "#" || hash === "#/") return { page: "home" };
  if (!hash.startsWith("#/")) return null;
  const parts = hash.slice(2).replace(/\/$/, "").split("/").map(decode);
  const [kind, audit, record, section] = parts;
  if (kind !== "audit" || audit === undefined || parts.length > 4) return { page: "unknown" };
  if (record === undefined) return { page: "start", audit };
  if (section === undefined) return { page: "tasks", audit, record };
  if (section === FINISH) return { page: "finish", audit, record };
  if (section === REPORT) return { page: "report", audit, record };
  return { page: "section", audit, record, section };
}

/** Write an address, with its `#`. */
export function writeRoute(route: Route): string {
  if (route.page === "home" || route.page === "unknown") return "#/";
  const base = `#/audit/${encodeURIComponent(route.audit)}`;
  if (route.page === "start") return base;
  const record = `${base}/${encodeURIComponent(route.record)}`;
  if (route.page === "tasks") return record;
  if (route.page === "section") return `${record}/${encodeURIComponent(route.section)}`;
  return `${record}/${route.page === "finish" ? FINISH : REPORT}`;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
