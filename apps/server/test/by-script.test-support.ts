import type { Caller } from "../src/access/caller.ts";

/** Whoever has the bootstrap token. */
export const BY_SCRIPT: Caller = { who: { kind: "bootstrap" }, address: null };
