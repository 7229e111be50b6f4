/** A filled policy as a Word document: control table, contents, sections, approval, appendices, sources. */
import {
  type Filled,
  type FilledPiece,
  type FilledSection,
  isAppendix,
  type Block as Part,
  type Span,
} from "../policy/filled.ts";
import type { Context } from "./context.ts";
import { type Block, writeWord } from "./word.ts";

/** A contents list helps from this many sections on. */
const MANY = 8;
const LIST_STYLES = ["ListBullet", "ListBullet2"] as const;

/** The document; `ask` says in words how a paragraph is decided that the audit leaves open. */
export function policyWord(
  { school, details, at }: Context,
  filled: Filled,
  ask: (statement: string) => string,
): Uint8Array<ArrayBuffer> {
  return writeWord({
    title: filled.template.title,
    author: school || "SEMH Champion",
    footer: [school, filled.template.title, versionOf(filled)].filter(Boolean).join(" · "),
    school: details,
    at,
    parts: [{ blocks: new PolicyBlocks(ask).all(filled) }],
  });
}

function versionOf({ control }: Filled): string {
  const [span] = control.find(([name]) => name === "Version")?.[1] ?? [];
  return span === undefined || span.gap ? "" : `version ${span.text}`;
}

class PolicyBlocks {
  readonly #ask: (statement: string) => string;
  #lists = 0;

  constructor(ask: (statement: string) => string) {
    this.#ask = ask;
  }

  all({ control, approval, sections, closing, sources }: Filled): Block[] {
    const titled = sections.filter((one) => one.title !== "");
    const headings = titled.map((one, index) => ({ text: one.title, anchor: index + 1 }));
    const section = (one: FilledSection): Block[] => [
      ...(one.title === "" ? [] : [this.#heading(one, titled.indexOf(one) + 1, isAppendix(one))]),
      ...one.blocks.flatMap((block) => this.#block(block)),
    ];
    return [
      ...table(
        "Document control",
        null,
        control.map(([name, value]) => [[name], [value]]),
        [30, 70],
      ),
      ...sections.filter((one) => one.title === "").flatMap(section),
      ...(titled.length < MANY
        ? []
        : [
            { kind: "text", style: "Strong", text: "Contents" } as const,
            { kind: "contents", items: headings } as const,
          ]),
      ...titled.filter((one) => !isAppendix(one)).flatMap(section),
      ...(approval.length === 0 ? [] : [{ kind: "heading", level: 1, text: "Approval" } as const]),
      ...table(
        "Approval",
        ["Role", "Name", "Signature", "Date"],
        approval.map(([role, name]) => [[role], [name], ["", ""], [""]]),
        [30, 26, 28, 16],
      ),
      ...titled.filter(isAppendix).flatMap(section),
      ...(sources.length === 0 ? [] : [{ kind: "heading", level: 1, text: "Sources" } as const]),
      ...sources.map((one): Block => {
        const words = [
          plain(`${one.number}. ${one.publisher} (${one.date}). `),
          { ...plain(one.title), href: one.url ?? "" },
        ];
        return { kind: "words", style: "Normal", words };
      }),
      ...(closing === null ? [] : this.#block(closing)),
    ];
  }

  #heading({ title }: FilledSection, anchor: number, newPage: boolean): Block {
    return { kind: "heading", level: 1, text: title, anchor, newPage };
  }

  #block(block: Part): Block[] {
    if (block.kind !== "undecided") return this.#pieces(block.pieces, block.kind === "safety");
    const prompt = (text: string): Block => ({ kind: "text", style: "Prompt", text });
    return [
      ...block.statements.map((statement) =>
        prompt(`[Still to be decided. ${this.#ask(statement)} to decide which of these stays.]`),
      ),
      ...block.options.flatMap((one) => [prompt(`${one.when}:`), ...this.#pieces(one.pieces, false)]),
    ];
  }

  #pieces(pieces: readonly FilledPiece[], isSafety: boolean): Block[] {
    return pieces.flatMap((piece, index): Block[] => {
      if (piece.kind === "h") return [{ kind: "heading", level: 2, text: piece.spans.map((one) => one.text).join("") }];
      if (piece.kind === "table") return richTable(piece.rows);
      if (isSafety) return [{ kind: "words", style: "Safety", words: safetyWords(piece, index) }];
      if (piece.kind === "p") return [{ kind: "words", style: "Normal", words: piece.spans }];
      const style = LIST_STYLES[Math.min(piece.depth, 1)] ?? "ListBullet";
      if (!piece.numbered) return [{ kind: "words", style, words: piece.spans }];
      const before = pieces[index - 1];
      if (!(before?.kind === "li" && before.numbered)) this.#lists += 1;
      return [{ kind: "words", style: "ListNumber", words: piece.spans, list: this.#lists }];
    });
  }
}

/** In the box items bear their marks as text: Word's lists would break its edge. */
function safetyWords(piece: Exclude<FilledPiece, { kind: "table" }>, index: number): Span[] {
  if (piece.kind !== "li") return piece.spans.map((one) => (index === 0 ? { ...one, look: "b" } : one));
  return [plain(piece.depth === 0 ? "• " : "    – "), ...piece.spans];
}

function richTable(rows: readonly (readonly (readonly Span[])[])[]): Block[] {
  const [head = [], ...body] = rows;
  const names = head.map(textOf);
  const widths = names.map((name, index) => {
    const longest = Math.max(...body.map((row) => textOf(row[index] ?? []).length), name.length);
    return Math.max(10, Math.min(45, longest));
  });
  return table(
    names.filter(Boolean).join(", "),
    names,
    body.map((row) => row.map((cell) => [cell])),
    widths,
  );
}

function table(
  title: string,
  head: readonly string[] | null,
  rows: Extract<Block, { kind: "table" }>["rows"],
  widths: readonly number[],
): Block[] {
  return rows.length === 0 ? [] : [{ kind: "table", title, head, rows, widths }];
}

function textOf(spans: readonly Span[]): string {
  return spans.map((one) => one.text).join("");
}

function plain(text: string): Span {
  return { text, look: "", href: "", gap: false };
}
