/** The one script of reading pages: menu, search button, colours, reflections, the key-stage filter, habits of the theme mended. */
import { startFilter } from "../guidance/filter.ts";
import { keep, recall } from "./remember.ts";

const root = document.documentElement;

function button(name: string, act: (element: HTMLElement) => void): HTMLElement | null {
  const found = document.querySelector<HTMLElement>(`[data-semh-${name}]`);
  found?.removeAttribute("hidden");
  found?.addEventListener("click", () => act(found));
  return found;
}

function setUpHeader(): void {
  const menu = document.getElementById("semh-menu");
  const open = button("menu", (control) =>
    control.setAttribute("aria-expanded", String(menu?.toggleAttribute("data-open"))),
  );
  menu?.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !menu.hasAttribute("data-open")) return;
    open?.click();
    open?.focus();
  });
  button("search", () => {
    document.getElementById("__search")?.click();
    document.querySelector<HTMLElement>(".md-search__input")?.focus();
  });
  const isDark = () => root.dataset.mdColorScheme === "slate";
  const scheme = button("scheme", (control) => {
    root.dataset.mdColorScheme = isDark() ? "default" : "slate";
    keep("scheme", root.dataset.mdColorScheme);
    name(control);
  });
  const name = (control: HTMLElement | null) => control?.replaceChildren(isDark() ? "Light colours" : "Dark colours");
  name(scheme);
}

function part<K extends keyof HTMLElementTagNameMap>(parent: Element, tag: K, look: string): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  made.className = look;
  parent.append(made);
  return made;
}

/** A box to write in under a question: kept as it is typed, cleared on request, printed as text. */
function setUpReflection(box: HTMLElement): void {
  const name = `reflect:${box.dataset.reflect}`;
  const area = part(box, "textarea", "semh-answer");
  const paper = part(box, "div", "semh-answer-paper");
  const foot = part(box, "p", "semh-answer-foot");
  const status = part(foot, "span", "");
  const clear = part(foot, "button", "semh-button");
  const said = "Kept in this browser only. Write no child’s name.";
  let undo = "";
  let timer = 0;
  area.value = paper.textContent = recall(name);
  area.setAttribute("aria-label", box.querySelector(".semh-reflect-title")?.textContent ?? "");
  status.setAttribute("role", "status");
  status.textContent = said;
  const show = () => {
    clear.textContent = undo ? "Undo" : "Clear";
    clear.hidden = !(undo || area.value);
  };
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    paper.textContent = area.value;
    const kept = keep(name, area.value);
    keep(`written:${box.dataset.reflect}`, area.value && new Date().toISOString());
    status.textContent = kept ? `Saved. ${said}` : "Not saved: copy your words before you leave.";
    show();
  };
  area.addEventListener("input", () => {
    undo = "";
    clearTimeout(timer);
    timer = window.setTimeout(save, 400);
  });
  document.addEventListener("visibilitychange", () => timer && save());
  clear.addEventListener("click", () => {
    [area.value, undo] = [undo, undo ? "" : area.value];
    save();
    if (undo) status.textContent = "Cleared.";
    else if (!area.value) area.focus();
  });
  show();
}

/** The theme takes single letters anywhere on the page as commands; here only where nothing else has the focus. */
function quietLetters(event: KeyboardEvent): void {
  const isCommand = event.ctrlKey || event.metaKey || event.altKey;
  if (!isCommand && /^[a-z.,]$/i.test(event.key) && event.target !== document.body) event.stopPropagation();
}

/** A page opened from a disk has no server that finds index.html. */
function openFromDisk(event: Event): void {
  const link = event.target instanceof Element ? event.target.closest("a") : null;
  if (link?.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
}

function setUpExit(): void {
  const link = document.querySelector<HTMLAnchorElement>("[data-semh-exit]");
  if (link === null) return;
  const leave = (event: Event) => {
    event.preventDefault();
    location.replace(link.href);
  };
  let presses = 0;
  link.addEventListener("click", leave);
  document.addEventListener("keyup", (event) => {
    presses = event.key === "Shift" ? presses + 1 : 0;
    if (presses === 3) leave(event);
  });
}

setUpHeader();
document.querySelectorAll<HTMLElement>("[data-reflect]").forEach(setUpReflection);
window.addEventListener("keydown", quietLetters, true);
if (location.protocol === "file:") document.addEventListener("click", openFromDisk, true);
setUpExit();
startFilter();
