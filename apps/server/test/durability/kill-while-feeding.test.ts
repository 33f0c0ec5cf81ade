import { expect, test } from "vitest";
import { type Batch, batchesOf } from "./dossier-stream.test-support.ts";
import { Journal, send } from "./feeding.test-support.ts";
import { killOnWrite } from "./kill-on-write.test-support.ts";
import { numbersOf } from "./numbers.test-support.ts";
import { PROCEDURES, provision } from "./province.test-support.ts";
import { SeededRandom } from "./seeded-random.test-support.ts";
import { emptyDirectory, ServerProcess, verifyProgram } from "./server-process.test-support.ts";

/** How the server's lives end, one after another on the same data. */
type Death =
  /** While it commits: at a write of the database, before the answer to it can be out. */
  | "atWrite"
  /** While answers are on their way. */
  | "atAnswer"
  /** Asked to stop, while the ledger is rolled up; and when what was rolled up is written. */
  | "inRollup"
  | "atRollupWrite"
  /** Not killed at all: what is left is a complete rollup. */
  | "stopped"
  /** While it opens the database and restores its memory. */
  | "starting";

const DEATHS: readonly Death[] = [
  "atWrite",
  "inRollup",
  "stopped",
  "atAnswer",
  "starting",
  "atRollupWrite",
  "atAnswer",
];

/** Servers start one after another, on a machine that may be busy. */
const MOST_MS = 240_000;
const STREAM = {
  dossiers: 900,
  senders: ["D1", "C1", "C2", "C4", "C6"],
  procedures: [...PROCEDURES.map(({ code }) => code), "never.provisioned"],
  largestBatch: 25,
};
const BATCHES_PER_LIFE = 60;

test("ING-1, ING-4: kill -9 at any moment loses no acknowledged event and counts none twice", {
  timeout: MOST_MS,
}, async () => {
  const random = new SeededRandom(20_251_122);
  const batches = batchesOf(random, STREAM);
  const good = batches.reduce((sum, { events, refused }) => sum + events.length - refused, 0);
  const dataDir = await emptyDirectory();
  const journal = new Journal();

  let server = new ServerProcess(dataDir);
  const tokens = await provision(await server.ready());
  for (const death of DEATHS) {
    const sent = death === "starting" ? [] : chosen(random, batches, journal);
    if (death === "starting") await restoring(server, random);
    else {
      const url = await server.ready();
      if (death === "atWrite") killOnWrite(server, random.between(1, 6));
      if (death === "atAnswer") journal.atAnswer(random.between(1, 30), () => server.kill());
      await send(url, tokens, sent, journal);
    }
    if (death === "inRollup" || death === "atRollupWrite" || death === "stopped") {
      server.askToStop();
      await server.said('"msg":"asked to stop"');
      if (death === "atRollupWrite") killOnWrite(server, 1);
    }
    if (death !== "atRollupWrite" && death !== "stopped") server.kill();
    const unanswered = sent.filter((batch) => !journal.isAcknowledged(batch));
    const { code } = await server.exited;
    if (death === "stopped") expect(code).toBe(0);
    if (death === "atAnswer") expect(unanswered).not.toEqual([]);
    server = new ServerProcess(dataDir);
  }

  const url = await server.ready();
  await send(url, tokens, batches, journal);
  expect(batches.filter((batch) => !journal.isAcknowledged(batch))).toEqual([]);
  expect(journal.accepted).toBeLessThanOrEqual(good);
  const numbers = await numbersOf(url);
  server.kill();
  await server.exited;
  const verdict = await verifyProgram(dataDir);
  expect(verdict.output).toContain(`${good} events of`);
  expect(verdict).toMatchObject({ code: 0, output: expect.stringContaining("no difference") });

  expect(numbers).toEqual(await numbersOfFreshServer(batches));
});

/** What was not acknowledged, and a part of what was, in another order than before. */
function chosen(random: SeededRandom, batches: readonly Batch[], journal: Journal): Batch[] {
  const unknown = random.shuffled(batches.filter((batch) => !journal.isAcknowledged(batch)));
  const known = batches.filter((batch) => journal.isAcknowledged(batch) && random.chance(10));
  return random.shuffled([...unknown.slice(0, BATCHES_PER_LIFE), ...known]);
}

async function restoring(server: ServerProcess, random: SeededRandom): Promise<void> {
  killOnWrite(server, random.between(1, 4), ".");
  await server.said('"msg":"state restored"');
}

async function numbersOfFreshServer(batches: readonly Batch[]): Promise<unknown> {
  const server = new ServerProcess(await emptyDirectory());
  const url = await server.ready();
  await send(url, await provision(url), batches, new Journal());
  return numbersOf(url);
}
