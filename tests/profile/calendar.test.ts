import assert from "node:assert/strict";
import { test } from "node:test";
import { newPupil, newSupport, type Pupil } from "../../plugins/semh/profile/tool/book.ts";
import { reviewCalendar, reviewEvents } from "../../plugins/semh/profile/tool/reviews-calendar.ts";

const DAY = "2027-03-25";

function pupil(code: string, review: string | null, ended: string | null = null): Pupil {
  const support = { ...newSupport("canary support"), outcome: "canary outcome", review, ended };
  return { ...newPupil(code), class: "CANARYCLASS", supports: [support] };
}

test("reviews to come are events with a code, and nothing else of the pupil", () => {
  const pupils = [
    pupil("P09", "2027-05-01"),
    pupil("P07", "2027-04-12"),
    pupil("P01", "2027-03-01"),
    pupil("P02", "2027-04-01", "2027-03-20"),
    pupil("P03", null),
    pupil("Anna Smith", "2027-06-01"),
  ];
  assert.deepEqual(
    reviewEvents(pupils, DAY).map((one) => [one.day, one.title]),
    [
      ["2027-04-12", "Review due: P07"],
      ["2027-05-01", "Review due: P09"],
      ["2027-06-01", "Review due"],
    ],
  );
  const text = reviewCalendar(pupils, DAY, new Date(0)).replace(/\r\n /g, "");
  assert.match(text, /DTSTART;VALUE=DATE:20270412\r\n/);
  assert.match(text, /SUMMARY:Review due: P07\r\n/);
  assert.match(text, /DESCRIPTION:For staff who need it\./);
  assert.ok(!/canary|Anna|Smith/i.test(text));
});

test("a newer file replaces the same review", () => {
  const one = pupil("P07", "2027-04-12");
  const id = one.supports[0]?.id ?? "";
  assert.match(reviewCalendar([one], DAY, new Date(0)), new RegExp(`UID:${id}@`));
});
