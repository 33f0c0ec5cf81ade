import { createHash } from "node:crypto";

/** A version of a document that is read once: the same content, the same version. */
export function versionOf(content: object): string {
  return createHash("sha256").update(JSON.stringify(content)).digest("base64url").slice(0, 22);
}
