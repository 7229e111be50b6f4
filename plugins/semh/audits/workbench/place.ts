/** Where the site is on its host or disk: the name under which a browser keeps its work, so that two sites stay apart. */

/**
 * The path of the site that holds this page. `base` leads from the page to the site (`../../`); the single-file
 * Workbench has none, and its place is its folder, so that next year's file beside it finds the same work.
 */
export function placeOf(base: string, address: string): string {
  try {
    return new URL(base === "" ? "." : base, address).pathname;
  } catch {
    return "/";
  }
}

/** The database's name, also the name of the channel on which two tabs tell each other of changes. */
export function databaseName(place: string): string {
  return `${PREFIX}${place}`;
}

/** The place that a database's name carries, or null when it is not one of ours. */
export function placeIn(name: string): string | null {
  return name.startsWith(PREFIX) ? name.slice(PREFIX.length) : null;
}

/** A place in words that can be read; one that cannot be decoded is shown as it is. */
export function placeWords(place: string): string {
  try {
    return decodeURI(place);
  } catch {
    return place;
  }
}

const PREFIX = "semh-workbench:";
