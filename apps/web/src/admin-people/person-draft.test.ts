import { type Person, personBodySchema } from "@ioc/protocol/people.ts";
import { expect, it } from "vitest";
import { bodyOf, draftFaults, draftOf, newGrant, nextGrantKey } from "./person-draft.ts";

const person: Person = {
  id: "1",
  user: "le.thi.b",
  name: "Lê Thị B",
  grants: [
    { role: "administrator", unit: null },
    { role: "leader", unit: "SG.01" },
  ],
  subject: null,
  disabled: false,
  mustChangePassword: false,
  twoFactor: true,
  lastSignInAt: null,
};

it("gives back what it was made of", () => {
  const body = bodyOf(draftOf(person));
  expect(personBodySchema.safeParse(body).success).toBe(true);
  expect(body).toEqual({
    user: "le.thi.b",
    name: "Lê Thị B",
    grants: [{ role: "administrator" }, { role: "leader", unit: "SG.01" }],
    subject: null,
    disabled: false,
  });
});

it("names each field that is not filled in", () => {
  expect([...draftFaults(draftOf(undefined))]).toEqual(["user", "name", "grants.0"]);
  expect([...draftFaults(draftOf(person))]).toEqual([]);
  expect([...draftFaults({ ...draftOf(person), user: "Lê Thị B" })]).toEqual(["user"]);
});

it("never gives two lines the same key", () => {
  const grants = [newGrant(0), newGrant(3)];
  expect(nextGrantKey(grants)).toBe(4);
  expect(nextGrantKey([])).toBe(0);
});
