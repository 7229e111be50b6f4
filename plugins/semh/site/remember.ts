/** Preferences in localStorage, under a name that carries the site's path; a full or closed store is no error. */
import { keepsNothing } from "../audits/workbench/preference.ts";
import { fullName } from "./mine/names.ts";

declare global {
  interface Window {
    __md_scope?: URL;
  }
}

const place = window.__md_scope?.pathname ?? "/";

/** What was kept, or an empty text. */
export function recall(name: string): string {
  try {
    return localStorage.getItem(fullName(place, name)) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text, or forget it when it is empty. */
export function keep(name: string, value: string): void {
  try {
    if (!value) localStorage.removeItem(fullName(place, name));
    else if (!keepsNothing(place)) localStorage.setItem(fullName(place, name), value);
  } catch {
    // the choice holds on this page
  }
}

/** Whether there is something to say about what is kept under names that begin so: something is, or nothing may be. */
export function hasNews(start: string): boolean {
  try {
    return keepsNothing(place) || Object.keys(localStorage).some((name) => name.startsWith(fullName(place, start)));
  } catch {
    return true;
  }
}
