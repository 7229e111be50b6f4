"""Steps through the Profile tool that its tests share."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page

HOME = "tools/profile/"
PASSPHRASE = "seven green bottles stand"
CANARIES = ("CANARY77", "CANARYCLASS", "canary key adult", "canary support", "canary outcome", "canary strength")
"""What a test writes about a pupil. It must lie nowhere but inside the encrypted vault."""
SHEET = (
    "Adm No,Forename,Year Group,Class,% Attendance,FSM\r\n004121,Anna,Year 5,5B,88,Y\r\n004122,Bo,Year 5,5B,97,N\r\n"
    "A123456789012,Cy,Year 5,5B,97,N\r\n"
)
"""A sheet of an information system, with a column of names and a line without a code that may be used."""


def go(page: Page, address: str, wait: str) -> None:
    """Go to an address inside the tool and wait for something there."""
    page.evaluate("(hash) => { location.hash = hash }", address)
    page.wait_for_selector(wait)


def make_vault(page: Page) -> str:
    """Make a vault with a passphrase of one's own; its recovery code."""
    page.click("#new-vault")
    page.click("summary:has-text('Choose my own')")
    page.fill("#own", PASSPHRASE)
    page.fill("#own-again", PASSPHRASE)
    page.click("#create")
    page.wait_for_selector("#recovery-code")
    code = page.inner_text("#recovery-code")
    page.click("#code-kept")
    saved(page)
    return code


def download(page: Page, button: str) -> bytes:
    """Press a button that hands over a file: its bytes."""
    with page.expect_download() as waiting:
        page.click(button)
    assert not any(one in waiting.value.suggested_filename for one in CANARIES)
    return Path(waiting.value.path()).read_bytes()


def saved(page: Page) -> None:
    """Wait until the vault is saved."""
    page.wait_for_function("() => /^(Saved|Kept)/.test(document.getElementById('save-status')?.textContent ?? '')")


def add_pupil(page: Page) -> None:
    """Add the pupil whose every detail is a canary, with facts and support."""
    go(page, "#/add", "#code")
    page.fill("#code", CANARIES[0])
    page.fill("#year", "Year 5")
    page.fill("#class", CANARIES[1])
    page.fill("#adult", CANARIES[2])
    page.click("#add")
    page.wait_for_selector("[data-factor=v8]")
    for factor in ("v4", "v8", "v13", "b2"):
        page.check(f"#{factor}-yes")
    page.fill("#v13-since", "2020-01")
    page.check("#v9-unknown")
    page.check("#p-friends")
    page.click("#facts-done")
    page.wait_for_selector("#talk")
    page.click("#add-support")
    page.wait_for_selector("#what")
    page.fill("#what", CANARIES[3])
    page.fill("#outcome", CANARIES[4])
    for name, from_, to, value, days in (
        ("before", "2025-11-03", "2025-12-12", "5", "30"),
        ("after", "2026-11-02", "2026-12-11", "3", "25"),
    ):
        for field, text in (("value", value), ("days", days), ("from", from_), ("to", to)):
            page.fill(f"#{name}-{field}", text)
    saved(page)


def adapt_rules(page: Page) -> None:
    """Adapt the rules on their screen as far as the question whether to use them: one factor of the school's own at least is there."""
    page.fill("#points-v1", "2")
    page.uncheck("#on-v8")
    page.fill("[data-own] input[type=text]", "Left alone at break")
    page.fill("[data-own] textarea", "Seen by midday staff in three of the last five breaks.")
    page.fill("#band-watch", "Keep an eye on")
    page.click("#check-rules")
    page.wait_for_selector("#confirm-yes")


def unlock(page: Page, passphrase: str = PASSPHRASE) -> None:
    """Type the passphrase and press the button."""
    page.fill("#passphrase", passphrase)
    page.click("#unlock, #apply-vault")


LOOK_EVERYWHERE = """async () => {
  const found = [document.title, location.href, JSON.stringify(history.state), document.cookie, window.name];
  found.push(...(globalThis.navigation?.entries() ?? []).map((entry) => `${entry.url} ${JSON.stringify(entry.getState() ?? null)}`));
  if ((await navigator.permissions.query({ name: "clipboard-read" })).state === "granted")
    found.push(await navigator.clipboard.readText());
  for (const store of [localStorage, sessionStorage])
    for (let at = 0; at < store.length; at += 1) found.push(store.key(at), store.getItem(store.key(at)));
  for (const { name } of await indexedDB.databases()) {
    const db = await new Promise((done) => { const ask = indexedDB.open(name); ask.onsuccess = () => done(ask.result); });
    found.push(name);
    for (const table of db.objectStoreNames) {
      const store = db.transaction(table).objectStore(table);
      const [keys, values] = await Promise.all(["getAllKeys", "getAll"].map((how) => new Promise((done) => {
        const ask = store[how](); ask.onsuccess = () => done(ask.result);
      })));
      found.push(table, JSON.stringify(keys));
      for (const value of values)
        found.push(value instanceof Uint8Array ? String.fromCharCode(...value) : JSON.stringify(value));
    }
    db.close();
  }
  for (const name of await caches.keys()) found.push(name);
  return found;
}"""


def assert_nothing_leaks(page: Page) -> None:
    """No canary in any storage of the browser, the address, the title, the history or (where the test may read it) the clipboard."""
    everywhere = page.evaluate(LOOK_EVERYWHERE)
    assert any("SEMHVAULT" in text for text in everywhere if text)
    assert [text[:200] for text in everywhere if text and any(one in text for one in CANARIES)] == []
