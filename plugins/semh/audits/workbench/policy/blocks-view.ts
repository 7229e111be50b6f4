/** A filled document on the screen: paragraphs, lists, tables, gaps that can be seen, and paragraphs still to be decided. */
import { html, nothing } from "lit-html";
import { writeRoute } from "../routes.ts";
import type { View } from "../view-parts.ts";
import { toStatement } from "./check.ts";
import type { Block, FilledPiece, Span } from "./filled.ts";
import { type Given, statementText } from "./given.ts";

type Item = Extract<FilledPiece, { kind: "li" }>;

/** The blocks of a section. Headings inside a section are of the third level. */
export function blocksView(given: Given, blocks: readonly Block[]): View[] {
  return blocks.map((block) => {
    if (block.kind === "undecided") return undecidedView(given, block);
    const inside = piecesView(block.pieces);
    return block.kind === "safety" ? html`<div class="statement">${inside}</div>` : html`${inside}`;
  });
}

function undecidedView(given: Given, block: Extract<Block, { kind: "undecided" }>): View {
  return html`<div class="undecided">
    ${block.statements.map((statement) => {
      const { route, focus } = toStatement(given, statement);
      return html`<p><mark class="gap">[Still to be decided]</mark> <a href=${writeRoute(route)} data-focus=${focus ?? nothing}>Answer “${statementText(given.page, statement)}” in the audit</a> to decide which of these stays.</p>`;
    })}
    ${block.options.map((one) => html`<div class="option"><p class="hint">${one.when}:</p>${piecesView(one.pieces)}</div>`)}
  </div>`;
}

/** Pieces in order; neighbouring items make one list. */
export function piecesView(pieces: readonly FilledPiece[]): View[] {
  const views: View[] = [];
  for (let index = 0; index < pieces.length; index += 1) {
    const piece = pieces[index] as FilledPiece;
    if (piece.kind !== "li") {
      views.push(pieceView(piece));
      continue;
    }
    const items: Item[] = [];
    for (let next = pieces[index]; next?.kind === "li"; next = pieces[index]) {
      items.push(next);
      index += 1;
    }
    index -= 1;
    views.push(listView(items, items[0]?.depth ?? 0));
  }
  return views;
}

function pieceView(piece: Exclude<FilledPiece, Item>): View {
  switch (piece.kind) {
    case "p":
      return html`<p>${spansView(piece.spans)}</p>`;
    case "h":
      return html`<h3>${spansView(piece.spans)}</h3>`;
    case "table":
      return tableView(piece.rows);
  }
}

function listView(items: readonly Item[], depth: number): View {
  const groups: Item[][] = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (item.depth <= depth || last === undefined) groups.push([item]);
    else last.push(item);
  }
  const inside = groups.map(
    ([first, ...rest]) =>
      html`<li>${spansView(first?.spans ?? [])}${rest.length > 0 ? listView(rest, rest[0]?.depth ?? 0) : nothing}</li>`,
  );
  return items[0]?.numbered ? html`<ol>${inside}</ol>` : html`<ul>${inside}</ul>`;
}

function tableView([head, ...rows]: readonly (readonly (readonly Span[])[])[]): View {
  const name = (head ?? []).map((cell) => cell.map((one) => one.text).join("")).join(", ");
  return html`<div class="table-wrap" tabindex="0" role="region" aria-label=${`Table: ${name}`}>
    <table>
      <thead><tr>${head?.map((cell) => (cell.length === 0 ? html`<td></td>` : html`<th scope="col">${spansView(cell)}</th>`))}</tr></thead>
      <tbody>${rows.map((row) => html`<tr>${row.map((cell) => html`<td>${spansView(cell)}</td>`)}</tr>`)}</tbody>
    </table>
  </div>`;
}

/** Stretches of text with their look; a gap is marked. */
export function spansView(spans: readonly Span[]): View[] {
  return spans.map(({ text, look, href, gap }) => {
    if (gap) return html`<mark class="gap">${text}</mark>`;
    if (href !== "") return html`<a href=${href}>${text}</a>`;
    if (look.includes("s")) return html`<sup>${text}</sup>`;
    const lines = text.includes("\n") ? html`<span class="lines-kept">${text}</span>` : text;
    const plain = look.includes("i") ? html`<em>${lines}</em>` : lines;
    return look.includes("b") ? html`<strong>${plain}</strong>` : html`${plain}`;
  });
}
