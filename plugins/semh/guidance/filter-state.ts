/** The state of the key-stage filter as words and addresses, without the page. */

/** `key stages 1 and 2` for `ks1, ks2`; the stages in the order given. */
export function stagesInWords(stages: readonly string[], last = "and"): string {
  const numbers = stages.filter((stage) => stage !== "eyfs").map((stage) => stage.slice(2));
  const tail = numbers.pop();
  const listed = numbers.length > 0 ? `${numbers.join(", ")} ${last} ${tail}` : tail;
  const named = tail ? [`key stage${numbers.length > 0 && last === "and" ? "s" : ""} ${listed}`] : [];
  return [...(stages.includes("eyfs") ? ["early years"] : []), ...named].join(` ${last} `);
}

/** The stages that an address or the memory names, of those that the page knows. Null: the address names none at all. */
export function stagesIn(text: string | null, known: readonly string[]): string[] | null {
  if (text === null) return null;
  const named = text.split(",");
  return known.filter((stage) => named.includes(stage));
}

/** The address with `name` set to a comma-separated list, or without it when the list is empty. */
export function withList(address: string, name: string, values: readonly string[]): string {
  const url = new URL(address);
  const others = [...url.searchParams].filter(([key]) => key !== name);
  const query = others.map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%2C/g, ",")}`);
  if (values.length > 0) query.push(`${name}=${values.join(",")}`);
  url.search = query.join("&");
  return url.href;
}
