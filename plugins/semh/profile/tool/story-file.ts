/** The moving-on page as a Word file: without code, score or band. */
import { writeWord } from "../../audits/workbench/office/word.ts";
import type { Story } from "./book.ts";
import { STORY } from "./story.ts";
import { dayOf } from "./words.ts";

/** The page as a Word file. */
export function storyFile(story: Story, at: Date): Uint8Array<ArrayBuffer> {
  const filled = STORY.filter(([key]) => story[key].trim() !== "");
  return writeWord({
    title: "My moving-on page",
    author: "",
    footer: "Made with the pupil and agreed with home. Confidential: for the adults who will teach and look after me.",
    at,
    parts: [
      {
        blocks: [
          { kind: "text", text: "My name, and my new school:", style: "Prompt" },
          ...filled.flatMap(([key, label]) => [
            { kind: "heading" as const, level: 2 as const, text: label },
            { kind: "text" as const, text: story[key] },
          ]),
          { kind: "text", text: `Agreed with pupil and home on ${dayOf(story.agreed)}.` },
        ],
      },
    ],
  });
}
