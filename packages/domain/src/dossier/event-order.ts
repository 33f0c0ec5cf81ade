import { compareUtf8 } from "../order/utf8-order.ts";
import type { EventHead } from "./event.ts";

/** FOLD-1: by time, then source, then id, by bytes of UTF-8. Total, since (source, id) is an event's identity. */
export function compareEvents(a: EventHead, b: EventHead): number {
  return a.time - b.time || compareUtf8(a.source, b.source) || compareUtf8(a.id, b.id);
}
