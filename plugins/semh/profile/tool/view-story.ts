/** The moving-on page: strengths first, without any score, with only what pupil and home agreed to. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { EMPTY_PASSING, EMPTY_STORY, type Passing, type Pupil, type Story } from "./book.ts";
import { DOCX, download } from "./download.ts";
import { useMore } from "./later.ts";
import { textWarning } from "./names.ts";
import { STORY } from "./story.ts";
import { area, button, dayOf, field, heading, link, type View } from "./view-parts.ts";

export function storyLink(pupil: Pupil): View {
  return html`<a class="button" id="story-link" href=${`#/story/${pupil.id}`}>Moving-on page</a>`;
}

/** What the school before wrote about its support. */
export function arrivedPart({ arrived }: Pupil): View {
  if (arrived === null || arrived.helped.length + arrived.going.length === 0) return nothing;
  const list = (label: string, lines: readonly string[]) =>
    lines.length === 0 ? nothing : html`<p>${label}</p><ul>${lines.map((one) => html`<li>${one}</li>`)}</ul>`;
  return html`<details id="arrived"><summary>From the school before, taken in on ${dayOf(arrived.on)}</summary>
    ${list("Support that helped there", arrived.helped)} ${list("Support that was going on there", arrived.going)}
    <p class="hint">Neither scored nor counted here.</p></details>`;
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
    ${passing(app, pupil)}
    ${story.agreed === null ? html`<p id="not-agreed">The page can be made once pupil and home have agreed.</p>` : html`<p class="buttons">${button("story-word", "Make the page in Word", () => askWord(app, story), "main")}</p>`}`;
}

/** The agreement that the page goes to the next school as a file. */
function passing(app: App, pupil: Pupil): View {
  const held = pupil.passing ?? EMPTY_PASSING;
  const put = (part: Partial<Passing>) =>
    app.edit(pupil.id, (one) => ({ ...one, passing: { ...(one.passing ?? EMPTY_PASSING), ...part } }), true);
  return html`<fieldset id="passing"><legend>To the next school’s Profile, as an encrypted file</legend>
    ${field({ id: "passing-agreed", label: "Agreed on", type: "date", value: held.agreed ?? "", hint: "Without a date here the page is in no hand-over file. Empty the date if somebody takes the agreement back.", change: (value) => put({ agreed: value || null }) })}
    ${field({ id: "passing-by", label: "Who agreed", hint: "Roles: pupil and mother", value: held.by, warning: textWarning(held.by), change: (by) => put({ by }) })}
    ${held.made === null ? nothing : html`<p>Last in a hand-over file on ${dayOf(held.made)}.</p>`}
  </fieldset>`;
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
      useMore(app, ({ storyFile }) => download(`moving-on-page_${app.today}.docx`, storyFile(story, new Date()), DOCX)),
  });
}
