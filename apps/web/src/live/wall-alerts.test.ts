import { expect, it } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { withAlert } from "./wall-alerts.ts";

it("keeps each alert that stands once, as it is now, and no more than can ever be read", () => {
  const first = fixtureAlert({ id: "a" });
  const second = fixtureAlert({ id: "b" });
  const changed = { ...first, value: 0.2 };
  expect(withAlert(withAlert([first], second), changed)).toEqual([changed, second]);
  expect(withAlert([first, second], { ...first, state: "recovering" })).toHaveLength(2);
  expect(withAlert([first, second], { ...first, state: "resolved" })).toEqual([second]);
  expect(withAlert([], { ...first, state: "pending" })).toEqual([]);
  const many = Array.from({ length: 2000 }, (_, id) => fixtureAlert({ id: String(id) }));
  expect(many.reduce<ReturnType<typeof withAlert>>(withAlert, [])).toHaveLength(500);
});
