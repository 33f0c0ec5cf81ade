import { auditQuerySchema } from "@ioc/protocol/audit.ts";
import { expect, it } from "vitest";
import { filterOf, queryOf } from "./audit-filter.ts";

it("is the same in the address and at the server", () => {
  const query = new URLSearchParams("actor=admin&action=units.change&unit=SG&from=2026-11-01&to=2026-11-22&search=x");
  expect(queryOf(filterOf(query)).toString()).toBe(query.toString());
  expect(auditQuerySchema.safeParse(Object.fromEntries(queryOf(filterOf(query)))).success).toBe(true);
});

it("leaves out what is empty or unknown", () => {
  expect(queryOf(filterOf(new URLSearchParams("action=nothing.such&actor=+&x=1"))).toString()).toBe("");
});
