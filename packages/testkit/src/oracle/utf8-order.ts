import { Buffer } from "node:buffer";

/** By bytes of UTF-8, which is not the order of JavaScript's UTF-16 code units beyond the basic plane. */
export function byUtf8(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a, "utf8"), Buffer.from(b, "utf8"));
}
