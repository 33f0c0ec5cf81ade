import { expect, it } from "vitest";
import { stateOf } from "./channel-state.ts";

const channel = (changes: object): Parameters<typeof stateOf>[0] =>
  ({ enabled: true, dead: 0, waiting: 0, lastDeliveredAt: null, ...changes }) as Parameters<typeof stateOf>[0];

it.each([
  ["quiet", {}],
  ["works", { lastDeliveredAt: "2026-03-02T09:00:00Z" }],
  ["waits", { lastDeliveredAt: "2026-03-02T09:00:00Z", waiting: 1 }],
  ["dead", { waiting: 1, dead: 1 }],
  ["off", { enabled: false, waiting: 1 }],
  ["dead", { enabled: false, dead: 1 }],
])("%s: %o", (state, changes) => {
  expect(stateOf(channel(changes))).toBe(state);
});
