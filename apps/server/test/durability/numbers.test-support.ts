import { comparableBoard } from "@ioc/testkit/oracle/comparable-board.ts";
import { call } from "./province.test-support.ts";

const BOARDS = [
  "board?from=2025-03-01&to=2025-05-31&at=2025-06-15T00:00:00Z",
  "board?from=2025-03-10&to=2025-03-20&at=2025-04-02T03:00:00Z",
  "board?unit=D1&from=2025-03-01&to=2025-03-31&at=2025-06-15T00:00:00Z",
  "board?unit=D2&from=2025-04-01&to=2025-04-30&at=2025-04-12T09:00:00Z",
  "board?unit=C2&from=2025-03-25&to=2025-04-05&at=2025-06-15T00:00:00Z",
];

const LISTS = ["overdue", "paid", "orphans", "carriedOver"].map(
  (measure) => `dossiers?measure=${measure}&from=2025-04-01&to=2025-04-20&at=2025-06-15T00:00:00Z&limit=500`,
);

const FAULTS = ["foreign", "orphan", "doubleReceived", "unknownProcedure"].map((kind) => `faults?kind=${kind}`);

/** All numbers that the events alone decide, so that two servers that know the same events say the same. */
export async function numbersOf(url: string): Promise<unknown> {
  const boards: unknown[] = [];
  for (const path of BOARDS) boards.push([path, comparableBoard(await call(url, "GET", path))]);
  const lists: unknown[] = [];
  for (const path of LISTS) {
    const { total, items } = (await call(url, "GET", path)) as { total: number; items: { code: string }[] };
    lists.push([path, total, items.map((item) => JSON.stringify(item)).sort()]);
  }
  const faults: unknown[] = [];
  for (const path of FAULTS) {
    const { total } = (await call(url, "GET", path)) as { total: number };
    faults.push([path, total]);
  }
  return { boards, lists, faults };
}
