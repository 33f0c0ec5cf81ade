import type { Happening } from "@ioc/protocol/happenings.ts";
import { expect, test } from "vitest";
import { createFeedLog, type FeedStore, holdFeed, MOST_KEPT, takeHappened, takeLatest } from "./feed-log.ts";

function event(number: number): Happening {
  return {
    ...{ source: "/units/U", id: String(number), type: "vn.motcua.dossier.received", subject: `H${number}` },
    ...{ unit: "U", unitName: "Xã", unitNameEn: null, field: "Hộ tịch", time: "2026-03-11T02:00:00.000Z" },
    recordedAt: new Date(Date.UTC(2026, 2, 11) + number).toISOString(),
  };
}

function opened(...numbers: number[]): FeedStore {
  const log = createFeedLog();
  log.setState((state) =>
    takeLatest(state, { unit: "U", asOf: "2026-03-11T03:00:00.000Z", items: numbers.map(event) }),
  );
  return log;
}

function happen(log: FeedStore, numbers: readonly number[], skipped = 0): void {
  const message = { unit: "U", events: numbers.map(event), skipped, again: false };
  log.setState((state) => takeHappened(state, message));
}

const ids = (events: readonly Happening[] | undefined): number[] | undefined => events?.map(({ id }) => Number(id));

test("what arrives stands on top, each event once", () => {
  const log = opened(2, 1);
  happen(log, [2, 3, 4]);
  happen(log, [4, 5], 7);
  expect(ids(log.getState().lines)).toEqual([5, 4, 3, 2, 1]);
  happen(log, [], 2);
  expect(log.getState().skipped).toBe(9);
});

test("while it is held new ones wait, and stand on top when it is let go", () => {
  const log = opened(1);
  log.setState((state) => holdFeed(state, true));
  happen(log, [2, 3]);
  happen(log, [3, 4]);
  expect([ids(log.getState().lines), ids(log.getState().waiting)]).toEqual([[1], [4, 3, 2]]);
  log.setState((state) => holdFeed(state, false));
  expect([ids(log.getState().lines), ids(log.getState().waiting)]).toEqual([[4, 3, 2, 1], []]);
});

test("what arrives before the last ones have come is not lost, nor shown twice", () => {
  const log = createFeedLog();
  happen(log, [5, 6]);
  expect(log.getState().lines).toBeUndefined();
  log.setState((state) => takeLatest(state, { unit: "U", asOf: "2026-03-11T03:00:00.000Z", items: [5, 4].map(event) }));
  log.setState((state) => holdFeed(state, false));
  expect(ids(log.getState().lines)).toEqual([6, 5, 4]);
});

test("after a break what was missed stands in its place", () => {
  const log = opened(2, 1);
  happen(log, [9]);
  log.setState((state) =>
    takeLatest(state, { unit: "U", asOf: "2026-03-11T03:00:00.000Z", items: [9, 8, 2].map(event) }),
  );
  expect(ids(log.getState().lines)).toEqual([9, 8, 2, 1]);
});

test("no more are kept than anybody scrolls through", () => {
  const log = opened(0);
  const many = Array.from({ length: MOST_KEPT }, (_, index) => index + 1);
  happen(log, many);
  expect(log.getState().lines).toHaveLength(MOST_KEPT);
  expect(ids(log.getState().lines)?.[0]).toBe(MOST_KEPT);
});
