import { z } from "zod";
import { WIRE_SCHEMAS } from "./wire-schemas.ts";
import { PROTOCOL_VERSION } from "./wire-version.ts";

export type JsonSchema = { [keyword: string]: unknown };

/**
 * Every wire schema by its name, as it is written by whoever sends it (JSON Schema 2020-12); they refer to each other
 * by `refPrefix` and the name. What JSON Schema cannot say (real dates, NFC, codes that occur twice) is in words.
 */
export function wireDefinitions(refPrefix = "#/$defs/"): Record<string, JsonSchema> {
  const root = z.toJSONSchema(z.tuple(WIRE_SCHEMAS as [z.ZodType, ...z.ZodType[]]), { io: "input" });
  const text = JSON.stringify(root.$defs ?? {}).replaceAll('"$ref":"#/$defs/', `"$ref":"${refPrefix}`);
  return JSON.parse(text) as Record<string, JsonSchema>;
}

/** All wire schemas as one JSON Schema document; point at one with `#/$defs/NAME`. */
export function buildJsonSchema(): JsonSchema {
  return {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: `urn:motcua:protocol:${PROTOCOL_VERSION}`,
    title: "Một Cửa IOC: everything that crosses its borders",
    $defs: wireDefinitions(),
  };
}

/** The name under which a wire schema stands in the documents. */
export function schemaName(schema: z.ZodType): string {
  const id = schema.meta()?.id;
  if (id === undefined) throw new Error("a wire schema without a name");
  return id;
}
