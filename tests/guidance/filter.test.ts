/** The filters' states as words, addresses and counts. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { stagesIn, stagesInWords, withList } from "../../plugins/semh/guidance/filter-state.ts";
import { advice, countFor, fits, sentence } from "../../plugins/semh/guidance/topics-state.ts";

test("stages are said as people say them", () => {
  assert.equal(stagesInWords(["ks1"]), "key stage 1");
  assert.equal(stagesInWords(["ks1", "ks2"]), "key stages 1 and 2");
  assert.equal(stagesInWords(["ks1", "ks2", "ks4"]), "key stages 1, 2 and 4");
  assert.equal(stagesInWords(["eyfs", "ks1"]), "early years and key stage 1");
  assert.equal(stagesInWords(["eyfs"]), "early years");
  assert.equal(stagesInWords([]), "");
});

test("an address may name only stages that the page has", () => {
  assert.deepEqual(stagesIn("ks3,ks1,nonsense", ["ks1", "ks2", "ks3"]), ["ks1", "ks3"]);
  assert.deepEqual(stagesIn("", ["ks1"]), []);
  assert.equal(stagesIn(null, ["ks1"]), null);
});

test("the address keeps its other parts", () => {
  assert.equal(withList("https://x.org/a/?q=1#b", "ks", ["ks1", "ks2"]), "https://x.org/a/?q=1&ks=ks1,ks2#b");
  assert.equal(withList("https://x.org/a/?ks=ks1&q=1", "ks", []), "https://x.org/a/?q=1");
  assert.equal(withList("https://x.org/a/?ks=ks1", "ks", []), "https://x.org/a/");
});

const ENTRIES = [
  { ks: ["ks1", "ks2"], topic: ["anxiety"] },
  { ks: ["ks3"], topic: ["anxiety", "sleep"] },
];

test("it is OR within a facet and AND between facets", () => {
  const all = (chosen: Record<string, string[]>) => ENTRIES.map((entry) => fits(entry, chosen));
  assert.deepEqual(all({}), [true, true]);
  assert.deepEqual(all({ ks: ["ks1", "ks3"] }), [true, true]);
  assert.deepEqual(all({ ks: ["ks1"], topic: ["sleep"] }), [false, false]);
  assert.deepEqual(all({ ks: ["ks3"], topic: ["sleep"] }), [false, true]);
});

test("a count says how many there would be with that option, given the other facets", () => {
  assert.equal(countFor(ENTRIES, { ks: ["ks1"] }, "ks", "ks3"), 1);
  assert.equal(countFor(ENTRIES, { ks: ["ks1"] }, "topic", "sleep"), 0);
});

test("the sentence names what was chosen", () => {
  const choice = (lead: string, ...labels: string[]) => ({ lead, labels });
  assert.equal(sentence(6, 6, [choice("for"), choice("about")]), "Showing all 6 pages");
  const chosen = [choice("for", "Key stage 1", "Key stage 2"), choice("in a"), choice("about", "PSHE")];
  assert.equal(sentence(4, 6, chosen), "Showing 4 of 6 pages for key stage 1 or key stage 2, about PSHE");
  const plain = [choice("", "For some pupils"), choice("to read in", "2 minutes (short version)")];
  assert.equal(sentence(1, 6, plain), "Showing 1 of 6 pages for some pupils, to read in 2 minutes (short version)");
});

test("an empty list says what to relax", () => {
  const rest = [
    { title: "Topic", count: 2 },
    { title: "Kind of help", count: 0 },
  ];
  assert.match(advice(rest), /Without “Topic”: 2 pages\.$/);
  assert.match(advice([{ title: "Topic", count: 0 }]), /two or more/);
});
