/** The slides as PowerPoint and the case study in Word. */
import { exportFile } from "../../audits/workbench/exports.ts";
import type { Context } from "../context.ts";
import { caseStudy } from "./case-study.ts";
import type { Given } from "./offers.ts";
import { slidesOf } from "./slides.ts";

/** Make the slides and hand them over. */
export function deckExport({ app, data }: Context, given: Given): Promise<void> {
  const slides = slidesOf(given);
  return exportFile(app, "pptx", "SEMH conference", (office, { school, at }) =>
    office.writeDeck(data.deck, {
      title: [school, "SEMH conference"].filter(Boolean).join(": "),
      author: school || "SEMH Champion",
      footer: [school, "SEMH conference"].filter(Boolean).join(" · "),
      at,
      slides,
    }),
  );
}

/** Make the case study and hand it over. */
export function caseStudyExport({ app }: Context, given: Given): Promise<void> {
  return exportFile(app, "docx", "SEMH case study", (office, file) => office.caseStudyWord(file, caseStudy(given)));
}
