import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { ERROR_STATUS } from "./error.ts";
import { wireDefinitions } from "./json-schema.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE, FEED_EVENTS, FEED_NAMESPACE } from "./socket-events.ts";
import { PROTOCOL_VERSION } from "./wire-version.ts";

/** The same text for the same schemas, in whatever order their members stand; words for people do not count. */
function canonical(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(canonical);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).filter(([name, member]) => !(isWords(name) && !isSchema(member)));
  return Object.fromEntries(
    members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, canonical(member)]),
  );
}

function isWords(name: string): boolean {
  return name === "description" || name === "examples";
}

/** A property that is called "description" has a schema, the keyword has text. */
function isSchema(value: unknown): boolean {
  return typeof value === "object" && !Array.isArray(value);
}

test("whoever changes the wire changes its version: the schemas are pinned by their hash", () => {
  const wire = {
    definitions: wireDefinitions(),
    ERROR_STATUS,
    FEED_NAMESPACE,
    BOARD_NAMESPACE,
    FEED_EVENTS,
    BOARD_EVENTS,
  };
  const hash = createHash("sha256")
    .update(JSON.stringify(canonical(wire)))
    .digest("hex")
    .slice(0, 16);
  expect({ version: PROTOCOL_VERSION, hash }).toEqual({ version: "1.23.0", hash: "c838d024c7ed5e1d" });
});
