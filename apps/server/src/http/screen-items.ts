import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { Request } from "express";
import { readDrives } from "../screens/drive-store.ts";
import { driverOf } from "../screens/driver.ts";
import { toldDrive } from "../screens/screen-drive.ts";
import { placeOf, unitWithin } from "../screens/screen-place.ts";
import type { ScreenRecord } from "../screens/screen-record.ts";
import { readReports, toldReport } from "../screens/screen-reports.ts";
import { screenState } from "../screens/screen-state.ts";
import type { ScreenRouteParts } from "./screen-route-parts.ts";

/** Screens as whoever asks is told of them: where they point, whether they live, who drives them. */
export async function screenItems(
  request: Request,
  records: readonly ScreenRecord[],
  parts: ScreenRouteParts,
): Promise<ScreenItem[]> {
  const { db, clock, screens, state } = parts;
  const { reference } = state;
  const now = clock.now();
  const ids = records.map(({ id }) => id);
  const lines = await screens.lines.all();
  const reports = await readReports(db, ids);
  const drives = await readDrives(db, ids, now);
  const caller = driverOf(parts.caller(request).who);
  return records.map((record) => {
    const { id, approvedBy, createdAt, address } = record;
    const [line, report, drive] = [lines.get(id), reports.get(id), drives.get(id)];
    const seen = Math.max(line?.seenAt ?? 0, record.lastSeenAt ?? 0);
    const { state: screen, stalledSince } = screenState(line?.connectedAt, report?.at, now);
    const within = unitWithin(reference, record.unit, now);
    const isWithin = (code: string): boolean => {
      const unit = reference.unit(code)?.id;
      return unit !== undefined && within(unit) !== undefined;
    };
    return {
      id: String(id),
      ...placeOf(record, reference, now),
      approvedBy,
      createdAt: formatInstant(createdAt),
      lastSeenAt: seen === 0 ? null : formatInstant(seen),
      connected: line !== undefined,
      address,
      state: screen,
      stalledSince: stalledSince === null ? null : formatInstant(stalledSince),
      report: report === undefined ? null : toldReport(report, isWithin),
      drive: drive === undefined ? null : { ...toldDrive(drive, within), mine: drive.driver === caller.driver },
    };
  });
}

export async function screenItem(request: Request, record: ScreenRecord, parts: ScreenRouteParts): Promise<ScreenItem> {
  const [item] = await screenItems(request, [record], parts);
  if (item === undefined) throw new Error("a screen without its item");
  return item;
}
