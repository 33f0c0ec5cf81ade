import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { checkEvent } from "./check-event.ts";
import { printableText, validEvent } from "./event.arbitrary.ts";
import { EVENT_TYPES } from "./names.ts";

const nowMs = Date.parse("2026-11-23T03:00:00Z");

const received = {
  specversion: "1.0",
  id: "e-1",
  source: "/units/SG.01.03/motcua",
  type: "vn.motcua.dossier.received",
  subject: "H36.12-251122-0007",
  time: "2026-11-22T08:15:30.2509+07:00",
  data: { procedure: "1.012783", channel: "counter", dueAt: "2026-12-22T17:00:00+07:00", applicant: null },
};
const resumed = { ...received, type: "vn.motcua.dossier.resumed", data: undefined };

function pathOf(event: unknown): string {
  const verdict = checkEvent(event, nowMs);
  return verdict.ok ? "taken" : verdict.path;
}

/** As it arrives: parsed from JSON, where `__proto__` is a member like any other. */
function withData(type: string, json: string): unknown {
  return { ...received, type: `vn.motcua.${type}`, data: JSON.parse(json) };
}

describe("what is taken", () => {
  test("an event is kept without its nulls, its instants in ms cut to the millisecond", () => {
    expect(checkEvent(received, nowMs)).toEqual({
      ok: true,
      event: {
        id: "e-1",
        source: "/units/SG.01.03/motcua",
        sourceUnit: "SG.01.03",
        unit: "SG.01.03",
        subject: "H36.12-251122-0007",
        type: "vn.motcua.dossier.received",
        timeMs: Date.parse("2026-11-22T01:15:30.250Z"),
        data: { procedure: "1.012783", channel: "counter", dueAtMs: Date.parse("2026-12-22T10:00:00Z") },
      },
    });
  });

  test("it happened at data.unit, which is not kept among the data, else at the unit of the source", () => {
    const verdict = checkEvent({ ...resumed, data: { unit: "SG.02" } }, nowMs);
    expect(verdict).toMatchObject({ ok: true, event: { sourceUnit: "SG.01.03", unit: "SG.02", data: {} } });
  });

  test("absent data and data of null are an empty object where no member is required", () => {
    for (const data of [undefined, null, {}, { unit: null }]) {
      expect(checkEvent({ ...resumed, data }, nowMs)).toMatchObject({ ok: true, event: { data: {} } });
    }
    expect(pathOf({ ...received, data: null })).toBe("data");
  });

  test("other attributes may hold anything, however deep, and are not kept", () => {
    const deep: unknown = JSON.parse("[".repeat(5000) + "]".repeat(5000));
    const foreign = JSON.parse('{"__proto__":{"id":"x"},"constructor":1,"toString":null}') as object;
    const verdict = checkEvent({ ...foreign, ...received, deep }, nowMs);
    expect(verdict).toEqual(checkEvent(received, nowMs));
  });

  test("up to 5 minutes in the future is taken, a millisecond more is not", () => {
    expect(pathOf({ ...received, time: "2026-11-23T03:05:00.000Z" })).toBe("taken");
    expect(pathOf({ ...received, time: "2026-11-23T03:05:00.001Z" })).toBe("time");
  });

  test("lengths count characters, not code units", () => {
    expect(pathOf({ ...received, subject: "𝒳".repeat(128) })).toBe("taken");
    expect(pathOf({ ...received, subject: "𝒳".repeat(129) })).toBe("subject");
  });
});

describe("what is refused, by the path of its first fault", () => {
  test.each([
    ["no object", [], ""],
    ["null", null, ""],
    ["another specversion", { ...received, specversion: "0.3" }, "specversion"],
    ["an empty id", { ...received, id: "" }, "id"],
    ["an id of 257 characters", { ...received, id: "x".repeat(257) }, "id"],
    ["an id with a NUL", { ...received, id: "a\u0000" }, "id"],
    ["a source outside /units", { ...received, source: "/unit/SG" }, "source"],
    ["a source with more than its code before the slash", { ...received, source: "/units/S G/x" }, "source"],
    ["a subject with half a surrogate pair", { ...received, subject: "a\ud800" }, "subject"],
    ["a subject with a zero-width space", { ...received, subject: "a\u200b" }, "subject"],
    ["a subject with a line separator", { ...received, subject: "a\u2028" }, "subject"],
    ["a subject that is a number", { ...received, subject: 7 }, "subject"],
    ["a day that does not exist", { ...received, time: "2026-02-29T08:00:00Z" }, "time"],
    ["a time without an offset", { ...received, time: "2026-02-28T08:00:00" }, "time"],
    ["a type that is no type", { ...received, type: "vn.motcua.dossier.lost" }, "type"],
    ["a type with the name of a prototype's member", { ...received, type: "constructor" }, "type"],
    ["data that are an array", { ...received, data: [] }, "data"],
    ["a required member missing", withData("dossier.received", '{"procedure":"1"}'), "data.channel"],
    ["a required member of null", withData("dossier.digitized", '{"components":null}'), "data.components"],
    ["digitized to none", withData("dossier.digitized", '{"components":"none"}'), "data.components"],
    ["a member not in the table", withData("dossier.resumed", '{"name":"Nguyễn Văn A"}'), "data.name"],
    ["a member of another type", withData("dossier.resumed", '{"reason":"x"}'), "data.reason"],
    ["a member __proto__", withData("dossier.resumed", '{"__proto__":{}}'), "data.__proto__"],
    ["a member constructor", withData("dossier.resumed", '{"constructor":null}'), "data.constructor"],
    ["a reason in words", withData("dossier.withdrawn", '{"reason":"No longer needed"}'), "data.reason"],
    ["a score of 6", withData("dossier.rated", '{"score":6}'), "data.score"],
    ["a score with a fraction", withData("dossier.rated", '{"score":4.5}'), "data.score"],
    ["a score in words", withData("dossier.rated", '{"score":"5"}'), "data.score"],
    ["an amount below 0", withData("dossier.paid", '{"method":"online","amount":-1}'), "data.amount"],
    ["an amount beyond exact integers", withData("dossier.paid", '{"method":"online","amount":1e300}'), "data.amount"],
    ["a unit that is no code", withData("dossier.resumed", '{"unit":"_x"}'), "data.unit"],
    ["a deadline that is a date", withData("dossier.extended", '{"dueAt":"2026-02-28"}'), "data.dueAt"],
  ])("%s", (_, event, path) => {
    expect(pathOf(event)).toBe(path);
  });

  test("the id is told unless it is not fit to be kept", () => {
    expect(checkEvent({ ...received, time: "x" }, nowMs)).toMatchObject({ ok: false, id: "e-1", code: "invalid" });
    expect(checkEvent({ ...received, id: "a\nb" }, nowMs)).toMatchObject({ ok: false, id: null });
  });

  test("the name of an unknown member is told cut and printable", () => {
    const verdict = checkEvent({ ...resumed, data: { [`\u0000${"x".repeat(1000)}`]: 1 } }, nowMs);
    expect(verdict).toMatchObject({ path: `data.\ufffd${"x".repeat(79)}` });
  });
});

describe("for all events", () => {
  test("every event made by the table is taken, with what it said", () => {
    fc.assert(
      fc.property(validEvent, (event) => {
        const verdict = checkEvent(event, nowMs);
        expect(verdict).toMatchObject({ ok: true, event: { id: event.id, subject: event.subject, type: event.type } });
      }),
      { numRuns: 2000 },
    );
  });

  test("one attribute replaced by what is none of its values is refused at its path", () => {
    const attribute = fc.constantFrom("specversion", "id", "source", "subject", "time", "type");
    const worthless = fc.oneof(fc.integer(), fc.constant(null), fc.constant(""), fc.array(fc.string()), fc.object());
    fc.assert(
      fc.property(validEvent, attribute, worthless, (event, name, value) => {
        expect(pathOf({ ...event, [name]: value })).toBe(name);
      }),
      { numRuns: 2000 },
    );
  });

  test("a member beyond the table is refused by name", () => {
    fc.assert(
      fc.property(validEvent, printableText(20), fc.jsonValue(), (event, text, value) => {
        const name = `x${text}`;
        expect(pathOf({ ...event, data: { ...event.data, [name]: value } })).toBe(`data.${name}`);
      }),
      { numRuns: 1000 },
    );
  });

  test("whatever arrives, it is judged and nothing is thrown", () => {
    const anyMember = fc.constantFrom("specversion", "id", "source", "subject", "time", "type", "data", "__proto__");
    fc.assert(
      fc.property(
        validEvent,
        anyMember,
        fc.jsonValue(),
        fc.constantFrom(...EVENT_TYPES),
        (event, name, value, type) => {
          const mixed = Object.fromEntries([...Object.entries({ ...event, type }), [name, value]]);
          expect(typeof checkEvent(mixed, nowMs).ok).toBe("boolean");
          expect(typeof checkEvent(value, nowMs).ok).toBe("boolean");
        },
      ),
      { numRuns: 2000 },
    );
  });
});
