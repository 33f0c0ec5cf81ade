import { expect, test } from "vitest";
import { batchesOf } from "./dossier-stream.test-support.ts";
import { Journal, send } from "./feeding.test-support.ts";
import { killOnWrite } from "./kill-on-write.test-support.ts";
import { numbersOf } from "./numbers.test-support.ts";
import { call, procedureRow, provision, UNITS, UNITS_WITH_C3_MOVED } from "./province.test-support.ts";
import { SeededRandom } from "./seeded-random.test-support.ts";
import { emptyDirectory, ServerProcess, verifyProgram } from "./server-process.test-support.ts";

const PROCEDURES = Array.from({ length: 60 }, (_, index) => procedureRow(`9.${index}`, index));
/** Each life provisions these many procedures that dossiers already name, and moves a commune there or back. */
const AT_ONCE = 20;
/** Servers start one after another, on a machine that may be busy. */
const MOST_MS = 240_000;
const STREAM = {
  dossiers: 700,
  senders: ["P", "D1", "D2", "C3", "C5"],
  procedures: PROCEDURES.map(({ code }) => code),
  largestBatch: 40,
};

test("PRV-1: kill -9 while units and procedures change leaves each change whole or not made at all", {
  timeout: MOST_MS,
}, async () => {
  const random = new SeededRandom(4711);
  const batches = batchesOf(random, STREAM);
  const dataDir = await emptyDirectory();
  const journal = new Journal();
  let server = new ServerProcess(dataDir);
  const tokens = await provision(await server.ready(), UNITS, []);
  const lives = PROCEDURES.length / AT_ONCE;
  for (let life = 0; life < lives; life += 1) {
    const url = await server.ready();
    const share = Math.ceil(batches.length / lives);
    await send(url, tokens, batches.slice(life * share, (life + 1) * share), journal);
    killOnWrite(server, random.between(1, 4));
    await Promise.allSettled([
      call(url, "PUT", "procedures", PROCEDURES.slice(life * AT_ONCE, (life + 1) * AT_ONCE)),
      call(url, "PUT", "units", life % 2 === 0 ? UNITS_WITH_C3_MOVED : UNITS),
      send(url, tokens, random.shuffled(batches).slice(0, 20), journal),
    ]);
    server.kill();
    await server.exited;
    server = new ServerProcess(dataDir);
    await expectWhole(await server.ready());
  }
  const url = await server.ready();
  await send(url, tokens, batches, journal);
  await call(url, "PUT", "procedures", PROCEDURES);
  await call(url, "PUT", "units", UNITS_WITH_C3_MOVED);
  const numbers = await numbersOf(url);
  server.kill();
  await server.exited;
  expect(await verifyProgram(dataDir)).toMatchObject({ code: 0, output: expect.stringContaining("no difference") });
  expect(numbers).toEqual(await numbersOfFreshServer(batches));
});

/** A multiple of what was put at once: procedures that are only named are not listed. */
async function expectWhole(url: string): Promise<void> {
  const { items } = (await call(url, "GET", "procedures")) as { items: unknown[] };
  expect(items.length % AT_ONCE).toBe(0);
  const units = (await call(url, "GET", "units")) as { items: { code: string; parent?: string | null }[] };
  expect(units.items).toHaveLength(UNITS.length);
  expect(["D1", "D2"]).toContain(units.items.find(({ code }) => code === "C3")?.parent);
}

async function numbersOfFreshServer(batches: ReturnType<typeof batchesOf>): Promise<unknown> {
  const server = new ServerProcess(await emptyDirectory());
  const url = await server.ready();
  const tokens = await provision(url, UNITS_WITH_C3_MOVED, PROCEDURES);
  await send(url, tokens, batches, new Journal());
  return numbersOf(url);
}
