/** What readers keep on a page: answers, the mark, the school's details in a file. reading.ts loads it when it is wanted. */
import { isoDay, paperDay } from "../../audits/workbench/words.ts";
import { download } from "../../profile/tool/download.ts";
import { handOver } from "./fill-button.ts";
import { DONE, FORMAT, LOGO, REFLECT, schoolDetails, VERSION, WRITTEN } from "./names.ts";
import { setUpReflection } from "./reflection.ts";
import { Shelf } from "./shelf.ts";
import { leaveFreely, stayFor } from "./stay.ts";

const place = window.__md_scope?.pathname ?? "/";
const shelf = new Shelf(place);
const isOnDisk = location.protocol === "file:";

/** The box at the end of a page. */
function setUpMark(box: HTMLElement): void {
  const name = DONE + box.dataset.semhMark;
  const tick = box.querySelector("input");
  const status = box.querySelector("[role=status]");
  if (tick === null || status === null) return;
  const show = () => {
    const on = shelf.get(name);
    tick.checked = on !== "";
    status.textContent = on && `Marked on ${paperDay(on)}. Kept in this browser only.`;
    if (!shelf.keeps) status.textContent = shelf.words();
  };
  const change = () => {
    const isKept = shelf.set(name, tick.checked ? isoDay(new Date()) : "");
    stayFor(name, !isKept && tick.checked);
    show();
    if (isKept && !tick.checked) status.textContent = "No longer marked.";
  };
  tick.addEventListener("change", change);
  window.addEventListener("storage", show);
  // Ticked before this script arrived: nothing but a hand ticks the box.
  if (tick.checked) change();
  else show();
  if (isOnDisk || !shelf.keeps) offerCopy(box);
}

/** Where nothing is kept, or each page of a disk has its words apart, a file carries them to My notes. */
function offerCopy(box: HTMLElement): void {
  const button = box.querySelector<HTMLElement>("[data-semh-copy]");
  const key = box.dataset.semhMark ?? "";
  const page = document.querySelector("h1")?.textContent ?? "";
  button?.parentElement?.removeAttribute("hidden");
  button?.addEventListener("click", () => {
    const notes = [...document.querySelectorAll<HTMLElement>("[data-reflect]")].flatMap((one) => {
      const id = one.dataset.reflect ?? "";
      const text = shelf.get(REFLECT + id);
      const question = one.querySelector("p:not(.semh-reflect-title)")?.textContent ?? "";
      return text ? [{ key: id, page, question, text, updated: shelf.get(WRITTEN + id) || null }] : [];
    });
    const on = shelf.get(DONE + key);
    const done = on ? [{ key, page, on }] : [];
    const file = { format: FORMAT, version: VERSION, saved_at: new Date().toISOString(), notes, done, cpd: [] };
    download(`${key}_${isoDay(new Date())}.semh-notes.json`, JSON.stringify(file, null, 2), "application/json");
    leaveFreely();
  });
}

/** Beside each Word file a button that fills it, once there are details to fill it with. */
function setUpDownloads(list: HTMLElement): void {
  const links = [...list.querySelectorAll<HTMLAnchorElement>('a[href$=".docx"]')];
  const note = document.getElementById("semh-school-files");
  const base = note?.dataset.base ?? "";
  if (note === null || links.length === 0) return;
  const school = schoolDetails(place);
  const words = note.querySelector("[role=status]");
  if (isOnDisk || words === null || Object.keys(school).every((id) => id === LOGO)) return;
  for (const link of links) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "semh-button";
    button.textContent = "With my school’s details";
    button.setAttribute("aria-label", `${link.textContent} with my school’s details`);
    button.addEventListener("click", () => {
      words.textContent = "Making the file …";
      const name = link.pathname.split("/").pop() ?? "file.docx";
      const bytes = fetch(link.href).then(async (answer) => {
        if (!answer.ok) throw new Error(answer.statusText);
        return new Uint8Array(await answer.arrayBuffer());
      });
      void handOver(base, bytes, name, schoolDetails(place)).then((done) => {
        words.textContent = done.words;
      });
    });
    link.parentElement?.append(" ", button);
  }
}

for (const box of document.querySelectorAll<HTMLElement>("[data-reflect]")) setUpReflection(box, shelf);
document.querySelectorAll<HTMLElement>("[data-semh-mark]").forEach(setUpMark);
document.querySelectorAll<HTMLElement>(".semh-downloads").forEach(setUpDownloads);
