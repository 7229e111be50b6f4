/** Writes PowerPoint files: fills the slides that the build prepared (plugins/semh/impact/deck_parts.py). */
import { type Line, parted, type Room, sizeFor } from "./fit.ts";
import { writeSheet } from "./sheet.ts";
import { coreProperties, esc, pack } from "./xml.ts";

type Kind = "text" | "heading" | "chart";

/** The prepared slides, with blanks such as `{title}`; rooms and sizes are in points, colours six hex digits for the series of a chart. */
export interface DeckParts {
  readonly parts: Readonly<Record<string, string>>;
  readonly slides: Readonly<Record<Kind, string>>;
  /** Which layout each kind of slide follows. */
  readonly layouts: Readonly<Record<Kind, string>>;
  readonly notes: string;
  readonly chart: string;
  readonly rooms: { readonly title: Room; readonly text: Room; readonly chart: Room };
  readonly sizes: { readonly title: number; readonly largest: number; readonly smallest: number };
  readonly colours: readonly string[];
}

/** Columns that stand side by side for each category. `alt` says in words what they show. */
export interface Chart {
  readonly categories: readonly string[];
  readonly series: readonly { readonly name: string; readonly values: readonly number[] }[];
  readonly alt: string;
}

/** A slide before it is fitted; text that is too much for one goes on to the next, under the same title. */
export interface Slide {
  /** The heading under which it stands in PowerPoint's list of slides. */
  readonly section: string;
  readonly title: string;
  readonly lines: readonly Line[];
  readonly chart: Chart | null;
  readonly notes: readonly string[];
}

export interface DeckFile {
  readonly title: string;
  readonly author: string;
  readonly footer: string;
  readonly at: Date;
  readonly slides: readonly Slide[];
}

const RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const TYPE = "application/vnd.openxmlformats-officedocument.";
const FIRST_ID = 256;

/** The bytes of a .pptx. */
export function writeDeck(parts: DeckParts, file: DeckFile): Uint8Array<ArrayBuffer> {
  const slides = file.slides.flatMap((slide) => fitted(parts, slide));
  const types = [
    ...slides.flatMap((slide, index) => slideTypes(slide, index + 1)),
    `<Default Extension="xlsx" ContentType="${TYPE}spreadsheetml.sheet"/>`,
    override("docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
  ];
  return pack({
    ...filled(parts, slides, types),
    "docProps/core.xml": coreProperties(file.title, file.author, file.at),
    ...Object.assign({}, ...slides.map((slide, index) => slideFiles(parts, slide, index + 1, file))),
  });
}

function slideTypes(slide: Slide, number: number): string[] {
  const chart = override(`ppt/charts/chart${number}.xml`, `${TYPE}drawingml.chart+xml`);
  return [
    override(`ppt/slides/slide${number}.xml`, `${TYPE}presentationml.slide+xml`),
    override(`ppt/notesSlides/notesSlide${number}.xml`, `${TYPE}presentationml.notesSlide+xml`),
    ...(slide.chart === null ? [] : [chart]),
  ];
}

/** A slide with its notes and its chart, which bear its number. */
function slideFiles(
  parts: DeckParts,
  slide: Slide,
  number: number,
  file: DeckFile,
): Record<string, string | Uint8Array> {
  const kind: Kind = slide.chart !== null ? "chart" : slide.lines.length > 0 ? "text" : "heading";
  return {
    [`ppt/slides/slide${number}.xml`]: slideXml(parts, slide, kind, file.footer),
    // The chart's name in the prepared slide is rId2.
    [`ppt/slides/_rels/slide${number}.xml.rels`]: relationships([
      ["slideLayout", `../slideLayouts/${parts.layouts[kind]}`],
      ...(slide.chart === null ? [] : [["chart", `../charts/chart${number}.xml`] as const]),
      ["notesSlide", `../notesSlides/notesSlide${number}.xml`],
    ]),
    [`ppt/notesSlides/notesSlide${number}.xml`]: parts.notes.replace("{text}", () => notesXml(slide.notes)),
    [`ppt/notesSlides/_rels/notesSlide${number}.xml.rels`]: relationships([
      ["notesMaster", "../notesMasters/notesMaster1.xml"],
      ["slide", `../slides/slide${number}.xml`],
    ]),
    ...(slide.chart === null ? {} : chartFiles(parts, slide.chart, number, file)),
  };
}

/** The parts that stand round the slides. */
function filled(parts: DeckParts, slides: readonly Slide[], types: readonly string[]): Record<string, string> {
  const relation = (type: string, target: string, id: string) =>
    `<Relationship Id="${id}" Type="${type}" Target="${target}"/>`;
  const core = relation(
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties",
    "docProps/core.xml",
    "rIdCore",
  );
  const more: Record<string, string> = {
    "[Content_Types].xml": types.join(""),
    "_rels/.rels": core,
    "ppt/_rels/presentation.xml.rels": slides
      .map((_, index) => relation(`${RELATION}/slide`, `slides/slide${index + 1}.xml`, `rIdSlide${index + 1}`))
      .join(""),
  };
  const list = slides.map((_, index) => `<p:sldId id="${FIRST_ID + index}" r:id="rIdSlide${index + 1}"/>`).join("");
  return Object.fromEntries(
    Object.entries(parts.parts).map(([name, xml]) => [
      name,
      xml
        .replace("{more}", () => more[name] ?? "")
        .replace("{slides}", () => list)
        .replace("{sections}", () => sections(slides)),
    ]),
  );
}

/** PowerPoint lists the slides under their headings. */
function sections(slides: readonly Slide[]): string {
  const names = [...new Set(slides.map((one) => one.section))];
  const section = (name: string, index: number) => {
    const ids = slides.flatMap((one, at) => (one.section === name ? [`<p14:sldId id="${FIRST_ID + at}"/>`] : []));
    const id = `{00000000-0000-4000-8000-${String(index + 1).padStart(12, "0")}}`;
    return `<p14:section name="${esc(name)}" id="${id}"><p14:sldIdLst>${ids.join("")}</p14:sldIdLst></p14:section>`;
  };
  return (
    '<p:extLst><p:ext uri="{521415D9-36F7-43E2-AB2F-B90AF26B5E84}">' +
    `<p14:sectionLst xmlns:p14="http://schemas.microsoft.com/office/powerpoint/2010/main">${names.map(section).join("")}</p14:sectionLst>` +
    "</p:ext></p:extLst>"
  );
}

/** The slide as it is, or several: what does not fit goes on under the same title. */
function fitted(parts: DeckParts, slide: Slide): Slide[] {
  const { smallest } = parts.sizes;
  const [first = [], ...more] = parted(slide.lines, roomOf(parts, slide.chart), smallest);
  const rest = parted(more.flat(), parts.rooms.text, smallest);
  const after = rest.map((lines, index) => ({
    ...slide,
    lines,
    chart: null,
    title: `${slide.title} (${index + 2} of ${rest.length + 1})`,
    notes: [`Goes on from the slide before. Ten minutes are short: leave something out.`],
  }));
  return [{ ...slide, lines: first }, ...after];
}

function roomOf(parts: DeckParts, chart: Chart | null): Room {
  return chart === null ? parts.rooms.text : parts.rooms.chart;
}

function slideXml(parts: DeckParts, slide: Slide, kind: Kind, footer: string): string {
  const { largest, smallest } = parts.sizes;
  const size = sizeFor(slide.lines, roomOf(parts, slide.chart), largest, smallest) ?? smallest;
  const titleSize =
    sizeFor([{ label: "", text: slide.title }], parts.rooms.title, parts.sizes.title, smallest) ?? smallest;
  const values: Record<string, string> = {
    "{title}": esc(slide.title),
    "{footer}": esc(footer),
    "{alt}": esc(slide.chart?.alt ?? ""),
    "{text}": slide.lines.map((line) => lineXml(line, size)).join(""),
  };
  const xml = parts.slides[kind].replace(/\{(title|footer|alt|text)\}/g, (blank) => values[blank] ?? "");
  return titleSize === parts.sizes.title
    ? xml
    : xml.replace('<a:rPr lang="en-GB"/>', `<a:rPr lang="en-GB" sz="${titleSize * 100}"/>`);
}

function lineXml({ label, text }: Line, size: number): string {
  const look = (more: string) => `<a:rPr lang="en-GB" sz="${size * 100}"${more}/>`;
  const run = (words: string, more = "") => (words === "" ? "" : `<a:r>${look(more)}<a:t>${esc(words)}</a:t></a:r>`);
  const lines = text.split("\n").map((one) => run(one));
  const space = `<a:spcAft><a:spcPts val="${Math.round(size * 0.4) * 100}"/></a:spcAft>`;
  return `<a:p><a:pPr>${space}</a:pPr>${run(label === "" ? "" : `${label}: `, ' b="1"')}${lines.join("<a:br/>")}</a:p>`;
}

function notesXml(notes: readonly string[]): string {
  const lines = notes.flatMap((one) => one.split("\n"));
  return (lines.length === 0 ? [""] : lines)
    .map((one) => `<a:p><a:r><a:rPr lang="en-GB"/><a:t>${esc(one)}</a:t></a:r></a:p>`)
    .join("");
}

/** The chart with its numbers, and the workbook that PowerPoint opens to change them. */
function chartFiles(
  parts: DeckParts,
  chart: Chart,
  number: number,
  { title, author, at }: DeckFile,
): Record<string, string | Uint8Array> {
  const series = chart.series.map((_, index) => seriesXml(parts, chart, index)).join("");
  const xml = parts.chart.replace("{series}", () => series);
  const columns = ["", ...chart.series.map((one) => one.name)].map((name) => ({ title: name, width: 30 }));
  const rows = chart.categories.map((name, row) => [name, ...chart.series.map((one) => one.values[row] ?? "")]);
  return {
    [`ppt/charts/chart${number}.xml`]: chart.series.length > 1 ? xml : xml.replace(/<c:legend>.*?<\/c:legend>/s, ""),
    [`ppt/charts/_rels/chart${number}.xml.rels`]: relationships([["package", `../embeddings/chart${number}.xlsx`]]),
    [`ppt/embeddings/chart${number}.xlsx`]: writeSheet({
      title,
      author,
      at,
      sheets: [{ name: "Sheet1", columns, rows }],
    }),
  };
}

function seriesXml({ colours }: DeckParts, { categories, series }: Chart, index: number): string {
  const one = series[index];
  if (one === undefined) return "";
  const letter = String.fromCharCode(66 + index);
  const last = categories.length + 1;
  const points = (values: readonly (string | number)[]) =>
    `<c:ptCount val="${values.length}"/>${values.map((value, at) => `<c:pt idx="${at}"><c:v>${esc(String(value))}</c:v></c:pt>`).join("")}`;
  const words = (place: string, values: readonly string[]) =>
    `<c:strRef><c:f>Sheet1!${place}</c:f><c:strCache>${points(values)}</c:strCache></c:strRef>`;
  const colour = colours[series.length === 1 ? 1 : index % colours.length] ?? "14505C";
  return (
    `<c:ser><c:idx val="${index}"/><c:order val="${index}"/><c:tx>${words(`$${letter}$1`, [one.name])}</c:tx>` +
    `<c:spPr><a:solidFill><a:srgbClr val="${colour}"/></a:solidFill></c:spPr><c:invertIfNegative val="0"/>` +
    `<c:cat>${words(`$A$2:$A$${last}`, categories)}</c:cat>` +
    `<c:val><c:numRef><c:f>Sheet1!$${letter}$2:$${letter}$${last}</c:f><c:numCache><c:formatCode>General</c:formatCode>${points(one.values)}</c:numCache></c:numRef></c:val></c:ser>`
  );
}

function relationships(list: readonly (readonly [string, string])[]): string {
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([type, target], index) => `<Relationship Id="rId${index + 1}" Type="${RELATION}/${type}" Target="${target}"/>`,
    )
    .join("")}</Relationships>`;
}

function override(part: string, type: string): string {
  return `<Override PartName="/${part}" ContentType="${type}"/>`;
}
