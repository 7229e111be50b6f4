/** The key-stage filter inside a page: the address, else what is remembered, else everything; anchors open what is hidden. */
import { keep, recall } from "../site/remember.ts";
import { stagesIn, stagesInWords, withList } from "./filter-state.ts";

function run(form: HTMLFormElement, status: HTMLElement, printed: HTMLElement): void {
  const boxes = [...form.querySelectorAll<HTMLInputElement>("[name=ks]")];
  const known = boxes.map((box) => box.value);
  const parts = [...document.querySelectorAll<HTMLElement>(".semh-keystage")];
  const asked = () => stagesIn(new URLSearchParams(location.search).get("ks"), known);

  const show = (chosen: readonly string[], say = true) => {
    for (const box of boxes) box.checked = chosen.includes(box.value);
    for (const part of parts) {
      part.hidden = chosen.length > 0 && !part.dataset.ks?.split(" ").some((stage) => chosen.includes(stage));
    }
    followContents();
    const hidden = parts.filter((part) => part.hidden).length;
    const words = stagesInWords(chosen);
    printed.hidden = chosen.length === 0;
    printed.textContent = `Printed for ${words}. The whole page has ${hidden} more part${hidden === 1 ? "" : "s"}.`;
    const told = `Showing what is for ${words} and for everyone. ${hidden} of ${parts.length} parts hidden.`;
    if (say || chosen.length > 0) status.textContent = chosen.length > 0 ? told : "Showing everything.";
  };

  const change = (chosen: readonly string[]) => {
    keep("ks", chosen.join(","));
    address(chosen, "pushState");
    show(chosen);
  };

  form.addEventListener("change", () => change(boxes.filter((box) => box.checked).map((box) => box.value)));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.querySelector("[data-semh-all]")?.addEventListener("click", () => change([]));
  window.addEventListener("popstate", () => show(asked() ?? []));
  window.addEventListener("hashchange", () => openTarget(status));
  form.hidden = false;
  const first = asked() ?? stagesIn(recall("ks"), known) ?? [];
  if (first.length > 0) address(first, "replaceState");
  show(first, false);
  openTarget(status);
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
  const words = stagesInWords(part.dataset.ks?.split(" ") ?? []);
  status.textContent = `Your link leads to a part for ${words}, so that part is open too.`;
}

const [form, status, printed] = ["semh-filter", "semh-filter-status", "semh-printed-for"].map((id) =>
  document.getElementById(id),
);
if (form instanceof HTMLFormElement && status && printed) run(form, status, printed);
