import type { FaultyMember } from "@ioc/protocol/error.ts";

/** Nobody mends more than these at once, and a hostile file has millions. */
const MAX_FAULTS = 1000;

/** Collects what is wrong with a map, each with its place in the file. */
export class MapFaults {
  readonly list: FaultyMember[] = [];

  add(path: string, message: string): void {
    if (this.list.length < MAX_FAULTS) this.list.push({ path, code: "invalid", message });
  }
}
