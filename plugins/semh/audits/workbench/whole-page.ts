/** In the single file the page's data is packed, which keeps the file small: unpack it before the page is read. */
import { unpacked } from "./unpacked.ts";

declare global {
  /** Set in the single file: what stands in `#semh-audits` on the site. */
  var semhPage: string | undefined;
}

const place = document.getElementById("semh-audits");
if (place !== null && globalThis.semhPage !== undefined) place.textContent = unpacked(globalThis.semhPage);
