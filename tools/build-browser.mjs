/**
 * Builds the browser side: one classic script per page, the same file hosted and offline.
 *
 *   node tools/build-browser.mjs           → build/browser/*.js and *.css, minified
 *   node tools/build-browser.mjs --tests   → build/browser-tests/**.test.mjs, for Node's own test runner
 *   node tools/build-browser.mjs --tests --journeys   → the tests that drive a real browser instead
 *
 * An entry whose source file does not exist yet is left out, so that the pages can be built one at a time.
 */
import { existsSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const ROOT = resolve(dirname(fileURLToPath(import.meta.url)), "..");
const OUT = "build/browser";
const TESTS_OUT = "build/browser-tests";

/** [source, written as, gzip budget in KB or null]. One row per file that a page loads. */
const ENTRIES = [
  ["plugins/semh/audits/workbench/workbench.ts", "workbench.js", 45],
  ["plugins/semh/audits/workbench/more.ts", "more.js", 25],
  ["plugins/semh/audits/workbench/policy/screens.ts", "policy.js", 24],
  ["plugins/semh/audits/workbench/programme/screens.ts", "programme.js", 28],
  ["plugins/semh/impact/screens.ts", "impact.js", 36],
  ["plugins/semh/audits/workbench/office/office.ts", "office.js", 24],
  ["plugins/semh/audits/workbench/whole.ts", "workbench-whole.js", 120],
  ["plugins/semh/audits/workbench/workbench.css", "workbench.css", 10],
  ["plugins/semh/profile/tool/profile.ts", "profile.js", 45],
  ["plugins/semh/profile/tool/more.ts", "profile-more.js", 42],
  ["plugins/semh/profile/tool/whole.ts", "profile-whole.js", 65],
  ["plugins/semh/profile/tool/profile.css", "profile.css", 4],
  ["plugins/semh/guidance/topics.ts", "topics.js", 2],
  ["plugins/semh/site/reading.ts", "reading.js", 2],
  ["plugins/semh/site/mine/mine.ts", "mine.js", 4],
  ["plugins/semh/site/mine/notes.ts", "notes.js", 16],
  ["plugins/semh/site/mine/papers.ts", "papers.js", 14],
];

/** Takes the indentation out of templates, which esbuild leaves as they are; a line end stays, so no words run together. */
const flatTemplates = {
  name: "flat-templates",
  setup({ onLoad }) {
    onLoad({ filter: /(workbench|tool|impact|mine)\/([a-z]+\/)?(view[^/]*|[a-z-]+-view)\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, "utf8").replace(/\n[ \t]+/g, "\n"),
      loader: "ts",
    }));
  },
};

/** Build the scripts and sheets; print each size, and fail at 110 % of a budget. */
async function buildPages() {
  let tooBig = false;
  for (const [source, name, budget] of ENTRIES) {
    if (!existsSync(join(ROOT, source))) continue;
    await build({
      absWorkingDir: ROOT,
      entryPoints: [source],
      outfile: join(OUT, name),
      bundle: true,
      minify: true,
      plugins: [flatTemplates],
      charset: "utf8",
      format: "iife",
      target: ["es2020", "safari15"],
      legalComments: "none",
      logLevel: "warning",
    });
    const kilobytes = gzipSync(readFileSync(join(ROOT, OUT, name)), { level: 9 }).length / 1024;
    tooBig ||= budget !== null && kilobytes > budget * 1.1;
    console.log(`${join(OUT, name)}  ${kilobytes.toFixed(1)} KB gzip${budget ? ` (budget ${budget})` : ""}`);
  }
  if (tooBig) {
    console.error("A file is more than 110 % of its budget.");
    process.exitCode = 1;
  }
}

/** Bundle every tests/**\/*.test.ts for Node, which at version 20 cannot read TypeScript itself. */
async function buildTests() {
  const journeys = process.argv.includes("--journeys");
  const found = readdirSync(join(ROOT, "tests"), { recursive: true }).filter(
    (name) => name.endsWith(".test.ts") && name.endsWith(".browser.test.ts") === journeys,
  );
  rmSync(join(ROOT, TESTS_OUT), { recursive: true, force: true });
  await build({
    absWorkingDir: ROOT,
    entryPoints: found.sort().map((name) => relative(ROOT, join(ROOT, "tests", name))),
    outdir: TESTS_OUT,
    outbase: "tests",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    packages: "external",
    sourcemap: "inline",
    logLevel: "warning",
  });
}

await (process.argv.includes("--tests") ? buildTests() : buildPages());
