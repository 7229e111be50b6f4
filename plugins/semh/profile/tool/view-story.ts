/** The moving-on page: strengths first, without any score, with only what pupil and home agreed to. */
import { html } from "lit-html";
import { writeWord } from "../../audits/workbench/office/word.ts";
import type { App } from "./app.ts";
import { EMPTY_STORY, type Pupil, type Story } from "./book.ts";
import { download } from "./download.ts";
import { textWarning } from "./names.ts";
import { area, button, dayOf, field, heading, link, type View } from "./view-parts.ts";

/** The fields in the order of the page; the handout of session 3 has the same. */
export const STORY: readonly (readonly [Exclude<keyof Story, "agreed">, string])[] = [
  ["strengths", "What I am good at, and what I like"],
  ["missed", "What people here would miss about me"],
  ["hard", "What can be hard, and how you might notice"],
  ["helps", "What helps, and what makes it worse"],
  ["people", "Who matters to me, here and at my new school"],
  ["first", "What I want for my first month"],
  ["visits", "Extra visits, and when somebody will ask me how it is going"],
];

export function storyLink(pupil: Pupil): View {
  return html`<a class="button" id="story-link" href=${`#/story/${pupil.id}`}>Moving-on page</a>`;
}

export function storyView(app: App, pupil: Pupil): View {
  const story = pupil.story ?? EMPTY_STORY;
  const put = (part: Partial<Story>) =>
    app.edit(pupil.id, (one) => ({ ...one, story: { ...(one.story ?? EMPTY_STORY), ...part } }), true);
  return html`${link(`pupil/${pupil.id}`, "Back to the pupil", "back")} ${heading("Moving-on page")}
    <p class="pupil-name"><strong>${pupil.code}</strong></p>
    <p>Made with the pupil, in the pupil’s words where you can, and agreed with home. The score and the band never go on it. An empty field is left out.</p>
    ${STORY.map(([key, label]) => area({ id: key, label, value: story[key], warning: textWarning(story[key]), change: (value) => put({ [key]: value }) }))}
    ${field({ id: "agreed", label: "Agreed with pupil and home on", type: "date", value: story.agreed ?? "", change: (value) => put({ agreed: value || null }) })}
    ${story.agreed === null ? html`<p id="not-agreed">The page can be made once pupil and home have agreed.</p>` : html`<p class="buttons">${button("story-word", "Make the page in Word", () => askWord(app, story), "main")}</p>`}`;
}

function askWord(app: App, story: Story): void {
  app.ask({
    kind: "confirm",
    title: "Make a Word file that is not encrypted?",
    body: [
      "Anybody who has the file can read it. Write the pupil’s name in by hand, or in Word just before you send it the way your school sends pupil records.",
    ],
    yes: "Make it",
    act: () =>
      download(
        `moving-on-page_${app.today}.docx`,
        storyFile(story, new Date()),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      ),
  });
}

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
