/** The entry of the pages "My notes" and "My school's details". */
import { render } from "lit-html";
import { isoDay } from "../../audits/workbench/words.ts";
import { DOCX, download } from "../../profile/tool/download.ts";
import { Desk, type OwnPage } from "./desk.ts";
import { loadPapers } from "./fill-button.ts";
import { SCHOOL } from "./names.ts";
import { Shelf } from "./shelf.ts";
import { notesView } from "./view-notes.ts";
import { flush, schoolView } from "./view-school.ts";

function run(): void {
  const [notes, school] = [document.getElementById("semh-my-notes"), document.getElementById("semh-my-school")];
  const root = notes ?? school;
  const data = document.getElementById("semh-own-data");
  if (root === null || data === null) return;
  const page = JSON.parse(data.textContent ?? "") as OwnPage;
  const desk = new Desk(page, new Shelf(window.__md_scope?.pathname ?? "/"), notes ? undefined : [SCHOOL]);
  const word = () => void writeWord(desk);
  root.replaceChildren();
  let asked = desk.panel;
  desk.draw = () => {
    render(notes ? notesView(desk, word) : schoolView(desk), root);
    if (desk.panel !== asked) document.getElementById(desk.panel ? "own-panel" : "own-kept")?.focus();
    asked = desk.panel;
  };
  desk.draw();
  window.addEventListener("storage", () => desk.refresh());
  document.addEventListener("visibilitychange", () => {
    flush(desk);
    if (document.visibilityState === "visible") desk.refresh();
  });
  window.addEventListener("beforeunload", (event) => {
    flush(desk);
    if (!desk.shelf.unkept && !desk.draft.touched) return;
    event.preventDefault();
    event.returnValue = "";
  });
}

async function writeWord(desk: Desk): Promise<void> {
  const at = new Date();
  try {
    const papers = await loadPapers(desk.page.base);
    const name = `my-notes_${isoDay(at)}.docx`;
    download(name, papers.notesWord(desk.kept, desk.page.pages, at), DOCX);
    desk.tell(`The Word file is called ${name}. It cannot be opened here again: copy everything to a file for that.`);
  } catch {
    desk.tell("The part that writes Word files did not arrive. Check the connection and try again.", true);
  }
}

run();
