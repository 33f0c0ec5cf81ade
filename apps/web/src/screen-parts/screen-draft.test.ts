import { DEFAULT_LOOK } from "@ioc/protocol/screen-look.ts";
import { screenBodySchema } from "@ioc/protocol/screens.ts";
import { expect, test } from "vitest";
import { bodyOf, draftOf, EMPTY_DRAFT, moved, newEntry, newItem, type ScreenDraft } from "./screen-draft.ts";

const PLACE = {
  name: "Sảnh",
  unit: "P",
  scene: "overview" as const,
  playlist: [
    { scene: "hotspots" as const, seconds: 60 },
    { scene: "unit" as const, unit: "P.01", seconds: 10 },
  ],
  schedule: [
    { days: ["sat" as const, "sun" as const], from: "18:00", to: "06:00", items: "off" as const },
    { days: ["mon" as const], from: "07:00", to: "08:00", items: [{ scene: "feeds" as const, seconds: 3600 }] },
  ],
  look: DEFAULT_LOOK,
};

test("what a screen has goes through the form unchanged", () => {
  expect(bodyOf(draftOf(PLACE))).toEqual(PLACE);
  expect(screenBodySchema.safeParse(bodyOf(draftOf(PLACE))).success).toBe(true);
});

test("nothing is sent while something is missing or wrong", () => {
  const whole = draftOf(PLACE);
  const entry = newEntry([]);
  const wrong: readonly ScreenDraft[] = [
    EMPTY_DRAFT,
    { ...whole, name: "  " },
    { ...whole, unit: undefined },
    ...["", "9", "3601", "1.5", "-60", "1e3"].map((seconds) => ({
      ...whole,
      playlist: [{ ...newItem([]), seconds }],
    })),
    { ...whole, schedule: [entry] },
    { ...whole, schedule: [{ ...entry, days: ["mon"], from: "" }] },
    { ...whole, schedule: [{ ...entry, days: ["mon"], isOff: false }] },
  ];
  for (const draft of wrong) expect(bodyOf(draft)).toBeUndefined();
  expect(bodyOf({ ...whole, schedule: [{ ...entry, days: ["mon"] }] })).toBeDefined();
});

test("things that are added have keys of their own", () => {
  const [first, second] = draftOf(PLACE).playlist;
  expect(newItem(first === undefined || second === undefined ? [] : [second]).key).not.toBe(second?.key);
  expect(newItem([]).key).toBe(0);
});

test("a thing moves by one place, and never out of the list", () => {
  expect(moved(["a", "b", "c"], 1, -1)).toEqual(["b", "a", "c"]);
  expect(moved(["a", "b", "c"], 1, 1)).toEqual(["a", "c", "b"]);
  expect(moved(["a", "b", "c"], 0, -1)).toEqual(["a", "b", "c"]);
  expect(moved(["a", "b", "c"], 2, 1)).toEqual(["a", "b", "c"]);
});
