/** Preferences and reflections in localStorage, under a name that carries the site's path; a full or closed store is no error. */

declare global {
  interface Window {
    __md_scope?: URL;
  }
}

function fullName(name: string): string {
  return `semh:${window.__md_scope?.pathname ?? "/"}:${name}`;
}

/** What was kept, or an empty text. */
export function recall(name: string): string {
  try {
    return localStorage.getItem(fullName(name)) ?? "";
  } catch {
    return "";
  }
}

/** Keep a text, or forget it when it is empty. False when the browser does not keep anything. */
export function keep(name: string, value: string): boolean {
  try {
    if (value) localStorage.setItem(fullName(name), value);
    else localStorage.removeItem(fullName(name));
    return true;
  } catch {
    return false;
  }
}
