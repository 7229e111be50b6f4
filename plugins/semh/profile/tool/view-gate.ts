/** The screens before a vault is open: make one, unlock one, open a file, or practise. */
import { html, nothing } from "lit-html";
import type { App } from "./app.ts";
import type { Opener } from "./crypto.ts";
import { takeApart } from "./crypto.ts";
import { MemoryKeeper } from "./keeper.ts";
import { fiveWords, refusal, SHORTEST } from "./passphrase.ts";
import type { CodeWords } from "./state.ts";
import { button, chosenFile, fileField, heading, problemBox, secret, typedIn, type View } from "./view-parts.ts";

export function gateView(app: App): View {
  if (app.state.busy !== "") return html`${heading("Profile")}<p role="status">${app.state.busy}</p>`;
  if (app.state.incoming !== null) return incomingView(app);
  if (app.state.route === "new") return createView(app);
  if (app.state.route === "code") return codeView(app);
  return app.state.phase === "none" ? firstView(app) : lockedView(app);
}

/** One line on what is kept, where, who sees it, and how to delete it. */
export function privacyLine(app: App): View {
  if (app.state.practice)
    return html`<p class="notice" id="practice-mark"><strong>Practice class.</strong> Thirty made-up pupils, on 25 March 2027. Nothing of it is kept. Enter no real pupil here.</p>`;
  return html`<p class="privacy">
    What you type is encrypted on this device with your passphrase and sent to nobody. ${app.keeper.keeps ? "This browser keeps only the encrypted vault" : html`<strong>This browser keeps nothing of it</strong> once the page is closed, so download the vault before`}; who has
    the passphrase or the recovery code can read it, and nobody can open it without one of them. “Delete the vault” removes it. Codes, never names.
  </p>`;
}

function firstView(app: App): View {
  return html`${heading("Profile")} ${problemBox(app)}
    <p>${app.page.rules.about}</p>
    ${privacyLine(app)}
    <p><strong>Before the first real pupil:</strong> settle a data protection impact assessment with your data protection officer. Until then, use the practice class.
      ${app.page.site.base === "" ? nothing : html`<a href=${`${app.page.site.base}staff/data-protection/`}>What you need for it</a>`}</p>
    ${practiceOffer(app)}
    <h2>Your own pupils</h2>
    <p>Have you had a vault here before? Then this browser was emptied: many schools’ computers do that whenever the browser closes, without a word. Open the file that you downloaded.</p>
    <p class="buttons"><a class="button main" id="new-vault" href="#/new">Make a vault</a></p>
    ${openFile(app)} ${sessionBox(app)} ${ruleLinks(app)}`;
}

function lockedView(app: App): View {
  const go = (opener: Opener) => (event: Event) => {
    event.preventDefault();
    void unlock(app, opener);
  };
  return html`${heading("Unlock the vault")} ${problemBox(app)} ${privacyLine(app)}
    <form id="unlock-form" @submit=${go("passphrase")}>
      ${secret("passphrase", "Passphrase", "You may paste it.")}
      <p class="buttons"><button class="main" id="unlock" type="submit">Unlock</button></p>
    </form>
    <p><a href="#/code" id="use-code">I have lost the passphrase</a></p>
    ${practiceOffer(app)} ${openFile(app)}
    <h2>Delete</h2>
    <p class="buttons">${button("wipe", "Delete the vault from this browser", () => askWipe(app), "careful")}</p>
    ${ruleLinks(app)}`;
}

function codeView(app: App): View {
  return html`${heading("Unlock with the recovery code")} ${problemBox(app)}
    <p>Six groups of five letters and digits, which you printed when the vault was made. Choose a new passphrase afterwards, under “Vault”.</p>
    <form @submit=${(event: Event) => {
      event.preventDefault();
      void unlock(app, "recovery");
    }}>
      ${secret("recovery", "Recovery code")}
      <p class="buttons"><button class="main" id="unlock" type="submit">Unlock</button> <a class="button" href="#/">Back</a></p>
    </form>`;
}

async function unlock(app: App, opener: Opener): Promise<void> {
  const typed = typedIn(opener);
  const bytes = app.state.incoming?.bytes ?? (await app.keeper.load());
  if (typed.trim() === "")
    return app.fail(opener === "passphrase" ? "Type the passphrase." : "Type the recovery code.");
  if (bytes === null) {
    app.fail("There is no vault in this browser any more.");
    return;
  }
  const arrived = app.state.incoming !== null;
  app.state.error = "";
  app.state.busy = "Opening the vault …";
  app.redraw();
  const incoming = app.state.incoming;
  if (!(await app.unlock(bytes, opener, typed, arrived))) {
    app.state.incoming = incoming;
    return;
  }
  app.tell("The vault is open.");
}

function createView(app: App): View {
  if (app.state.offered === "") app.state.offered = fiveWords(app.page.words);
  return html`${heading("Make a vault")} ${problemBox(app)}
    <p>The passphrase is the only way in, beside a recovery code that you print next. Nobody can reset it: not we, and not your network manager.</p>
    <h2>Take these five words</h2>
    <p class="note" id="offered">${app.state.offered}</p>
    <p class="hint">Write them down and keep the paper where you keep the keys of the school, not beside the computer.</p>
    <p class="buttons">
      ${button("take-words", "Use these words", () => void create(app, app.state.offered), "main")}
      ${button("other-words", "Other words", () => {
        app.state.offered = fiveWords(app.page.words);
        app.redraw();
      })}
    </p>
    <details>
      <summary>Choose my own</summary>
      <form @submit=${(event: Event) => {
        event.preventDefault();
        void createOwn(app);
      }}>
        ${secret("own", "Passphrase", `At least ${SHORTEST} letters. A sentence that nobody else would say is better than a word with signs in it.`)}
        ${secret("own-again", "The same again")}
        <p class="buttons"><button id="create" type="submit">Make the vault</button></p>
      </form>
    </details>
    <p><a href="#/">Back</a></p>`;
}

async function createOwn(app: App): Promise<void> {
  const own = typedIn("own");
  const problem = refusal(own) ?? (own === typedIn("own-again") ? null : "The two are not the same.");
  if (problem !== null) {
    app.fail(problem);
    return;
  }
  await create(app, own);
}

async function create(app: App, passphrase: string): Promise<void> {
  app.state.error = "";
  app.state.busy = "Making the vault …";
  app.redraw();
  await app.create(passphrase);
}

/** A recovery code or the passphrase of a file, once. */
export function codePanel(app: App, code: string, words: CodeWords): View {
  return html`${heading(words.title)}
    <p>${words.body}</p>
    <p class="note recovery" id="recovery-code">${code}</p>
    <p class="buttons">
      ${button("print-code", "Print this page", () => {
        app.state.mayPrint = true;
        document.body.classList.add("may-print");
        window.print();
        document.body.classList.remove("may-print");
        app.state.mayPrint = false;
      })}
      ${button("code-kept", words.done, () => app.ask(null), "main")}
    </p>`;
}

function openFile(app: App): View {
  return fileField("open-vault", "Open a vault from a file (.semhvault)", ".semhvault", (event) => {
    void chosenFile(event).then((file) => {
      if (file === null) return;
      const parts = takeApart(file.bytes);
      if (!parts.ok) {
        app.fail(parts.problem);
        return;
      }
      app.state.error = "";
      app.state.incoming = file;
      app.redraw();
    });
  });
}

/** Step two of opening a file: say what would happen, and unlock it. */
function incomingView(app: App): View {
  const { incoming, phase } = app.state;
  const replaces =
    phase === "none"
      ? "It will be kept in this browser."
      : "It takes the place of the vault that this browser keeps now. Download that one first if it may hold something newer.";
  return html`${heading("Open this file?")} ${problemBox(app)}
    <p>${incoming?.name ?? ""}, ${Math.ceil((incoming?.bytes.length ?? 0) / 1024)} KB. ${replaces} Nothing changes until the passphrase fits.</p>
    <form @submit=${(event: Event) => {
      event.preventDefault();
      void unlock(app, typedIn("passphrase") === "" && typedIn("recovery") !== "" ? "recovery" : "passphrase");
    }}>
      ${secret("passphrase", "Passphrase of this file")}
      <details><summary>Or its recovery code</summary>${secret("recovery", "Recovery code of this file")}</details>
      <p class="buttons">
        <button class="main" id="apply-vault" type="submit">Open it and keep it here</button>
        ${button("cancel-vault", "Leave things as they are", () => {
          app.state.incoming = null;
          app.state.error = "";
          app.redraw();
        })}
      </p>
    </form>`;
}

function practiceOffer(app: App): View {
  if (app.page.practice === null) return nothing;
  return html`<h2>Practise first</h2>
    <p>The thirty made-up pupils of session 3, with their support. They stay apart from your own, and nothing is kept.</p>
    <p class="buttons">${button("practise", "Open the practice class", () => app.practise())}</p>`;
}

function sessionBox(app: App): View {
  if (!app.keeper.keeps)
    return html`<p id="session-only" class="hint">Nothing is kept in this browser: download the vault before you close the page.</p>`;
  return html`<p class="buttons">${button("this-session", "Keep nothing in this browser, this session only", () => {
    app.keeper = new MemoryKeeper();
    app.tell("Nothing is kept in this browser now. Download the vault before you close the page.");
  })}</p>`;
}

function ruleLinks(app: App): View {
  const { site, scoring, single } = app.page;
  if (site.base === "") return nothing;
  return html`<h2>Good to know</h2>
    <ul>
      <li><a href=${site.base + scoring}>How the profile scores</a></li>
      ${
        single === null
          ? nothing
          : html`<li><a href=${site.base + single.url} download>Profile as one file</a> (HTML, ${single.kilobytes} KB), which works without the internet.
              <span class="hint">Its SHA-256 sum: <code class="sum">${single.sha256}</code></span></li>`
      }
    </ul>`;
}

export function askWipe(app: App): void {
  app.ask({
    kind: "confirm",
    title: "Delete the vault from this browser?",
    body: [
      "This cannot be undone. Without a downloaded file everything in it is lost.",
      "It does not delete files that you downloaded, backups of this computer, printed pages, or sheets that you exported.",
    ],
    yes: "Yes, delete it",
    act: () => app.wipe(),
  });
}
