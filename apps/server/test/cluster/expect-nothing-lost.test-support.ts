import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { EVENT_TYPES } from "@ioc/protocol/names.ts";
import { comparableBoard } from "@ioc/testkit/oracle/comparable-board.ts";
import { expect } from "vitest";
import { call } from "../durability/province.test-support.ts";
import type { Cluster } from "./cluster.test-support.ts";
import { type ClusterWorld, WORLD } from "./cluster-world.test-support.ts";
import { type CountedBoard, countedOf, recount } from "./counted-board.test-support.ts";
import type { Journal } from "./journal.test-support.ts";
import type { OwnPostgres } from "./own-postgres.test-support.ts";
import { until } from "./until.test-support.ts";

const VERIFY = fileURLToPath(new URL("../../src/verify-main.ts", import.meta.url));
const DAY_MS = 86_400_000;
const UTC_PLUS_7_MS = 7 * 3_600_000;

/**
 * What must be true after every fault, once all that was sent is acknowledged: what was acknowledged is stored as it was sent,
 * each event once; the boards of every node are what SQL counts from the stored events; and the server's own check agrees.
 */
export async function expectNothingLost(
  cluster: Cluster,
  journal: Journal,
  world: ClusterWorld = WORLD,
): Promise<void> {
  await expectStoredOnce(cluster.postgres, journal);
  await expectBoardsAsCounted(cluster, world);
  await expectVerified(cluster.postgres);
}

interface StoredEvent {
  readonly source: string;
  readonly id: string;
  readonly subject: string | null;
  readonly type: number;
  readonly time: string;
  readonly data: string;
}

async function expectStoredOnce(postgres: OwnPostgres, journal: Journal): Promise<void> {
  const rows = await postgres.run<StoredEvent>(
    "select e.source, e.id, d.code as subject, e.type, e.time, e.data from event e left join dossier d on d.id = e.dossier",
  );
  const stored = rows.map(({ source, id, subject, type, time, data }) =>
    asOneLine([source, id, subject, EVENT_TYPES[type], Number(time), JSON.parse(data)]),
  );
  const sent = journal
    .goodEvents()
    .map(({ source, id, subject, type, time, data }) => asOneLine([source, id, subject, type, Date.parse(time), data]));
  const [storedOnce, sentOnce] = [new Set(stored), new Set(sent)];
  expect(stored).toHaveLength(storedOnce.size);
  expect([...sentOnce].filter((line) => !storedOnce.has(line))).toEqual([]);
  expect([...storedOnce].filter((line) => !sentOnce.has(line))).toEqual([]);
}

/** An event as a text that is the same whatever the order of its data's members. */
function asOneLine(parts: readonly unknown[]): string {
  return JSON.stringify(parts, (_, value: unknown) =>
    typeof value === "object" && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}

/** Ready or catching up, each node must come to the same numbers. */
async function expectBoardsAsCounted(cluster: Cluster, world: ClusterWorld): Promise<void> {
  const roots = world.units.filter(({ validTo }) => validTo === undefined).map(({ code }) => code);
  const now = Date.now();
  const periods = [
    { from: civilDate(now - 8 * DAY_MS), to: civilDate(now), at: now },
    { from: civilDate(now - 30 * DAY_MS), to: civilDate(now - 5 * DAY_MS), at: now },
    { from: civilDate(now - 9 * DAY_MS), to: civilDate(now + DAY_MS), at: now - 3 * DAY_MS },
  ];
  for (const asked of periods) {
    const counted = await recount(cluster.postgres.url, world, roots, asked);
    for (const [root, expected] of counted) {
      const at = new Date(asked.at).toISOString();
      const path = `board?unit=${root}&from=${asked.from}&to=${asked.to}&at=${at}`;
      const boards = await Promise.all(cluster.urls.map((url) => boardOnce(url, path, () => ({ ...asked, expected }))));
      const [first, ...others] = boards.map(comparableBoard);
      for (const other of others) expect(other).toEqual(first);
    }
  }
  // And as a wall asks, without naming a moment: each node's now is its own.
  const today = { from: civilDate(now), to: civilDate(now) };
  for (const url of cluster.urls) {
    await boardOnce(url, `board?unit=P&from=${today.from}&to=${today.to}`, async ({ asOf }) => {
      const at = Date.parse(asOf);
      const expected = (await recount(cluster.postgres.url, world, ["P"], { ...today, at })).get("P");
      return { at, expected };
    });
  }
}

type Answered = Parameters<typeof countedOf>[0] & { readonly asOf: string };

interface Expected {
  /** Instant in ms; a node whose clock has not come so far yet answers as of an earlier one. */
  readonly at: number;
  readonly expected: CountedBoard | undefined;
}

/** The board once it is as counted; where it never is, a failure that shows the difference. */
async function boardOnce(
  url: string,
  path: string,
  counted: (board: Answered) => Expected | Promise<Expected>,
): Promise<unknown> {
  return until(`${url}/api/v1/${path} is as counted`, async () => {
    const board = (await call(url, "GET", path)) as Answered;
    const { at, expected } = await counted(board);
    expect(Date.parse(board.asOf)).toBe(at);
    expect(countedOf(board)).toEqual(expected);
    return board;
  });
}

/** `npm run verify`: what is kept in memory and on disk equals all events folded again. */
async function expectVerified({ url }: OwnPostgres): Promise<void> {
  const verdict = await new Promise<{ code: unknown; output: string }>((done) => {
    execFile(process.execPath, [VERIFY], { env: { DATABASE_URL: url } }, (error, stdout, stderr) =>
      done({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
  expect(verdict).toEqual({ code: 0, output: expect.stringContaining("no difference") });
}

function civilDate(instantMs: number): string {
  return new Date(instantMs + UTC_PLUS_7_MS).toISOString().slice(0, 10);
}
