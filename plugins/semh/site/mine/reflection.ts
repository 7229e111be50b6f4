/** The box under a question: its words kept as they are typed, cleared on request, printed as text. */
import { REFLECT, WRITTEN } from "./names.ts";
import type { Shelf } from "./shelf.ts";
import { stayFor } from "./stay.ts";

/** After the last key the words are kept this many milliseconds later. */
const WAIT = 400;

/** Set one up. What was typed before this script arrived is kept, too. */
export function setUpReflection(box: HTMLElement, shelf: Shelf): void {
  const id = box.dataset.reflect ?? "";
  const area = box.querySelector("textarea");
  const paper = box.querySelector(".semh-answer-paper");
  const status = box.querySelector("[role=status]");
  if (area === null || paper === null || status === null) return;
  const clear = document.createElement("button");
  clear.type = "button";
  clear.className = "semh-button";
  status.parentElement?.append(clear);
  const usual = status.textContent ?? "";
  let undo = "";
  let timer = 0;
  const show = () => {
    paper.textContent = area.value;
    clear.textContent = undo ? "Undo" : "Clear";
    clear.hidden = !(undo || area.value);
  };
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    const isKept = shelf.set(REFLECT + id, area.value);
    shelf.set(WRITTEN + id, area.value && new Date().toISOString());
    stayFor(REFLECT + id, !isKept && area.value !== "");
    status.textContent = isKept ? `Saved. ${usual}` : shelf.words();
    show();
  };
  area.addEventListener("input", () => {
    undo = "";
    clearTimeout(timer);
    timer = window.setTimeout(save, WAIT);
  });
  document.addEventListener("visibilitychange", () => timer && save());
  clear.addEventListener("click", () => {
    [area.value, undo] = [undo, undo ? "" : area.value];
    save();
    if (undo) status.textContent = "Cleared.";
    else if (!area.value) area.focus();
  });
  status.textContent = shelf.keeps ? usual : shelf.words();
  const typed = area.value;
  area.value = [shelf.get(REFLECT + id), typed].filter(Boolean).join("\n");
  if (typed) save();
  else show();
}
