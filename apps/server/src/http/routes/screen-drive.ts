import { parseInstant } from "@ioc/domain/time/instant.ts";
import { fieldsExplained, unitsExplained } from "@ioc/protocol/explained.ts";
import { driveBodySchema } from "@ioc/protocol/screen-drive.ts";
import { type Request, Router } from "express";
import { actorOf } from "../../audit/audit-entry.ts";
import { writeAudit } from "../../audit/write-audit.ts";
import { endDrive, putDrive, readDrives } from "../../screens/drive-store.ts";
import { driverOf } from "../../screens/driver.ts";
import { driven, NOT_DRIVEN, toldDrive } from "../../screens/screen-drive.ts";
import { unitWithin } from "../../screens/screen-place.ts";
import { readScreens } from "../../screens/screen-store.ts";
import { checkedValue } from "../checked-body.ts";
import { invalid } from "../http-error.ts";
import { knownFields, type NamedField } from "../known-fields.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import { screenItem } from "../screen-items.ts";
import { MANAGE, managedRecord, managedScreen, type ScreenRouteParts, screenIdOf } from "../screen-route-parts.ts";
import { type NamedUnit, unitsWithin } from "../units-within.ts";

/** Driving a screen by remote. Whoever commands drives, whoever did before; a drive ends by itself. */
export function screenDriveRoutes(parts: ScreenRouteParts): Router {
  const router = Router();
  const { db, clock, state } = parts;

  router.post("/screens/:id/drive", ...bodyOf("application/json"), async (request: Request, response) => {
    const who = parts.require(request, MANAGE);
    const driver = driverOf(who);
    await parts.driving.count(driver.driver);
    const command = checkedValue(driveBodySchema, jsonOf(request));
    const named: NamedUnit[] = [
      ...(command.unit == null ? [] : [{ path: "unit", code: command.unit }]),
      ...(command.explain == null ? [] : unitsExplained(command.explain)).map(({ path, code }) => ({
        path: `explain.${path}`,
        code,
      })),
    ];
    const fields: NamedField[] = [
      ...(command.field == null ? [] : [{ path: "field", field: command.field }]),
      ...(command.explain == null ? [] : fieldsExplained(command.explain)).map(({ path, field }) => ({
        path: `explain.${path}`,
        field,
      })),
    ];
    const [known] = await readScreens(db, [screenIdOf(request)]);
    const idOf = await unitsWithin(managedRecord(request, known, parts).unit, named, parts);
    await knownFields(fields, parts);
    if (command.at != null && (parseInstant(command.at) ?? 0) > clock.now()) {
      throw invalid([{ path: "at", code: "invalid", message: "must not be in the future" }]);
    }
    const screen = await db.transaction().execute(async (transaction) => {
      const held = await managedScreen(transaction, request, parts);
      const now = clock.now();
      const before = (await readDrives(transaction, [held.id], now)).get(held.id);
      const isTakenOver = before?.driver !== driver.driver;
      const drive = {
        ...driver,
        since: isTakenOver ? now : before.since,
        commandedAt: now,
        state: driven(before?.state ?? NOT_DRIVEN, command, idOf),
      };
      await putDrive(transaction, held.id, drive);
      if (isTakenOver) {
        const within = unitWithin(state.reference, held.unit, now);
        await writeAudit(transaction, now, [
          {
            actor: actorOf(who),
            action: "screen.drive",
            object: held.name,
            unit: held.unit,
            address: request.ip ?? null,
            before: before && toldDrive(before, within),
            after: toldDrive(drive, within),
          },
        ]);
      }
      await parts.commands.changed(transaction);
      return held;
    });
    response.json(await screenItem(request, screen, parts));
  });

  router.delete("/screens/:id/drive", async (request, response) => {
    const who = parts.require(request, MANAGE);
    await db.transaction().execute(async (transaction) => {
      const held = await managedScreen(transaction, request, parts);
      const now = clock.now();
      const before = (await readDrives(transaction, [held.id], now)).get(held.id);
      if (before === undefined) return;
      await endDrive(transaction, held.id);
      const entry = { actor: actorOf(who), action: "screen.release", object: held.name, unit: held.unit } as const;
      const within = unitWithin(state.reference, held.unit, now);
      await writeAudit(transaction, now, [
        { ...entry, address: request.ip ?? null, before: toldDrive(before, within) },
      ]);
      await parts.commands.changed(transaction);
    });
    response.status(204).end();
  });
  return router;
}
