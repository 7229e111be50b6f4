import assert from "node:assert/strict";
import { test } from "node:test";
import { bandAt, hasExpired, profileOf } from "../../plugins/semh/profile/tool/scoring.ts";
import { examples, rules } from "./fixture.ts";

for (const one of examples) {
  test(`the example “${one.id}” comes out as profile.yml says`, () => {
    const facts = { ...one, notKnown: one.not_known };
    const profile = profileOf(facts, one.key_stage, rules, one.on);
    assert.deepEqual(
      {
        vulnerability: profile.vulnerability.points,
        vulnerability_band: profile.vulnerability.band.id,
        behaviour: profile.behaviour.points,
        behaviour_band: profile.behaviour.band.id,
        protective: profile.protective,
        unknown: profile.unknown,
        talk: profile.talk,
        expired: [...profile.vulnerability.expired, ...profile.behaviour.expired].map((factor) => factor.id),
      },
      one.expect,
    );
  });
}

test("the points of a group go up to its cap", () => {
  const grouped = { v8: "home", v9: "home", v14: "home" } as Record<string, string>;
  const factors = rules.factors.map((one) => ({ ...one, group: grouped[one.id] ?? null }));
  const facts = { yes: ["v8", "v9", "v14", "v13"], notKnown: [], since: {}, protective: [], concern: false };
  const capped = profileOf(facts, "ks2", { ...rules, factors, caps: { home: 3 } }, "2026-11-24");
  assert.equal(capped.vulnerability.points, 4);
});

test("a point lapses in the month in which its time is over", () => {
  const loss = rules.factors.find((one) => one.id === "v13");
  assert.ok(loss);
  assert.equal(hasExpired(loss, "2024-12", "2026-11-30"), false);
  assert.equal(hasExpired(loss, "2024-11", "2026-11-01"), true);
  assert.equal(hasExpired(loss, undefined, "2099-01-01"), false);
});

test("a band starts at its first point", () => {
  for (const [points, band] of [
    [0, "everyday"],
    [2, "everyday"],
    [3, "watch"],
    [8, "targeted"],
    [20, "senior"],
  ] as const)
    assert.equal(bandAt(points, "vulnerability", rules).id, band);
});
