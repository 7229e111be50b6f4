/** A sheet from the school's information system: open, map, see what it would do, take it in. */
import { html, nothing } from "lit-html";
import type { Result } from "../../audits/workbench/fields.ts";
import type { App } from "./app.ts";
import { readCsv, type Table } from "./csv-read.ts";
import { useMore } from "./later.ts";
import { guess, isPersonal, type Preview, preview, targets } from "./mapping.ts";
import type { Intake } from "./state.ts";
import { button, choose, chosenFile, field, fileField, heading, link, problemBox, type View } from "./view-parts.ts";

export function importView(app: App): View {
  const { intake } = app.state;
  return html`${link("pupils", "Pupils", "back")} ${heading("Take in a sheet")} ${problemBox(app)}
    ${intake === null ? chooseFile(app) : mapColumns(app, intake)}`;
}

function chooseFile(app: App): View {
  return html`<p>Export a sheet from your information system as an Excel workbook (.xlsx, its first sheet is read) or as CSV. One line a pupil, with a code: an admission number will do. Pupils who are in the vault already are brought up to date by code; nothing of their history or support is lost.</p>
    <p>Names, UPNs, dates of birth and addresses are not taken in, whatever is in the file. Delete the file afterwards.</p>
    ${fileField("csv-file", "Excel or CSV file", ".xlsx,.csv,text/csv", (event) => {
      void chosenFile(event).then((file) => (file === null ? undefined : readSheet(app, file.bytes)));
    })}`;
}

/** A workbook is read by the script that comes later. */
function readSheet(app: App, bytes: Uint8Array): void | Promise<void> {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return take(app, readCsv(bytes));
  return useMore(app, ({ readXlsx }) => take(app, readXlsx(bytes)));
}

function take(app: App, read: Result<Table>): void {
  if (!read.ok) {
    app.fail(read.problem);
    return;
  }
  app.state.error = "";
  // a factor that the school has switched off is not asked, so no column becomes it
  const asked = new Set(targets(app.rules).map((one) => one.id));
  const columns = guess(read.value).map((one) => (asked.has(one) ? one : ""));
  app.state.intake = { table: read.value, columns, by: "", preview: null };
  app.redraw();
}

function mapColumns(app: App, intake: Intake): View {
  const { table, columns } = intake;
  const personal = table.heads.filter((_, index) => isPersonal(table, index));
  const options = [["", "Leave out"], ...targets(app.rules).map((one) => [one.id, one.label] as const)] as const;
  const map = (index: number, value: string) => {
    intake.columns = columns.map((one, at) => (at === index ? value : one === value ? "" : one));
    intake.preview = null;
    app.redraw();
  };
  return html`<p>${table.rows.length} lines. What each column becomes has been guessed from its first line: check every one.</p>
    ${personal.length === 0 ? nothing : html`<p id="personal">Never taken in, because they look personal: ${personal.join(", ")}.</p>`}
    <fieldset id="columns"><legend>Columns</legend>
      ${table.heads.map((head, index) => (isPersonal(table, index) ? nothing : choose(`column-${index}`, head || `Column ${index + 1}`, columns[index] ?? "", options, (value) => map(index, value))))}
    </fieldset>
    ${field({
      id: "import-by",
      label: "Entered by (a role)",
      value: intake.by,
      change: (by) => {
        intake.by = by;
      },
    })}
    <p class="buttons">${button("try", "Show what this would do", () => tryIt(app, intake), "main")} ${button("cancel-import", "Leave things as they are", () => stop(app))}</p>
    ${intake.preview === null ? nothing : result(app, intake.preview)}`;
}

function tryIt(app: App, intake: Intake): void {
  if (!intake.columns.includes("code")) {
    app.fail("Say which column holds the code.");
    return;
  }
  app.state.error = "";
  intake.preview = preview(app.state.book, intake.table, intake.columns, app.rules, app.today, intake.by);
  app.redraw();
}

function result(app: App, tried: Preview): View {
  return html`<section id="import-preview"><h2>What this would do</h2>
    <ul><li>${tried.added} pupils new</li><li>${tried.updated} brought up to date</li><li>${tried.same} the same as before</li>
      <li>${tried.absent} in the vault and not in this file: they stay as they are</li><li>${tried.refused.length} lines left out</li></ul>
    ${tried.refused.length ? html`<details><summary>Lines left out</summary><ul>${tried.refused.slice(0, 50).map((one) => html`<li>${one}</li>`)}</ul></details>` : nothing}
    <p class="buttons">${button(
      "apply-import",
      "Take it in",
      () => {
        const before = app.state.book;
        app.change(tried.book);
        stop(app);
        app.go("pupils");
        setTimeout(
          () =>
            app.tell(
              `${tried.added} pupils added, ${tried.updated} brought up to date. Delete the file now.`,
              false,
              before,
            ),
          0,
        );
      },
      "main",
    )}</p></section>`;
}

function stop(app: App): void {
  app.state.intake = null;
  app.state.error = "";
  app.redraw();
}
