/** The filter of the guidance list: state in the address, counts, chips, one button to clear, nothing ever reordered. */
import { keep, recall } from "../site/remember.ts";
import { withList } from "./filter-state.ts";
import { advice, countFor, type Facets, fits, sentence } from "./topics-state.ts";

interface Group {
  name: string;
  title: string;
  lead: string;
  boxes: HTMLInputElement[];
}

interface Parts {
  form: HTMLFormElement;
  list: HTMLElement;
  status: HTMLElement;
  chips: HTMLElement;
  clear: HTMLElement;
  none: HTMLElement;
}

function run(parts: Parts): void {
  const groups = groupsOf(parts.form);
  const items = [...parts.list.querySelectorAll<HTMLElement>(":scope > li")];
  const entries = items.map((item) => facetsOf(item, groups));

  const draw = () => {
    const chosen = ticked(groups);
    let shown = 0;
    items.forEach((item, at) => {
      item.hidden = !fits(entries[at] ?? {}, chosen);
      shown += item.hidden ? 0 : 1;
    });
    showCounts(groups, entries, chosen);
    const choices = groups.map(({ lead, boxes }) => ({ lead, labels: boxes.filter((b) => b.checked).map(labelOf) }));
    parts.status.textContent = sentence(shown, items.length, choices);
    const rest = groups
      .filter((group) => chosen[group.name]?.length)
      .map(({ name, title }) => ({ title, count: entries.filter((entry) => fits(entry, chosen, name)).length }));
    parts.none.hidden = shown > 0;
    parts.none.textContent = shown > 0 ? "" : advice(rest);
    parts.clear.hidden = rest.length === 0;
    drawChips(parts, groups, changed);
  };
  const changed = () => {
    remember(groups);
    address(groups, "pushState");
    draw();
  };
  const clearAll = () => {
    for (const group of groups) for (const box of group.boxes) box.checked = false;
    changed();
    groups[0]?.boxes[0]?.focus();
  };
  parts.form.addEventListener("change", changed);
  parts.form.addEventListener("submit", (event) => event.preventDefault());
  parts.clear.addEventListener("click", clearAll);
  window.addEventListener("popstate", () => {
    tick(groups, new URLSearchParams(location.search));
    draw();
  });
  start(groups);
  draw();
  unfold(parts);
}

/** The filter is there; on a narrow screen it is folded until something is chosen, so that the pages come first. */
function unfold({ form, clear }: Parts): void {
  const fold = form.closest("details");
  if (fold === null) return;
  fold.hidden = false;
  fold.open = !clear.hidden || matchMedia("(min-width: 45em)").matches;
}

/** Tick what the address names; where it names nothing, the key stages that are remembered. */
function start(groups: Group[]): void {
  const query = new URLSearchParams(location.search);
  if (!query.has("ks") && recall("ks")) query.set("ks", recall("ks"));
  tick(groups, query);
  address(groups, "replaceState");
}

function groupsOf(form: HTMLFormElement): Group[] {
  return [...form.querySelectorAll("fieldset")].map((fieldset) => ({
    name: fieldset.dataset.facet ?? "",
    title: fieldset.querySelector("legend")?.textContent ?? "",
    lead: fieldset.dataset.lead ?? "",
    boxes: [...fieldset.querySelectorAll("input")],
  }));
}

function facetsOf(item: HTMLElement, groups: Group[]): Facets {
  return Object.fromEntries(groups.map(({ name }) => [name, (item.dataset[name] ?? "").split(" ")]));
}

function ticked(groups: Group[]): Facets {
  return Object.fromEntries(
    groups.map(({ name, boxes }) => [name, boxes.filter((b) => b.checked).map((b) => b.value)]),
  );
}

function tick(groups: Group[], query: URLSearchParams): void {
  for (const { name, boxes } of groups) {
    const ids = query.get(name)?.split(",") ?? [];
    for (const box of boxes) box.checked = ids.includes(box.value);
  }
}

function remember(groups: Group[]): void {
  keep("ks", (ticked(groups).ks ?? []).join(","));
}

function address(groups: Group[], how: "pushState" | "replaceState"): void {
  const chosen = ticked(groups);
  try {
    history[how](
      null,
      "",
      groups.reduce((href, { name }) => withList(href, name, chosen[name] ?? []), location.href),
    );
  } catch {
    // a page opened from a disk may not change its address; the choice still holds
  }
}

function labelOf(box: HTMLInputElement): string {
  return box.dataset.label ?? box.value;
}

function showCounts(groups: Group[], entries: Facets[], chosen: Facets): void {
  for (const { name, boxes } of groups) {
    for (const box of boxes) {
      const count = box.parentElement?.querySelector(".semh-count");
      if (count) count.textContent = `(${countFor(entries, chosen, name, box.value)})`;
    }
  }
}

function drawChips(parts: Parts, groups: Group[], changed: () => void): void {
  const boxes = groups.flatMap((group) => group.boxes.filter((box) => box.checked));
  parts.chips.replaceChildren(...boxes.map((box) => chip(box, parts, changed)));
  parts.chips.hidden = boxes.length === 0;
}

function chip(box: HTMLInputElement, parts: Parts, changed: () => void): HTMLElement {
  const item = document.createElement("li");
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = `${labelOf(box)} ×`;
  button.setAttribute("aria-label", `Remove filter: ${labelOf(box)}`);
  button.addEventListener("click", () => {
    box.checked = false;
    changed();
    (parts.chips.querySelector("button") ?? box).focus();
  });
  item.append(button);
  return item;
}

function element(id: string): HTMLElement | null {
  return document.getElementById(id);
}

const form = element("semh-topic-filter");
const [list, status, chips, clear, none] = [
  "semh-topics",
  "semh-topic-status",
  "semh-chips",
  "semh-clear",
  "semh-no-topics",
].map(element);
if (form instanceof HTMLFormElement && list && status && chips && clear && none) {
  run({ form, list, status, chips, clear, none });
}
