/** Asks before a page is left that holds words which nothing keeps. */

const unkept = new Set<string>();

function ask(event: BeforeUnloadEvent): void {
  event.preventDefault();
  event.returnValue = "";
}

/** Everything is in a file now. */
export function leaveFreely(): void {
  for (const name of [...unkept]) stayFor(name, false);
}

/** Whether leaving would lose what stands under a name. */
export function stayFor(name: string, isUnkept: boolean): void {
  if (isUnkept) unkept.add(name);
  else unkept.delete(name);
  if (unkept.size > 0) window.addEventListener("beforeunload", ask);
  else window.removeEventListener("beforeunload", ask);
}
