/** What the tool's files call themselves, and how a person gets them. */

export { offer as download } from "../../audits/workbench/offer.ts";

/** What a Word file calls itself. */
export const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
