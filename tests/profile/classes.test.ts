import assert from "node:assert/strict";
import { test } from "node:test";
import { newPupil, newSupport, type Pupil, withEntry } from "../../plugins/semh/profile/tool/book.ts";
import { classEntries, classFile } from "../../plugins/semh/profile/tool/class-page.ts";
import { classLines } from "../../plugins/semh/profile/tool/classes.ts";
import { currentProfile } from "../../plugins/semh/profile/tool/history.ts";
import { comparing, rules } from "./fixture.ts";

const DAY = "2027-03-25";

function pupil(code: string, group: string, yes: string[] | null, part: Partial<Pupil> = {}): Pupil {
  const bare = { ...newPupil(code), year: "5", class: group, ...part };
  if (yes === null) return bare;
  const entry = { on: DAY, by: "", rules: "2026.1", yes, notKnown: [], since: {}, protective: [] };
  return withEntry(bare, { ...entry, concern: false, concernBy: "" });
}

test("each class says who is to be talked about and who of them has no support", () => {
  const ended = { ...newSupport("Check-in"), ended: "2027-01-01" };
  const going = { ...newSupport("Check-in"), review: "2027-03-01" };
  const pupils = [
    pupil("a", "10B", ["v7"]),
    pupil("b", "5B", ["v7"], { supports: [going] }),
    pupil("c", "5B", ["v7"], { supports: [ended] }),
    pupil("d", "5B", []),
    pupil("e", "", null),
  ];
  const lines = pupils.map((one) => ({ pupil: one, profile: currentProfile(one, rules, DAY) }));
  assert.deepEqual(
    classLines(lines, DAY).map((one) => [
      one.name,
      one.pupils,
      one.entered,
      one.talk,
      one.without.map((two) => two.code),
      one.due,
    ]),
    [
      ["5B", 3, 3, 2, ["c"], 1],
      ["10B", 1, 1, 1, ["a"], 0],
      ["", 1, 0, 0, [], 0],
    ],
  );
});

test("the class page has strengths that were agreed, support, and no score or fact", () => {
  const story = { strengths: "Birds", missed: "", hard: "", helps: "A job", people: "Friends", first: "", visits: "" };
  const agreed = pupil("x2", "5B", ["v14"], {
    story: { ...story, agreed: DAY },
    adult: "TA",
    told: DAY,
    supports: [{ ...newSupport("Check-in"), review: "2027-05-01", outcome: "canary outcome", cost: 321 }],
    arrived: { on: DAY, helped: ["Lego club"], going: [] },
  });
  const silent = pupil("x1", "5B", ["v7"], { story: { ...story, agreed: null } });
  const entries = classEntries([agreed, silent, pupil("x3", "5A", [])], "5B", comparing);
  assert.deepEqual(entries, [
    { code: "x1", lines: [] },
    {
      code: "x2",
      lines: [
        ["Good at, and likes", "Birds"],
        ["What helps, and what makes it worse", "A job"],
        ["Key adult", "TA"],
        ["Support that is going on", "Check-in, review 1 May 2027"],
        ["Helped at the last school", "Lego club"],
      ],
    },
  ]);
  assert.deepEqual([...classFile("5B", entries, new Date(0)).slice(0, 2)], [0x50, 0x4b]);
});
