/** The state of the key-stage filter as words and addresses, without the page. */

/** `early years and key stages 1 and 2` for `eyfs, ks1, ks2`; the stages in the order given. */
export function stagesInWords(stages: readonly string[]): string {
  const numbers = stages.filter((stage) => stage !== "eyfs").map((stage) => stage.slice(2));
  const listed = numbers.join(", ").replace(/, (\d)$/, " and $1");
  const named = numbers[0] ? `key stage${numbers[1] ? "s" : ""} ${listed}` : "";
  if (numbers.length === stages.length) return named;
  return named ? `early years and ${named}` : "early years";
}

/** The stages that an address or the memory names, of those that the page knows. Null: it names none at all. */
export function stagesIn(text: string | null, known: readonly string[]): string[] | null {
  return text === null ? null : known.filter((stage) => text.split(",").includes(stage));
}

/** The address with `name` set to a comma-separated list, or without it when the list is empty. */
export function withList(address: string, name: string, values: readonly string[]): string {
  const url = new URL(address);
  if (values[0]) url.searchParams.set(name, values.join());
  else url.searchParams.delete(name);
  return url.href.replace(/%2C/g, ",");
}
