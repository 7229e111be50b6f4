/** On every reading page: menu, search button, colours, reflections that stay in this browser, and two habits of the theme mended. */
import { keep, recall } from "./remember.ts";

const root = document.documentElement;

function button(name: string, act: (element: HTMLElement) => void): void {
  const found = document.querySelector<HTMLElement>(`[data-semh-${name}]`);
  if (found === null) return;
  found.hidden = false;
  found.addEventListener("click", () => act(found));
}

function setUpHeader(): void {
  const menu = document.getElementById("semh-menu");
  button("menu", (control) => {
    const open = menu?.toggleAttribute("data-open") ?? false;
    control.setAttribute("aria-expanded", String(open));
  });
  button("search", () => {
    document.getElementById("__search")?.click();
    document.querySelector<HTMLElement>(".md-search__input")?.focus();
  });
  const name = () => (root.dataset.mdColorScheme === "slate" ? "Light colours" : "Dark colours");
  button("scheme", (control) => {
    const scheme = root.dataset.mdColorScheme === "slate" ? "default" : "slate";
    root.dataset.mdColorScheme = scheme;
    keep("scheme", scheme);
    control.textContent = name();
  });
  const control = document.querySelector("[data-semh-scheme]");
  if (control) control.textContent = name();
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
  area.setAttribute("aria-label", box.querySelector(".semh-reflect-title")?.textContent ?? "Your answer");
  status.setAttribute("role", "status");
  status.textContent = said;
  clear.type = "button";
  const show = () => {
    clear.textContent = undo ? "Undo" : "Clear";
    clear.hidden = !(undo || area.value);
  };
  const save = () => {
    clearTimeout(timer);
    timer = 0;
    paper.textContent = area.value;
    const kept = keep(name, area.value);
    status.textContent = kept ? `Saved. ${said}` : "This browser keeps nothing: copy your words before you leave.";
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
  const plain = !(event.ctrlKey || event.metaKey || event.altKey) && /^[a-z.,]$/i.test(event.key);
  if (plain && event.target !== document.body) event.stopPropagation();
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
