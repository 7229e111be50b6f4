/** The styles of a Word file: its look in one place. */

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
const PRIMARY = "14505C";

/** The part `styles.xml`; a dense file has smaller type and less room between paragraphs. */
export function styles(dense: boolean): string {
  const [body, inTable, title] = dense ? [22, 20, 36] : [24, 22, 48];
  const heading = (level: number, size: number) =>
    style(`Heading${level}`, `heading ${level}`, {
      paragraph: `<w:keepNext/><w:keepLines/><w:spacing w:before="${dense ? 140 : 240}" w:after="${dense ? 40 : 80}"/><w:outlineLvl w:val="${level - 1}"/>`,
      run: `<w:b/><w:color w:val="${PRIMARY}"/><w:sz w:val="${size}"/>`,
    });
  return (
    `<w:styles ${W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>` +
    `<w:sz w:val="${body}"/><w:szCs w:val="${body}"/><w:lang w:val="en-GB" w:eastAsia="en-GB" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>` +
    `<w:pPrDefault><w:pPr><w:spacing w:after="${dense ? 60 : 120}"/></w:pPr></w:pPrDefault></w:docDefaults>` +
    '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/></w:style>' +
    style("Title", "Title", {
      paragraph: '<w:spacing w:after="160"/>',
      run: `<w:b/><w:color w:val="${PRIMARY}"/><w:sz w:val="${title}"/>`,
    }) +
    heading(1, dense ? 28 : 36) +
    heading(2, 30) +
    heading(3, 26) +
    style("Strong", "SEMH Strong", { run: "<w:b/>" }) +
    style("Prompt", "SEMH Prompt", { run: '<w:i/><w:color w:val="7A3B00"/>' }) +
    style("ListBullet", "List Bullet", {
      paragraph: '<w:numPr><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
    }) +
    style("ListBullet2", "List Bullet 2", {
      paragraph: '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr><w:spacing w:after="60"/>',
    }) +
    style("ListNumber", "List Number", { paragraph: '<w:spacing w:after="60"/>' }) +
    style("TOC1", "toc 1", { paragraph: '<w:spacing w:after="40"/>', run: '<w:color w:val="0B5563"/>' }) +
    style("Safety", "SEMH Safety", {
      paragraph:
        '<w:keepLines/><w:pBdr><w:left w:val="single" w:sz="24" w:space="6" w:color="9A2617"/></w:pBdr>' +
        '<w:shd w:val="clear" w:color="auto" w:fill="FBEFED"/><w:spacing w:after="40"/><w:ind w:left="227"/>',
    }) +
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/></w:style>' +
    '<w:style w:type="character" w:styleId="PromptWords"><w:name w:val="SEMH Prompt Words"/>' +
    '<w:rPr><w:i/><w:color w:val="7A3B00"/></w:rPr></w:style>' +
    tableText(inTable) +
    style("Footer", "footer", { run: '<w:sz w:val="18"/>' }) +
    tableStyle() +
    "</w:styles>"
  );
}

function tableText(size: number): string {
  return (
    style("TableText", "SEMH Table Text", {
      paragraph: '<w:spacing w:after="40"/>',
      run: `<w:sz w:val="${size}"/>`,
    }) +
    style("TableHeading", "SEMH Table Heading", {
      paragraph: '<w:spacing w:after="40"/>',
      run: `<w:b/><w:sz w:val="${size}"/>`,
    })
  );
}

function style(id: string, name: string, look: { paragraph?: string; run?: string }): string {
  return (
    `<w:style w:type="paragraph" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="Normal"/><w:qFormat/>` +
    `${look.paragraph ? `<w:pPr>${look.paragraph}</w:pPr>` : ""}${look.run ? `<w:rPr>${look.run}</w:rPr>` : ""}</w:style>`
  );
}

function tableStyle(): string {
  const sides = ["top", "left", "bottom", "right", "insideH", "insideV"];
  const borders = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="6B7B83"/>`).join("");
  return (
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>' +
    `<w:tblBorders>${borders}</w:tblBorders><w:tblCellMar><w:left w:w="85" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar>` +
    "</w:tblPr></w:style>"
  );
}
