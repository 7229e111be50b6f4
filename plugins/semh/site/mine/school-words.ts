/** What the school's details say in the places that a paper has for them. */

/** The places, as `/// lines` and content controls name them (`semh:contact`), beside the ids of the details themselves. */
export const PLACES = ["contact", "ask", "from"] as const;

/** The lines for a place; none when the details for it are missing, so that the paper keeps its lines to write on. */
export function linesFor(place: string, school: Readonly<Record<string, string>>): string[] {
  const of = (id: string) => (school[id] ?? "").trim();
  const who = join(of("parent_contact_name"), of("parent_contact") || of("school_phone"));
  switch (place) {
    case "contact":
      return [who, of("dsl_name") && `Keeps children safe: ${join(of("dsl_name"), of("dsl_contact"))}`].filter(Boolean);
    case "ask":
      return [who].filter(Boolean);
    case "from":
      return [join(of("champion_name") || of("head_name"), of("school_name"))].filter(Boolean);
    default:
      return [of(place)].filter(Boolean);
  }
}

/** Who answers for the work, for the head of a school's own papers: [role, name and contact]. */
export function whoRows(school: Readonly<Record<string, string>>): [string, string][] {
  const of = (id: string) => (school[id] ?? "").trim();
  const rows: [string, string][] = [
    ["Headteacher", of("head_name")],
    ["SEMH Champion", join(of("champion_name"), of("champion_contact"))],
    ["Designated safeguarding lead (DSL)", join(of("dsl_name"), of("dsl_contact"))],
  ];
  return rows.filter(([, words]) => words !== "");
}

function join(...parts: string[]): string {
  return parts.filter(Boolean).join(", ");
}
