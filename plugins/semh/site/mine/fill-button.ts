/** Hands a Word file of this site over with the school's details in it; the script that fills it comes when it is asked for. */
import { loadScript } from "../../audits/workbench/scripts.ts";
import { DOCX, download } from "../../profile/tool/download.ts";
import type { Papers } from "./papers.ts";

/** The script that writes Word files. `base` leads from the page to the site's front page. */
export function loadPapers(base: string): Promise<Papers> {
  return loadScript(`${base}assets/semh/papers.js`, () => globalThis.semhPapers);
}

/** Fill a file and hand it over; the sentence that says what happened, and whether it went well. */
export async function handOver(
  base: string,
  bytes: Promise<Uint8Array>,
  name: string,
  school: Readonly<Record<string, string>>,
): Promise<{ ok: boolean; words: string }> {
  try {
    const [papers, data] = await Promise.all([loadPapers(base), bytes]);
    const filled = papers.fillWord(data, school);
    if (!filled.ok) return { ok: false, words: filled.problem };
    const full = name.replace(/(_my-school)?\.docx$/i, "_my-school.docx");
    download(full, filled.bytes, DOCX);
    const places = filled.places === 1 ? "1 place" : `${filled.places} places`;
    return {
      ok: true,
      words: `The file is called ${full}. Filled: ${places}${filled.head ? " and the head of the page" : ""}. Read it before you send it.`,
    };
  } catch {
    return { ok: false, words: "The file did not arrive, so nothing was made. Check the connection and try again." };
  }
}
