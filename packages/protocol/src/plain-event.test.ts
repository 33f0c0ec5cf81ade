import fc from "fast-check";
import { expect, test } from "vitest";
import { checkEventBySchema } from "./check-event.ts";
import { validEvent } from "./event.arbitrary.ts";
import { EVENT_DATA } from "./event-data.ts";
import { EVENT_TYPES } from "./names.ts";
import { readPlainEvent } from "./plain-event.ts";

const RUNS = { seed: 2026, numRuns: 3000 };
const ATTRIBUTES = ["specversion", "id", "source", "subject", "time", "type", "data", "extension", "__proto__"];
const MEMBERS = [
  ...new Set(Object.values(EVENT_DATA).flatMap(({ shape }) => Object.keys(shape))),
  "other",
  "__proto__",
];

/** Values that are right for some member, nearly right, or nothing of the kind. */
const anyValue = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom<unknown>(null, undefined, "", 0, -0, 1, 5, 6, 0.5, -1, 2 ** 53, 1e300, true, [], {}, ["full"]),
  fc.constantFrom(
    "1.0",
    "none",
    "partial",
    "full",
    "counter",
    "online",
    "citizen",
    "approved",
    "paper",
    "missing-papers",
  ),
  fc.constantFrom(
    "2026-02-28T08:00:00Z",
    "2026-02-29T08:00:00Z",
    "2026-02-28t08:00:00.1+07:00",
    "2016-12-31T23:59:60Z",
  ),
  fc.constantFrom(
    "/units/A",
    "/units/A/",
    "/units/A/b c",
    "/units//b",
    "/units/_",
    "/units/A\n",
    "/units/A\u200b",
    "A\n",
  ),
  fc.constantFrom("x".repeat(40), "x".repeat(64), "x".repeat(65), "x".repeat(128), "x".repeat(257), "𝒳".repeat(129)),
  fc.constantFrom("a\ud800", "\udc00a", "\u2028", "\ue000", "\u0378", "é", "e\u0301"),
  fc.constantFrom(...EVENT_TYPES, "constructor"),
);

const change = fc.oneof(
  fc.record({ attribute: fc.constantFrom(...ATTRIBUTES), value: anyValue }),
  fc.record({ member: fc.constantFrom(...MEMBERS), value: anyValue }),
);

/** As it arrives: `__proto__` is a member like any other. */
function withMember(of: unknown, name: string, value: unknown): unknown {
  if (typeof of !== "object" || of === null || Array.isArray(of)) return of;
  return Object.fromEntries([...Object.entries(of), [name, value]]);
}

function changed(
  event: object,
  changes: readonly (typeof change extends fc.Arbitrary<infer C> ? C : never)[],
): unknown {
  let result: unknown = event;
  for (const one of changes) {
    if ("attribute" in one) result = withMember(result, one.attribute, one.value);
    else {
      const { data } = result as { data?: unknown };
      result = withMember(result, "data", withMember(data, one.member, one.value));
    }
  }
  return result;
}

test("every event that the contract's table makes is read without the schema, as the schema reads it", () => {
  fc.assert(
    fc.property(validEvent, (event) => {
      expect({ ok: true, event: readPlainEvent(event) }).toStrictEqual(checkEventBySchema(event));
    }),
    RUNS,
  );
});

test("whatever is read without the schema is taken by it, and means the same", () => {
  let read = 0;
  let left = 0;
  fc.assert(
    fc.property(validEvent, fc.array(change, { minLength: 1, maxLength: 3 }), (event, changes) => {
      const value = changed(event, changes);
      const plain = readPlainEvent(value);
      if (plain === undefined) left += 1;
      else {
        read += 1;
        expect({ ok: true, event: plain }).toStrictEqual(checkEventBySchema(value));
      }
    }),
    { ...RUNS, numRuns: 6000 },
  );
  // Neither is a rare case among what was tried.
  expect(Math.min(read, left)).toBeGreaterThan(500);
});

test("what is right and is not read without the schema is nothing but undefined members, which no JSON has", () => {
  fc.assert(
    fc.property(validEvent, fc.array(change, { minLength: 1, maxLength: 3 }), (event, changes) => {
      const value: unknown = JSON.parse(JSON.stringify(changed(event, changes)));
      expect(readPlainEvent(value) !== undefined).toBe(checkEventBySchema(value).ok);
    }),
    { ...RUNS, numRuns: 6000 },
  );
});

test.each([[null], [7], ["x"], [[]], [{}], [undefined]])("%j is left to the schema", (value) => {
  expect(readPlainEvent(value)).toBeUndefined();
});
