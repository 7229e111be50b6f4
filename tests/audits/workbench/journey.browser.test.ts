/** Journeys through the Workbench in a real Chromium; `SEMH_CHROMIUM` names another binary than /usr/bin/chromium. */
import assert from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { makeSite, type Site } from "./site.ts";

const FLAGS =
  "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";
const AXE = readFileSync(join(process.cwd(), "node_modules/axe-core/axe.min.js"), "utf8");
const VARIANTS = ["hosted", "folder", "single"] as const;

let site: Site;
let browser: Browser;

before(async () => {
  site = await makeSite();
  browser = await chromium.launch({
    executablePath: process.env.SEMH_CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS.split(" "),
  });
});

after(async () => {
  await browser.close();
  site.close();
});

/** A page in a browser of its own. The test fails when the page logs an error at any time before `done`. */
async function open(
  url: string,
  options: BrowserContextOptions = {},
): Promise<{ page: Page; done: () => Promise<void> }> {
  const context = await browser.newContext({ acceptDownloads: true, ...options });
  const page = await context.newPage();
  const faults: string[] = [];
  page.setDefaultTimeout(10_000);
  page.on("pageerror", (error) => faults.push(String(error)));
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) faults.push(message.text());
  });
  await page.goto(url);
  await page.waitForSelector("#page-heading");
  return {
    page,
    done: async () => {
      await context.close();
      assert.deepEqual(faults, []);
    },
  };
}

/** Start the small audit and open its first section. */
async function firstSection(page: Page): Promise<string> {
  await page.click('[data-start="small"]');
  await page.click('#task-list [data-section="lead"] a');
  await page.waitForSelector("#s-lead-champion");
  return page.url();
}

async function saved(page: Page): Promise<void> {
  await page.waitForFunction(() =>
    document.getElementById("save-status")?.textContent?.startsWith("Saved in this browser"),
  );
}

async function download(page: Page, press: () => Promise<void>): Promise<string> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()]);
  const path = join(tmpdir(), `${Date.now()}-${file.suggestedFilename()}`);
  await file.saveAs(path);
  return path;
}

/** A file without the moment it was saved. */
function content(path: string): unknown {
  return { ...JSON.parse(readFileSync(path, "utf8")), saved_at: null };
}

for (const variant of VARIANTS) {
  test(`${variant}: answers outlive a reload, and a copy opened in another browser is the same work`, async () => {
    const first = await open(site[variant]);
    await first.page.fill("#school-name", "Elm School");
    await firstSection(first.page);
    await first.page.check('[name="lead.champion.now"][value="started"]');
    await first.page.check('[name="lead.champion.priority"][value="high"]');
    await first.page.check('[name="lead.law.now"][value="dont-know"]');
    await first.page.click("#s-lead-champion summary");
    await first.page.fill('[name="lead.champion.evidence"]', "=SUM(1)\n<b>second line</b>");
    await first.page.fill('[name="lead.champion.date"]', "2026-11-20");
    await first.page.press('[name="lead.champion.owner"]', "h");
    await saved(first.page);
    await first.page.reload();
    await first.page.waitForSelector("#s-lead-champion");
    assert.ok(await first.page.isChecked('[name="lead.champion.now"][value="started"]'));
    assert.equal(await first.page.inputValue('[name="lead.champion.evidence"]'), "=SUM(1)\n<b>second line</b>");
    assert.equal(await first.page.inputValue('[name="lead.champion.owner"]'), "h");
    const copy = await download(first.page, () => first.page.keyboard.press("Control+s"));
    assert.match(copy, /elm-school_\d{4}-\d\d-\d\d\.semh\.json$/);

    const second = await open(site[variant]);
    await second.page.setInputFiles("#open-file", copy);
    await second.page.waitForSelector("#import-apply");
    assert.match((await second.page.textContent("#screen")) ?? "", /2 answers, saved .*It will be added/s);
    await second.page.click("#import-apply");
    await second.page.waitForSelector("#audit-list");
    const again = await download(second.page, () => second.page.click("#download-copy"));
    assert.deepEqual(content(again), content(copy));
    await first.done();
    await second.done();
  });
}

test("the whole of a statement is filled in by keyboard alone", async () => {
  const { page, done } = await open(`${site.hosted}#/audit/small`);
  const tabTo = async (selector: string) => {
    for (let count = 0; count < 80; count += 1) {
      await page.keyboard.press("Tab");
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
    }
    assert.fail(`Tab never reached ${selector}`);
  };
  await page.waitForSelector("#task-list");
  await tabTo('[data-section="lead"] a');
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => document.activeElement?.id === "page-heading");
  await tabTo('[name="lead.champion.now"]');
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await tabTo('[name="lead.champion.priority"]');
  await page.keyboard.press("ArrowDown");
  await tabTo("#s-lead-champion summary");
  await page.keyboard.press("Enter");
  await tabTo("textarea");
  await page.keyboard.type("no page is left by n or p");
  await page.waitForTimeout(500);
  await saved(page);
  await page.reload();
  await page.waitForSelector("#s-lead-champion");
  assert.ok(await page.isChecked('[name="lead.champion.now"][value="started"]'));
  assert.equal(await page.inputValue('[name="lead.champion.evidence"]'), "no page is left by n or p");
  await done();
});

test("a second window sees each answer, and a bad file changes nothing", async () => {
  const { page, done } = await open(site.hosted);
  const address = await firstSection(page);
  const other = await page.context().newPage();
  await other.goto(address);
  await other.waitForSelector("#s-lead-champion");
  await page.check('[name="lead.champion.now"][value="embedded"]');
  await other.waitForFunction(() => document.querySelector<HTMLInputElement>("#s-lead-champion--embedded")?.checked);
  const bad = join(tmpdir(), `bad-${Date.now()}.semh.json`);
  writeFileSync(bad, '{"format":"semh-workbench","version":1,"audits":[{}]}');
  await page.goto(site.hosted);
  await page.setInputFiles("#open-file", bad);
  await page.waitForSelector("#notice.is-problem");
  assert.match((await page.textContent("#notice")) ?? "", /Nothing has been changed/);
  assert.equal(await page.locator("#audit-list > li").count(), 1);
  await done();
});

test("delete and clear are undone, and keeping nothing really keeps nothing", async () => {
  const { page, done } = await open(site.hosted);
  await firstSection(page);
  await page.check('[name="lead.champion.now"][value="started"]');
  await saved(page);
  await page.goto(`${site.hosted}#/`);
  await page.click("#audit-list .delete");
  await page.click("#undo");
  await page.click("#clear");
  await page.click("#confirm-yes");
  await page.waitForFunction(() => document.querySelectorAll("#audit-list > li").length === 0);
  await page.click("#undo");
  await page.waitForSelector("#audit-list > li");
  await page.click("#keep-nothing");
  await page.click("#confirm-yes");
  await page.waitForFunction(() => document.getElementById("save-status")?.textContent?.startsWith("Nothing is kept"));
  assert.equal(await page.locator("#audit-list > li").count(), 1);
  let warned = 0;
  page.on("dialog", (dialog) => {
    warned += 1;
    void dialog.accept();
  });
  await page.reload();
  await page.waitForSelector("#page-heading");
  assert.equal(warned, 1);
  assert.equal(await page.locator("#audit-list > li").count(), 0);
  await done();
});

test("a full store leaves the work on the screen, says so, and offers a download on every screen", async () => {
  const { page, done } = await open(site.hosted);
  await firstSection(page);
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.check('[name="lead.champion.now"][value="started"]');
  await page.waitForFunction(() =>
    document.getElementById("save-status")?.textContent?.startsWith("Not saved: the browser’s storage is full"),
  );
  const copy = await download(page, () => page.click("#download-now"));
  assert.match(JSON.stringify(content(copy)), /"lead.champion":\{"now":"started"/);
  await done();
});

test("a browser without storage says so, and warns before work is lost", async () => {
  const { page, done } = await open(site.hosted);
  await page.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException("no", "SecurityError");
    };
  });
  await page.goto(site.hosted);
  await page.waitForSelector("#page-heading");
  assert.match((await page.textContent("#save-status")) ?? "", /^This browser does not let the page keep anything/);
  await firstSection(page);
  await page.check('[name="lead.champion.now"][value="started"]');
  const asked = page.waitForEvent("dialog").then(async (dialog) => {
    await dialog.accept();
    return dialog.type();
  });
  await page.reload();
  assert.equal(await asked, "beforeunload");
  await done();
});

for (const colorScheme of ["light", "dark"] as const) {
  for (const forcedColors of ["none", "active"] as const) {
    test(`axe finds nothing and nothing is wider than the screen: ${colorScheme}, forced colours ${forcedColors}`, async () => {
      for (const width of [1280, 320]) {
        const { page, done } = await open(site.hosted, { viewport: { width, height: 800 }, colorScheme, forcedColors });
        const look = (state: string) => inspect(page, `${state} at ${width}`, width);
        await look("empty home");
        const address = (await firstSection(page)).replace(/\/lead$/, "");
        for (const id of ["lead.champion", "lead.law", "lead.plan"])
          await page.check(`[name="${id}.now"][value="not-yet"]`);
        await page.click("#s-lead-champion summary");
        await look("section");
        for (const [path, selector] of [
          ["", "#standing-table"],
          ["/check-and-finish", "#gap-list"],
          ["/report", "#report"],
        ]) {
          await page.goto(address + path);
          await page.waitForSelector(selector ?? "");
          await look(`audit${path}`);
        }
        await page.goto(`${site.hosted}#/`);
        await page.click("#audit-list .rename");
        await page.fill("#new-name", " ");
        await page.click("#rename-save");
        await page.waitForFunction(() => document.activeElement?.id === "error-summary");
        await look("error summary");
        await done();
      }
    });
  }
}

async function inspect(page: Page, state: string, width: number): Promise<void> {
  await page.evaluate(AXE);
  const faults = await page.evaluate(async () => {
    const axe = (window as unknown as { axe: typeof import("axe-core") }).axe;
    const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    const { violations } = await axe.run(document, { runOnly: tags });
    return violations.map((one) => `${one.id}: ${one.nodes[0]?.html}`);
  });
  assert.deepEqual(faults, [], state);
  assert.ok((await page.evaluate(() => document.documentElement.scrollWidth)) <= width, `${state} is too wide`);
}
