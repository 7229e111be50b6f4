/** Hands out the counts, after the person has seen what stands in them: for governors in Word, for the Workbench as a file. */
import type { App } from "./app.ts";
import { countsOf, type Scored } from "./counts.ts";
import type { Counts } from "./counts-file.ts";
import { countsWord } from "./counts-word.ts";
import { DOCX, download } from "./download.ts";

/** Ask, then make the page in Word. */
export function askCountsWord(app: App, lines: readonly Scored[]): void {
  ask(app, lines, "Make the counts in Word?", (counts) =>
    download(`profile-counts_${app.today}.docx`, countsWord(counts, app.state.practice, new Date()), DOCX),
  );
}

/** Ask, then make the file for the Workbench. */
export function askCountsFile(app: App, lines: readonly Scored[]): void {
  ask(app, lines, "Make the file of counts?", (counts) =>
    download(`profile_${app.today}.counts.json`, `${JSON.stringify(counts, null, 2)}\n`, "application/json"),
  );
}

function ask(app: App, lines: readonly Scored[], title: string, make: (counts: Counts) => void): void {
  const counts = countsOf(lines, app.rules, app.page.comparing, app.today);
  if (counts === null) {
    app.fail("Fewer than five pupils are entered, so there are no counts to hand out.");
    return;
  }
  const kinds = counts.groups.filter((one) => one.by === "support").flatMap((one) => one.rows.map((row) => row.label));
  app.ask({
    kind: "confirm",
    title,
    body: [
      `It holds counts of the ${counts.n} pupils who are entered, by year, and no pupil, code or class. A count of 1 to 4 is not in it, nor any figure that would give one away.`,
      kinds.length === 0
        ? "No kind of support has five pupils, so no support is in it."
        : `These kinds of support are named as you typed them: ${kinds.join("; ")}. Go back if one of them names a person.`,
    ],
    yes: "Make it",
    act: () => make(counts),
  });
}
