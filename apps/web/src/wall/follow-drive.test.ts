import type { ScreenDrive } from "@ioc/protocol/screen-drive.ts";
import { expect, test } from "vitest";
import { createDrillStore } from "../page/drill-store.ts";
import { createPastStore } from "../page/past-store.ts";
import { createDirectorStore } from "./director-store.ts";
import { followDrive } from "./follow-drive.ts";
import { startTurning } from "./turning.ts";

const NOTHING: ScreenDrive = {
  by: "Lê Văn Sáu",
  since: "2026-11-17T07:00:00Z",
  until: "2026-11-17T07:10:00Z",
  scene: null,
  unit: null,
  field: null,
  frozen: false,
  explain: null,
  at: null,
};

function followed() {
  const director = createDirectorStore(startTurning([{ scene: "overview", seconds: 60 }], false, 0));
  const [past, drill] = [createPastStore(), createDrillStore()];
  followDrive(director, past, drill);
  return { past, drill, drive: (drive: ScreenDrive | undefined) => director.setState({ drive }) };
}

test("whoever drives looks back, and leads back to now", () => {
  const { past, drive } = followed();
  drive({ ...NOTHING, at: "2026-11-16T07:00:00Z" });
  expect(past.getState().atMs).toBe(Date.parse("2026-11-16T07:00:00Z"));
  drive({ ...NOTHING, at: null });
  expect(past.getState().atMs).toBeUndefined();
});

test("whoever drives has a number explained, of the unit that is driven to where it names none, and of the whole as it stands on the wall", () => {
  const { drill, drive } = followed();
  drive({ ...NOTHING, unit: "SG.01", field: "Đất đai", explain: { rate: "onTime" } });
  expect(drill.getState().target).toEqual({ name: { rate: "onTime" }, unit: "SG.01", field: undefined });
  drive({ ...NOTHING, field: "Hộ tịch", explain: { rate: "onTime", unit: "SG.01", field: "Đất đai" } });
  expect(drill.getState().target).toEqual({ name: { rate: "onTime" }, unit: "SG.01", field: "Đất đai" });
  drive({ ...NOTHING, unit: "SG.01", explain: { measure: "overdue", unit: "SG.02" } });
  expect(drill.getState().target).toEqual({ name: { measure: "overdue" }, unit: "SG.02", field: undefined });
  drive(undefined);
  expect(drill.getState().target).toBeUndefined();
});

test("what somebody at the wall closed stays closed while another command comes", () => {
  const { past, drill, drive } = followed();
  const driven = { ...NOTHING, explain: { measure: "overdue" }, at: "2026-11-16T07:00:00Z" } as const;
  drive(driven);
  drill.getState().close();
  past.getState().leave();
  drive({ ...driven, frozen: true });
  expect(drill.getState().target).toBeUndefined();
  expect(past.getState().atMs).toBeUndefined();
});
