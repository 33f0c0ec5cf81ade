import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { Validator } from "@seriousme/openapi-schema-validator";
import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { buildAsyncApi } from "./asyncapi.ts";
import { checkEvent } from "./check-event.ts";
import { validEvent } from "./event.arbitrary.ts";
import { EVENT_EXAMPLE } from "./event-example.ts";
import { HTTP_PARAMETERS } from "./http-parameters.ts";
import { buildJsonSchema, type JsonSchema } from "./json-schema.ts";
import { buildOpenApi, HTTP_ROUTES } from "./openapi.ts";
import { WIRE_SCHEMAS } from "./wire-schemas.ts";

const nowMs = Date.parse("2026-11-23T03:00:00Z");

/** What a reference inside the document points at; undefined when it points at nothing. */
function resolve(document: unknown, reference: string): unknown {
  return reference
    .replace(/^#\//, "")
    .split("/")
    .map((part) => part.replaceAll("~1", "/").replaceAll("~0", "~"))
    .reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], document);
}

function referencesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, member]) =>
    name === "$ref" && typeof member === "string" ? [member] : referencesIn(member),
  );
}

function danglingIn(document: unknown): string[] {
  return referencesIn(document).filter((reference) => resolve(document, reference) === undefined);
}

/** By the official schema of AsyncAPI 3.0. */
function asyncApiFaults(document: unknown): unknown[] {
  const path = createRequire(import.meta.url).resolve("@asyncapi/specs/schemas/3.0.0-without-$id.json");
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false, logger: false });
  addFormats.default(ajv);
  const validate = ajv.compile(JSON.parse(readFileSync(path, "utf8")) as JsonSchema);
  validate(document);
  return validate.errors ?? [];
}

function ajvOfWire(): Ajv2020 {
  const ajv = new Ajv2020({ strict: false, allErrors: false });
  addFormats.default(ajv);
  ajv.addSchema(buildJsonSchema(), "wire");
  return ajv;
}

describe("the OpenAPI document", () => {
  test("is valid OpenAPI 3.1", async () => {
    const result = await new Validator().validate(structuredClone(buildOpenApi()));
    expect(result).toEqual({ valid: true });
  });

  test("has every call of feeding, reading and provisioning", () => {
    const calls = HTTP_ROUTES.map(({ method, path }) => `${method} ${path}`);
    expect(calls).toEqual(
      expect.arrayContaining([
        ...["units", "procedures", "calendar", "targets"].flatMap((name) => [
          `put /api/v1/${name}`,
          `get /api/v1/${name}`,
        ]),
        ...["post /api/v1/feeds", "get /api/v1/feeds", "delete /api/v1/feeds/{id}", "post /api/v1/events"],
        ...[
          "board",
          "overview",
          "hotspots",
          "ranking",
          "history",
          "report",
          "dossiers",
          "dossiers/{code}",
          "faults",
        ].map((name) => `get /api/v1/${name}`),
        ...["get /healthz", "get /readyz"],
      ]),
    );
    expect(new Set(calls).size).toBe(calls.length);
  });

  test("has a target for every reference", () => {
    expect(danglingIn(buildOpenApi())).toEqual([]);
  });

  test("is really checked: without its info it is not valid", async () => {
    const { info: _, ...rest } = buildOpenApi();
    expect(await new Validator().validate(rest)).toMatchObject({ valid: false });
  });

  test("names each operation once, and a parameter for every brace in its path", () => {
    expect(new Set(HTTP_ROUTES.map(({ id }) => id)).size).toBe(HTTP_ROUTES.length);
    for (const { path, parameters } of HTTP_ROUTES) {
      const inPath = (parameters ?? [])
        .map((name) => HTTP_PARAMETERS[name])
        .filter((parameter) => parameter.in === "path");
      expect(inPath.map(({ name }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    }
  });
});

describe("the AsyncAPI document", () => {
  test("is valid AsyncAPI 3.0", () => {
    expect(asyncApiFaults(buildAsyncApi())).toEqual([]);
  });

  test("is really checked: an operation that neither sends nor receives is not valid", () => {
    const document = structuredClone(buildAsyncApi()) as { operations: { sendPatch: { action: string } } };
    document.operations.sendPatch.action = "shout";
    expect(asyncApiFaults(document)).not.toEqual([]);
  });

  test("has a target for every reference", () => {
    expect(danglingIn(buildAsyncApi())).toEqual([]);
  });
});

describe("the JSON Schema document", () => {
  test("compiles, every definition, and has a target for every reference", () => {
    const document = buildJsonSchema();
    const ajv = ajvOfWire();
    for (const name of Object.keys(document["$defs"] as object)) {
      expect(ajv.getSchema(`wire#/$defs/${name}`), name).toBeTypeOf("function");
    }
    expect(danglingIn(document)).toEqual([]);
  });

  test("its examples are what its schemas take", () => {
    const ajv = ajvOfWire();
    const definitions = buildJsonSchema()["$defs"] as Record<string, { examples?: unknown[] }>;
    for (const [name, { examples }] of Object.entries(definitions)) {
      const validate = ajv.getSchema(`wire#/$defs/${name}`);
      for (const example of examples ?? []) expect(validate?.(example), name).toBe(true);
    }
    expect(checkEvent(EVENT_EXAMPLE, nowMs).ok).toBe(true);
  });

  test("every wire schema has a name", () => {
    expect(WIRE_SCHEMAS.every((schema) => schema.meta()?.id !== undefined)).toBe(true);
  });

  test("it takes and refuses the same events as the server", () => {
    const isEvent = ajvOfWire().getSchema("wire#/$defs/Event");
    const attribute = fc.constantFrom("id", "source", "subject", "type", "specversion", "data");
    const member = fc.constantFrom("unit", "channel", "components", "score", "reason", "amount", "method", "__proto__");
    const value = fc.oneof(
      fc.jsonValue(),
      fc.constantFrom("counter", "full", "none", "a b", "\u0000", "x\u200b", 3, 5.5),
    );
    fc.assert(
      fc.property(validEvent, fc.option(attribute), fc.option(member), value, (event, attributeName, name, set) => {
        const data = name === null ? event.data : withMember(event.data, name, set);
        const mutated = attributeName === null ? { ...event, data } : { ...event, data, [attributeName]: set };
        // As it arrives: JSON has no -0 and no undefined.
        const arrived: unknown = JSON.parse(JSON.stringify(mutated));
        expect(isEvent?.(arrived)).toBe(checkEvent(arrived, nowMs).ok);
      }),
      { numRuns: 3000 },
    );
  });
});

function withMember(object: object, name: string, value: unknown): object {
  return Object.fromEntries([...Object.entries(object), [name, value]]);
}
