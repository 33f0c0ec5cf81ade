import { proceduresBodySchema, unitsBodySchema } from "@ioc/protocol/provisioning.ts";
import { expect, test } from "vitest";
import { demand, procedureBodies } from "./procedures.ts";
import { offices, unitBodies } from "./units.ts";

test("units and procedures are what the protocol takes", () => {
  expect(unitsBodySchema.safeParse(unitBodies()).error).toBeUndefined();
  expect(proceduresBodySchema.safeParse(procedureBodies()).error).toBeUndefined();
});

test("every unit takes dossiers, and no two have the same name or prefix", () => {
  const units = unitBodies();
  expect(
    offices()
      .map((office) => office.code)
      .sort(),
  ).toEqual(units.map((unit) => unit.code).sort());
  expect(new Set(units.map((unit) => unit.name)).size).toBe(units.length);
  const prefixes = units.map((unit) => unit.codePrefix ?? "");
  expect(prefixes.filter((prefix) => prefixes.some((other) => other !== prefix && other.startsWith(prefix)))).toEqual(
    [],
  );
});

test("there are twelve districts and about twelve communes in each", () => {
  const units = unitBodies();
  expect(units.filter((unit) => unit.kind === "district")).toHaveLength(12);
  expect(units.filter((unit) => unit.kind === "commune")).toHaveLength(139);
});

test("whatever is asked for can be asked for", () => {
  const codes = new Set(procedureBodies().map((procedure) => procedure.code));
  expect(Object.values(demand).flatMap((weights) => Object.keys(weights).filter((code) => !codes.has(code)))).toEqual(
    [],
  );
});
