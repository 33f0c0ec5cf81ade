import type { DocumentName } from "../live/wall-document.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";

export interface PastRequest {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/**
 * What the REST API is asked for so that it answers the document as it stood at a moment of the past: the same as the
 * live one was then, its period moved with the moment.
 */
export function pastRequest(name: DocumentName, unit: string | undefined, atMs: number): PastRequest {
  const at = new Date(atMs).toISOString();
  const { date } = civilTimeOf(atMs);
  const month = { from: `${date.slice(0, 7)}-01`, to: date };
  switch (name) {
    case "board":
      return { path: "board", query: { unit, from: date, to: date, at } };
    case "month":
      return { path: "board", query: { unit, ...month, at } };
    case "ranking":
      return { path: "ranking", query: { unit, ...month, at } };
    case "overview":
    case "hotspots":
      return { path: name, query: { unit, at } };
  }
}
