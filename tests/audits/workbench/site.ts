/** A small site in a temporary folder for driving the Workbench in a real browser: hosted, from a folder, as one file. */
import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFixture } from "./fixture.ts";

const BUILT = join(process.cwd(), "build/browser");
const PAGE = "tools/workbench/index.html";
const SINGLE = "downloads/tools/workbench.html";
const TYPES: Record<string, string> = { html: "text/html; charset=utf-8", js: "text/javascript", css: "text/css" };

/** Where the three variants of the page are, and how to stop serving. */
export interface Site {
  hosted: string;
  folder: string;
  single: string;
  close(): void;
}

/** Write the pages and serve them under a sub-path. */
export async function makeSite(): Promise<Site> {
  const root = mkdtempSync(join(tmpdir(), "workbench-"));
  mkdirSync(join(root, "tools/workbench"), { recursive: true });
  mkdirSync(join(root, "downloads/tools"), { recursive: true });
  for (const name of ["workbench.js", "more.js", "workbench.css"])
    copyFileSync(join(BUILT, name), join(root, "tools/workbench", name));
  writeFileSync(
    join(root, PAGE),
    page("'self'", "'self'", '<link rel="stylesheet" href="workbench.css">', '<script src="workbench.js"></script>'),
  );
  writeFileSync(join(root, SINGLE), singleFile());
  const server = serve(root);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    hosted: `http://127.0.0.1:${(server.address() as AddressInfo).port}/sub/path/${PAGE}`,
    folder: `file://${join(root, PAGE)}`,
    single: `file://${join(root, SINGLE)}`,
    close: () => server.close(),
  };
}

function singleFile(): string {
  const scripts = ["more.js", "workbench.js"].map((name) => readFileSync(join(BUILT, name), "utf8"));
  const sheet = readFileSync(join(BUILT, "workbench.css"), "utf8");
  const hash = (text: string) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const elements = scripts.map((text) => `<script>${text}</script>`).join("\n");
  return page(scripts.map(hash).join(" "), hash(sheet), `<style>${sheet}</style>`, elements);
}

function page(scripts: string, styles: string, sheet: string, script: string): string {
  const policy =
    `default-src 'none'; script-src ${scripts}; style-src ${styles}; img-src 'self' data: blob:; font-src 'self'; worker-src blob:; ` +
    "connect-src 'none'; form-action 'none'; frame-src 'none'; object-src 'none'; media-src 'none'; base-uri 'none'";
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Workbench</title>
<link rel="icon" href="data:,">
${sheet}
</head>
<body>
<a class="skip-link" href="#workbench">Skip to content</a>
<header><p><a href="../../">SEMH programme</a></p></header>
<main id="workbench"><h1>Workbench</h1><p>Filling this in needs JavaScript.</p></main>
<footer><p>Version 2026.11</p></footer>
<script type="application/json" id="semh-audits">${readFixture("page.json")}</script>
${script}
</body>
</html>
`;
}

function serve(root: string): Server {
  return createServer((request, response) => {
    try {
      const path = new URL(request.url ?? "/", "http://x").pathname.replace("/sub/path/", "/");
      response.setHeader("content-type", TYPES[path.split(".").pop() ?? ""] ?? "application/octet-stream");
      response.end(readFileSync(join(root, path)));
    } catch {
      response.statusCode = 404;
      response.end();
    }
  });
}
