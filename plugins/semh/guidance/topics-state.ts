/** The filter of the guidance list, without the page: OR within a facet, AND between facets. */

/** What is ticked, or what an entry carries: ids by facet name. */
export type Facets = Readonly<Record<string, readonly string[]>>;

/** Whether an entry fits everything that is ticked; `except` leaves one facet out of account. */
export function fits(entry: Facets, chosen: Facets, except?: string): boolean {
  return Object.entries(chosen).every(
    ([name, ids]) => name === except || ids.length === 0 || ids.some((id) => entry[name]?.includes(id)),
  );
}

/** How many entries there would be for one option, given what is ticked in the other facets. */
export function countFor(entries: readonly Facets[], chosen: Facets, facet: string, id: string): number {
  return entries.filter((entry) => fits(entry, chosen, facet) && entry[facet]?.includes(id)).length;
}

/** What is ticked in one facet, and the words that join it to a sentence: `for`, `about`, or none. */
export interface Choice {
  lead: string;
  labels: readonly string[];
}

/** `Showing 4 of 12 pages for key stage 1 or key stage 2, in a primary school, about anxiety`. */
export function sentence(shown: number, all: number, choices: readonly Choice[]): string {
  const pages = `page${all === 1 ? "" : "s"}`;
  const parts = choices
    .filter(({ labels }) => labels.length > 0)
    .map(({ lead, labels }) => `${lead} ${labels.map(small).join(" or ")}`.trim());
  if (parts.length === 0) return `Showing all ${all} ${pages}`;
  return `Showing ${shown} of ${all} ${pages} ${parts.join(", ")}`;
}

/** What to relax when nothing fits: `rest` is the number of pages without each facet. */
export function advice(rest: readonly { title: string; count: number }[]): string {
  const useful = rest.filter((one) => one.count > 0);
  const first = "No page fits everything that you chose.";
  if (useful.length === 0) return `${first} Take away two or more of your choices.`;
  const ways = useful.map((one) => `“${one.title}”: ${one.count} page${one.count === 1 ? "" : "s"}`);
  return `${first} Untick one group and there are more. Without ${ways.join("; without ")}.`;
}

function small(label: string): string {
  return /^.[A-Z]/.test(label) ? label : label.charAt(0).toLowerCase() + label.slice(1);
}
