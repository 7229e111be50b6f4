import assert from "node:assert/strict";
import { test } from "node:test";
import { migrate, type Step } from "../../../plugins/semh/audits/workbench/migrations.ts";
import { MAX_BYTES, readFile } from "../../../plugins/semh/audits/workbench/read-file.ts";
import { fileName, writeFile } from "../../../plugins/semh/audits/workbench/write-file.ts";
import { answer, readFixture, record, workbench } from "./fixture.ts";

const frozen = readFixture("version-1.semh.json");
const second = readFixture("version-2.semh.json");
const third = readFixture("version-3.semh.json");
const newest = readFixture("version-4.semh.json");

function problem(text: string): string {
  const result = readFile(text);
  assert.equal(result.ok, false);
  return result.ok ? "" : result.problem;
}

// A parsed file whose parts are spoiled on purpose has no type worth writing down.
// biome-ignore lint/suspicious/noExplicitAny: see above
type Loose = any;

/** The frozen file with one thing changed. */
function changed(change: (file: Loose) => void): string {
  const file = JSON.parse(frozen);
  change(file);
  return JSON.stringify(file);
}

test("a file of version 1 is read, and written again as version 4 with every field that this page does not know", () => {
  const result = readFile(frozen);
  assert.ok(result.ok);
  const { workbench: read, savedAt } = result.value;
  const expected = {
    ...JSON.parse(frozen),
    version: 4,
    plans: [],
    groups: [],
    policies: [],
    programmes: [],
    impacts: [],
  };
  assert.deepEqual(JSON.parse(writeFile(read, savedAt ?? "")), expected);
});

test("a file of version 2 is read, and written again as version 4 with the lists that came since", () => {
  const result = readFile(second);
  assert.ok(result.ok);
  const { workbench: read, savedAt } = result.value;
  assert.deepEqual(JSON.parse(writeFile(read, savedAt ?? "")), {
    ...JSON.parse(second),
    version: 4,
    policies: [],
    programmes: [],
    impacts: [],
  });
});

test("a file of version 3 is read, and written again as version 4 with empty lists of the programme and its impact", () => {
  const result = readFile(third);
  assert.ok(result.ok);
  const { workbench: read, savedAt } = result.value;
  const expected = { ...JSON.parse(third), version: 4, programmes: [], impacts: [] };
  assert.deepEqual(JSON.parse(writeFile(read, savedAt ?? "")), expected);
});

test("a file of version 4 is read, and written again the same, with the programme, its impact, policies, plans, answers of several people and unknown fields", () => {
  const result = readFile(newest);
  assert.ok(result.ok);
  const { workbench: read, savedAt } = result.value;
  assert.equal(read.policies[0]?.sections.get("policy.small/roles")?.mode, "add");
  assert.equal(read.policies[0]?.fields.get("constructor"), "A name that a careless program trips over");
  assert.equal(read.plans[0]?.actions.get("act1")?.history.length, 2);
  assert.equal(read.groups[0]?.responses.get("resp2")?.audit.answers.get("lead.champion")?.now, "embedded");
  assert.equal(read.programmes[0]?.notes.get("constructor")?.text, "A name that a careless program trips over");
  assert.equal(read.programmes[0]?.visits.get("vis1")?.hours, 2.5);
  assert.deepEqual(read.impacts[0]?.baseline.figures.get("leads"), { count: 3, of: 5 });
  assert.deepEqual(JSON.parse(writeFile(read, savedAt ?? "")), JSON.parse(newest));
});

/** The newest file with one thing changed. */
function spoiled(change: (file: Loose) => void): string {
  const file = JSON.parse(newest);
  change(file);
  return problem(JSON.stringify(file));
}

test("a damaged record of the programme or of impact is refused, and the message says what is wrong", () => {
  assert.match(
    spoiled((file) => (file.programmes[0].sessions.s1.status = "came")),
    /the session “s1”, at “status”/,
  );
  assert.match(
    spoiled((file) => (file.programmes[0].cpd[0].minutes = -5)),
    /an entry of the CPD log, at “minutes”/,
  );
  assert.match(
    spoiled((file) => file.programmes[0].visits.push(file.programmes[0].visits[0])),
    /Two entries in it have the same id/,
  );
  assert.match(
    spoiled((file) => (file.programmes[0].expectations["Not An Id"] = {})),
    /has a name that it cannot have/,
  );
  assert.match(
    spoiled((file) => (file.impacts[0].baseline.figures.incidents.count = "49")),
    /“incidents”, at “count”/,
  );
  assert.match(
    spoiled((file) => (file.impacts[0].now.from = "soon")),
    /a period, at “from”/,
  );
});

test("a damaged plan, set of answers or set of policies is refused, and the message says what is wrong", () => {
  assert.match(
    spoiled((file) => (file.plans[0].actions[0].by = "soon")),
    /an action, at “by”/,
  );
  assert.match(
    spoiled((file) => (file.plans[0].actions[1].id = "act1")),
    /Two actions in it have the same id/,
  );
  assert.match(
    spoiled((file) => (file.plans[0].details = [])),
    /a plan, at “details”/,
  );
  assert.match(
    spoiled((file) => (file.groups[0].responses[0].audit = 4)),
    /a set of answers/,
  );
  assert.match(
    spoiled((file) => (file.groups[0].responses[0].id = "resp2")),
    /Two responses/,
  );
  assert.match(
    spoiled((file) => (file.policies[0].fields["Not An Id"] = "x")),
    /details in it cannot be read/,
  );
  assert.match(
    spoiled((file) => (file.policies[0].sections["policy.small/roles"].mode = "hide")),
    /the section “policy.small\/roles”, at “mode”/,
  );
  assert.match(
    spoiled((file) => (file.policies[0].sections.roles = {})),
    /a name that no section can have/,
  );
  assert.match(
    spoiled((file) => (file.policies[0].audits = "all")),
    /a set of policies, at “audits”/,
  );
  assert.match(
    spoiled((file) => (file.plans = null)),
    /at “plans”/,
  );
});

test("the same work gives the same text, whatever order it was typed in", () => {
  const one = record({ "lead.champion": { now: "started" }, "care.plans": { now: "na" } });
  const other = record({ "care.plans": { now: "na" }, "lead.champion": { now: "started" } });
  assert.equal(writeFile(workbench(one), "x"), writeFile(workbench(other), "x"));
});

test("what is written is read back the same", () => {
  const full = record({
    "lead.champion": answer({ now: "started", evidence: '=1+1\n"quoted" ✓ 😀', owner: "head", date: "2026-01-31" }),
  });
  const result = readFile(writeFile(workbench(full), "2026-10-03T09:15:00.000Z"));
  assert.ok(result.ok);
  assert.deepEqual(result.value.workbench, workbench(full));
});

test("a newer version is refused in words that say what to do", () => {
  const words = problem(
    changed((file) => {
      file.version = 7;
    }),
  );
  assert.match(words, /newer Workbench \(file version 7; this page reads up to 4\)/);
  assert.match(words, /Nothing has been changed\./);
});

test("what is not a copy is refused in plain words", () => {
  assert.match(problem("<html>"), /damaged or is not a Workbench copy/);
  assert.match(problem(""), /damaged/);
  assert.match(problem("[]"), /not a Workbench copy/);
  assert.match(problem("null"), /not a Workbench copy/);
  assert.match(problem('{"format":"semh-vault","version":1}'), /not a Workbench copy/);
  assert.match(
    problem(
      changed((file) => {
        file.version = "1";
      }),
    ),
    /not a Workbench copy/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.version = 0;
      }),
    ),
    /not a Workbench copy/,
  );
});

test("more than five megabytes are not parsed", () => {
  assert.match(problem(`${frozen}${" ".repeat(MAX_BYTES)}`), /larger than 5 MB/);
});

test("a wrong type, a bad date and a strange id are refused, and the message says where", () => {
  assert.match(
    problem(
      changed((file) => {
        file.audits[0].answers["lead.law"].now = 4;
      }),
    ),
    /the answer to “lead.law”, at “now”/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.audits[0].updated = "yesterday";
      }),
    ),
    /at “updated”/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.audits[0].record_id = "../x";
      }),
    ),
    /at “record_id”/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.audits[0].answers["Not An Id"] = {};
      }),
    ),
    /a name that no statement can have/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.audits.push(file.audits[0]);
      }),
    ),
    /same id/,
  );
  assert.match(
    problem(
      changed((file) => {
        file.audits = {};
      }),
    ),
    /at “audits”/,
  );
});

test("a hostile name reaches no prototype and is not kept", () => {
  const hostile = frozen
    .replace(
      '"colour": "green"',
      '"colour": "green", "__proto__": {"polluted": 1}, "deep": {"constructor": {"prototype": {"polluted": 1}}}',
    )
    .replace('"format"', '"__proto__": {"polluted": 1}, "format"');
  const result = readFile(hostile);
  assert.ok(result.ok);
  assert.equal(({} as Record<string, unknown>).polluted, undefined);
  const text = writeFile(result.value.workbench, "x");
  assert.equal(text.includes("polluted"), false);
  assert.equal(text.includes("__proto__"), false);
});

test("an answer called __proto__ makes the file damaged, not dangerous", () => {
  const hostile = frozen.replace('"care.plans": {', '"__proto__": {"now": "na"}, "care.plans": {');
  assert.match(problem(hostile), /a name that no statement can have/);
});

test("fields nested a thousand deep neither crash nor come through", () => {
  const deep = `${"[".repeat(1000)}1${"]".repeat(1000)}`;
  const result = readFile(frozen.replace('"colour": "green"', `"colour": ${deep}`));
  assert.ok(result.ok);
});

test("migrations run one step at a time and leave their input alone", () => {
  const steps = new Map<number, Step>([
    [1, (file: Readonly<Record<string, unknown>>) => ({ ...file, a: 1 })],
    [2, (file: Readonly<Record<string, unknown>>) => ({ ...file, b: file.a })],
  ]);
  const old = Object.freeze({ version: 1 });
  assert.deepEqual(migrate(old, 1, steps, 3), { version: 3, a: 1, b: 1 });
  assert.throws(() => migrate(old, 1, new Map(), 2), /No migration from version 1/);
});

test("the file's name has the school and the day, and nothing that a disk refuses", () => {
  const day = new Date(2026, 10, 4);
  assert.equal(fileName("Elm School", day), "elm-school_2026-11-04.semh.json");
  assert.equal(fileName("St. Mary’s / Ysgol Sânt: C&E", day), "st-marys-ysgol-sant-c-e_2026-11-04.semh.json");
  assert.equal(fileName("  ", day), "school_2026-11-04.semh.json");
});
