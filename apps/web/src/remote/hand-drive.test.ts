import { DEFAULT_LOOK } from "@ioc/protocol/screen-look.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import { expect, test } from "vitest";
import { explainedNumber, handCommand, handDrive, touchedNumber } from "./hand-drive.ts";

const SINCE = "2026-03-02T01:00:00.000Z";
const UNTIL = "9999-12-31T00:00:00.000Z";
const SCREEN: ScreenItem = {
  id: "1",
  name: "Sảnh",
  unit: "P",
  scene: "overview",
  playlist: [],
  schedule: [],
  look: DEFAULT_LOOK,
  approvedBy: "admin",
  createdAt: SINCE,
  lastSeenAt: null,
  connected: true,
  address: null,
  state: "lives",
  stalledSince: null,
  report: { version: "1", scene: "ranking", unit: "P.01", since: SINCE, at: SINCE },
  drive: null,
};
const DRIVE = {
  by: "An",
  mine: true,
  since: SINCE,
  until: SINCE,
  scene: null,
  unit: null,
  field: null,
  frozen: false,
  explain: null,
  at: null,
};

test("the hand stands where the screen stands, whoever turned it, and in the moment of a held picture", () => {
  expect(handDrive(SCREEN, UNTIL)).toMatchObject({ scene: "ranking", unit: "P.01", by: "", at: null, until: UNTIL });
  const driven = { ...SCREEN, drive: { ...DRIVE, scene: "unit" as const, unit: "P.02", field: "Đất đai" } };
  expect(handDrive(driven, UNTIL)).toMatchObject({ scene: "unit", unit: "P.02", field: "Đất đai", by: "An" });
  const frozen = { ...SCREEN, drive: { ...DRIVE, frozen: true } };
  expect(handDrive(frozen, UNTIL)).toBeUndefined();
  const held = { ...SCREEN.report, heldAt: "2026-03-02T00:59:00.000Z" } as ScreenItem["report"];
  expect(handDrive({ ...frozen, report: held }, UNTIL)).toMatchObject({
    frozen: false,
    at: "2026-03-02T00:59:00.000Z",
  });
});

test("what is touched is named of the unit that is shown, and is the same number once the screen explains it", () => {
  const touched = touchedNumber({ name: { measure: "overdue" }, sum: { kind: "difference" } }, SCREEN);
  expect(touched).toMatchObject({ unit: "P.01", sum: { kind: "difference" } });
  const command = handCommand(touched, SCREEN);
  expect(command).toEqual({
    scene: "ranking",
    unit: "P.01",
    explain: { measure: "overdue", unit: "P.01", period: "today", sum: { kind: "difference" } },
  });
  const explain = command.explain ?? null;
  const obeyed = { ...SCREEN, drive: { ...DRIVE, scene: "ranking" as const, unit: "P.01", explain } };
  expect(JSON.stringify(explainedNumber(obeyed))).toBe(JSON.stringify(touched));
  // Where somebody has chosen the scene it is left to them.
  expect(handCommand(touched, obeyed)).toEqual({ explain });
  expect(handCommand(undefined, obeyed)).toEqual({ explain: null });
});
