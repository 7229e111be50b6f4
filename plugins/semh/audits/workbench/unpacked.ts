/** Unpacks data that the build packed (plugins/semh/core/packed.py). */
import { gunzipSync, strFromU8 } from "fflate";

/** The text of JSON that was packed with gzip, in base 64. */
export function unpacked(text: string): string {
  return strFromU8(gunzipSync(Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))));
}
