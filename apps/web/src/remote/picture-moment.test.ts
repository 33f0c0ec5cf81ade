import { expect, it } from "vitest";
import { pictureMoment } from "./picture-moment.ts";

const NOTHING = {
  by: "Lê Văn Sáu",
  since: "2026-11-17T07:00:00Z",
  until: "2026-11-17T07:10:00Z",
  scene: null,
  unit: null,
  field: null,
  frozen: false,
  explain: null,
  at: null,
  mine: true,
};
const REPORT = {
  version: "1",
  scene: "overview",
  unit: "SG",
  since: "2026-11-17T07:00:00Z",
  at: "2026-11-17T07:01:00Z",
} as const;

it("a screen's picture is of now, of the moment that is looked back at, or of the one at which it was held", () => {
  const frozen = { ...NOTHING, frozen: true };
  const at = "2026-11-16T07:00:00Z";
  const heldAt = "2026-11-17T07:00:30Z";
  expect(pictureMoment({ drive: null, report: null, state: "lives" })).toEqual({ at: undefined });
  expect(pictureMoment({ drive: NOTHING, report: { ...REPORT, heldAt }, state: "lives" })).toEqual({ at: undefined });
  expect(pictureMoment({ drive: frozen, report: { ...REPORT, heldAt }, state: "lives" })).toEqual({ at: heldAt });
  expect(pictureMoment({ drive: { ...frozen, at }, report: { ...REPORT, heldAt }, state: "lives" })).toEqual({ at });
  // It holds the picture, but has not told yet which one; one that is away holds none.
  expect(pictureMoment({ drive: frozen, report: REPORT, state: "lives" })).toBe("notKnown");
  expect(pictureMoment({ drive: frozen, report: REPORT, state: "away" })).toEqual({ at: undefined });
});
