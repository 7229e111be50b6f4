/** The vault itself: download, passphrase, recovery code, lock, delete. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import { download } from "./download.ts";
import { refusal } from "./passphrase.ts";
import { RECOVERY } from "./state.ts";
import { askWipe } from "./view-gate.ts";
import { button, choose, dayOf, heading, problemBox, secret, typedIn, type View } from "./view-parts.ts";

const MINUTES = ["2", "5", "10", "20", "30", "60", "120"];

export function vaultView(app: App): View {
  const { book } = app.state;
  if (app.state.busy !== "") return html`${heading("Vault")}<p role="status">${app.state.busy}</p>`;
  return html`${heading("Vault")} ${problemBox(app)}
    <h2>Copy</h2>
    <p id="copied">Last copied to a file: ${book.copied ? dayOf(book.copied) : "never"}. A browser can be emptied without a word, so keep the file on the school’s own drive. It is encrypted; it opens with the same passphrase.</p>
    <p class="buttons">${button("download-vault", "Download the vault (.semhvault)", () => void downloadVault(app), "main")}</p>
    <h2>Lock</h2>
    ${choose(
      "minutes",
      "Lock after so many minutes without a key or a click",
      String(book.minutes),
      MINUTES.map((one) => [one, one] as const),
      (value) => {
        app.change({ ...app.state.book, minutes: Number(value) });
        app.clock.limit = Number(value) * 60_000;
      },
    )}
    <h2>Passphrase</h2>
    <form @submit=${(event: Event) => {
      event.preventDefault();
      void changePassphrase(app);
    }}>
      ${secret("old", "Passphrase now, or the recovery code")} ${secret("wanted", "New passphrase", "At least 14 letters")} ${secret("wanted-again", "The same again")}
      <p class="buttons"><button type="submit" id="change-passphrase">Change the passphrase</button></p>
    </form>
    <p class="hint">Files that you downloaded earlier still open with the old one. Delete them.</p>
    <h2>Recovery code</h2>
    <form @submit=${(event: Event) => {
      event.preventDefault();
      void newCode(app);
    }}>
      ${secret("code-passphrase", "Passphrase")}
      <p class="buttons"><button type="submit" id="new-code">Make a new recovery code</button></p>
    </form>
    <h2>Delete</h2>
    <p class="buttons">${app.keeper.keeps ? button("wipe", "Delete the vault from this browser", () => askWipe(app), "careful") : nothing}</p>`;
}

export async function downloadVault(app: App): Promise<void> {
  if (app.state.practice) return;
  app.change({ ...app.state.book, copied: app.today });
  await app.save();
  const bytes = await app.bytes();
  if (bytes === null) return;
  download(`profile_${app.today}.semhvault`, bytes, "application/octet-stream");
  app.tell("The vault was downloaded.");
}

async function changePassphrase(app: App): Promise<void> {
  const [old, wanted] = [typedIn("old"), typedIn("wanted")];
  const problem = refusal(wanted) ?? (wanted === typedIn("wanted-again") ? null : "The two new ones are not the same.");
  if (problem !== null || app.vault === null) {
    app.fail(problem ?? "The vault is locked.");
    return;
  }
  app.state.error = "";
  app.state.busy = "Changing the passphrase …";
  app.redraw();
  let done = await app.vault.changePassphrase("passphrase", old, wanted);
  if (!done.ok && /^[A-Z0-9]{5}[- ]/i.test(old.trim()))
    done = await app.vault.changePassphrase("recovery", old, wanted);
  if (!done.ok) {
    app.fail(done.problem);
    return;
  }
  app.state.busy = "";
  await app.save();
  app.tell("The passphrase is changed. Download the vault anew, and delete older files.");
}

async function newCode(app: App): Promise<void> {
  const passphrase = typedIn("code-passphrase");
  if (app.vault === null) return;
  app.state.error = "";
  app.state.busy = "Making a new code …";
  app.redraw();
  const made = await app.vault.newCode(passphrase);
  if (!made.ok) {
    app.fail(made.problem);
    return;
  }
  app.state.busy = "";
  await app.save();
  app.ask({ kind: "code", code: made.value, words: RECOVERY });
}
