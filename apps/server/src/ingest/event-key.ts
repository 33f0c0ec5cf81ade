import { hash } from "node:crypto";

/**
 * What an event's identity is stored as: the first 128 bits of the SHA-256 of source and id, as hexadecimal digits of a
 * uuid. The database's `event_key_of` says the same, several times slower.
 */
export function eventKey({ source, id }: { readonly source: string; readonly id: string }): string {
  // Neither may hold a line break, so it can stand between them.
  return hash("sha256", `${source}\n${id}`).slice(0, 32);
}
