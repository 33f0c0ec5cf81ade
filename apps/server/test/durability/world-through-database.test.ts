import { handMadeWorld, hcm, on, received } from "@ioc/testkit/oracle/hand-made-world.ts";
import type { OracleUnit } from "@ioc/testkit/oracle/oracle-world.ts";
import { worldAndQueryArbitrary } from "@ioc/testkit/oracle/query-arbitrary.ts";
import fc from "fast-check";
import { afterAll, beforeAll, describe, test } from "vitest";
import { migrate } from "../../src/database/migrate.ts";
import type { OpenDatabase } from "../../src/database/open-database.ts";
import { openFresh } from "../fresh-database.test-support.ts";
import {
  expectNoDifference,
  expectSameBoard,
  expectSameFaults,
  expectSameLists,
} from "./expect-same-numbers.test-support.ts";
import { feedWorld } from "./feed-world.test-support.ts";
import { SeededRandom } from "./seeded-random.test-support.ts";
import { StoredWorld } from "./stored-world.test-support.ts";

/** A failure is made smaller for that long at most. */
const RUNS = { seed: 20_251_122, interruptAfterTimeLimit: 45_000 };

/** Dossiers that were paid several times, so that pages end within them. */
const paidOften = {
  world: handMadeWorld(
    ["H1", "H2"].flatMap((subject) => [
      received("2026-04-20 08:00", {}, { subject, id: `${subject}-0` }),
      ...["2026-04-20 09:00", "2026-04-21 09:00", "2026-04-22 09:00"].map((time) =>
        on(time, "dossier.paid", { method: "online" }, { subject, id: `${subject} ${time}` }),
      ),
    ]),
  ),
  query: { from: "2026-04-01", to: "2026-04-30", now: hcm("2026-05-04 08:00") },
};

let opened: OpenDatabase;
beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
});
afterAll(() => opened.close());

describe("through the database, against a reference written from the contract alone", () => {
  test("boards, lists and faults are the reference's, and stay so over restarts and rollups", async () => {
    await fc.assert(
      fc.asyncProperty(worldAndQueryArbitrary, fc.nat(), async ({ world, query }, seed) => {
        const random = new SeededRandom(seed);
        const server = await StoredWorld.open(opened.db, world.timezone);
        await feedWorld(server, world, random);
        expectSameBoard(server, world, query);
        await expectSameLists(server, world, query, random);
        await expectSameFaults(server, world, query.now);
        await expectNoDifference(server, world);

        await server.restart();
        expectSameBoard(server, world, query);
        await (random.chance(70) ? server.rollUp() : server.rebuild());
        await expectNoDifference(server, world);
        await server.restart();
        expectSameBoard(server, world, query);
      }),
      { ...RUNS, numRuns: 40, examples: [[paidOften, 1]] },
    );
  });

  test("PRV: after a change of the organisation all is as if it had been so from the beginning", async () => {
    await fc.assert(
      fc.asyncProperty(worldAndQueryArbitrary, fc.nat(), async ({ world, query: { unit: _, ...query } }, seed) => {
        const random = new SeededRandom(seed);
        const server = await StoredWorld.open(opened.db, world.timezone);
        await feedWorld(server, world, random);
        const units = changedUnits(world.units, random);
        server.now = Math.max(server.now, query.now);
        await server.putUnits(units);
        const changed = { ...world, units };
        expectSameBoard(server, changed, query);
        await expectSameFaults(server, changed, query.now);
        await expectNoDifference(server, changed);
        await server.restart();
        expectSameBoard(server, changed, query);
      }),
      { ...RUNS, numRuns: 20 },
    );
  });
});

/** Reorganisations that turn out never to have happened; where none is left, units that stand elsewhere. */
function changedUnits(units: readonly OracleUnit[], random: SeededRandom): OracleUnit[] {
  const isRedrawn = random.chance(50);
  return units.map((unit, index) => {
    const { validFrom: _, validTo: __, successor: ___, ...lasting } = unit;
    if (!isRedrawn) return random.chance(50) ? lasting : unit;
    const above = units[random.below(Math.max(1, index))];
    return index > 0 && above !== undefined && random.chance(50) ? { ...lasting, parent: above.code } : lasting;
  });
}
