/** The key-stage filter inside a page: the address, else what is remembered, else everything; anchors open what is hidden. */
import { keep, recall } from "../site/remember.ts";
import { stagesIn, stagesInWords, withList } from "./filter-state.ts";

function run(form: HTMLElement, status: HTMLElement, printed: HTMLElement): void {
  const boxes = [...form.querySelectorAll("input")];
  const known = boxes.map((box) => box.value);
  const parts = [...document.querySelectorAll<HTMLElement>(".semh-keystage")];
  const asked = () => stagesIn(new URLSearchParams(location.search).get("ks"), known);

  const show = (chosen: readonly string[]) => {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    for (const part of parts) part.hidden = !!chosen[0] && !stagesOf(part).some((stage) => chosen.includes(stage));
    followContents();
    const words = stagesInWords(chosen);
    printed.hidden = !chosen[0];
    printed.textContent = `Printed for ${words}`;
    const left = parts.filter((part) => part.hidden).length;
    status.textContent = chosen[0]
      ? `Showing ${words}, and what is for everyone. ${left} of ${parts.length} parts hidden.`
      : "Showing everything.";
  };
  const change = (chosen: readonly string[]) => {
    keep("ks", chosen.join());
    address(chosen, "pushState");
    show(chosen);
  };

  form.addEventListener("change", () => change(boxes.filter((box) => box.checked).map((box) => box.value)));
  form.querySelector("button")?.addEventListener("click", () => change([]));
  window.addEventListener("popstate", () => show(asked() ?? []));
  window.addEventListener("hashchange", () => openTarget(status));
  form.hidden = false;
  const first = asked() ?? stagesIn(recall("ks"), known) ?? [];
  if (first[0]) {
    address(first, "replaceState");
    show(first);
  }
  openTarget(status);
}

function stagesOf(part: HTMLElement): string[] {
  return (part.dataset.ks ?? "").split(" ");
}

/** Put the choice into the address; a page opened from a disk may not change its own. */
function address(chosen: readonly string[], how: "pushState" | "replaceState"): void {
  try {
    history[how](null, "", withList(location.href, "ks", chosen));
  } catch {
    // the choice still holds on this page
  }
}

/** Hide the entries of the contents list whose headings are hidden. */
function followContents(): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>(".semh-toc a")) {
    const item = link.closest("li");
    if (item) item.hidden = Boolean(heading(link.hash)?.closest(".semh-keystage[hidden]"));
  }
}

function heading(hash: string): HTMLElement | null {
  return document.getElementById(decodeURIComponent(hash.slice(1)));
}

/** An address that leads into a hidden part opens it, and says so. */
function openTarget(status: HTMLElement): void {
  const target = heading(location.hash);
  const part = target?.closest<HTMLElement>(".semh-keystage[hidden]");
  if (!target || !part) return;
  part.hidden = false;
  target.scrollIntoView();
  followContents();
  const words = stagesInWords(stagesOf(part));
  status.textContent = `Your link leads to a part for ${words}, so that part is open too.`;
}

/** Start the filter, where the page has one. */
export function startFilter(): void {
  const [form, status, printed] = ["", "-status", "-printed"].map((end) =>
    document.getElementById(`semh-filter${end}`),
  );
  if (form && status && printed) run(form, status, printed);
}
