/** The one script of reading pages: menu, search button, colours, the key-stage filter, habits of the theme mended. */
import { startFilter } from "../guidance/filter.ts";
import { hasNews, keep } from "./remember.ts";

const root = document.documentElement;
const isOnDisk = location.protocol === "file:";

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

/** What readers keep has a script of its own. It comes at the first touch, or at once where there is something to show. */
function setUpKept(): void {
  const boxes = [...document.querySelectorAll<HTMLElement>("[data-semh-keeps]")];
  const script = document.createElement("script");
  script.src = (document.currentScript as HTMLScriptElement).dataset.kept ?? "";
  script.onerror = () => {
    for (const box of boxes) {
      const status = box.querySelector("[role=status]");
      if (status) status.textContent = "Not kept: a part of this page did not arrive.";
    }
  };
  const load = () => document.body.append(script);
  if (boxes.some((box) => isOnDisk || hasNews(box.dataset.semhKeeps ?? ""))) load();
  else
    for (const box of boxes)
      for (const touch of ["focusin", "input"]) box.addEventListener(touch, load, { once: true });
}

setUpHeader();
setUpKept();
window.addEventListener("keydown", quietLetters, true);
if (isOnDisk) document.addEventListener("click", openFromDisk, true);
setUpExit();
startFilter();
