import { MEASURES, type Measure } from "@ioc/domain/measure/measures.ts";
import { formatInstant } from "@ioc/domain/time/instant.ts";
import type { FaultKind } from "@ioc/protocol/names.ts";
import { civilTime } from "@ioc/testkit/oracle/civil-time.ts";
import { comparableBoard } from "@ioc/testkit/oracle/comparable-board.ts";
import { oracleBoard } from "@ioc/testkit/oracle/oracle-board.ts";
import { oracleDossiers } from "@ioc/testkit/oracle/oracle-dossiers.ts";
import { oracleFaults } from "@ioc/testkit/oracle/oracle-faults.ts";
import type { OracleQuery, OracleWorld } from "@ioc/testkit/oracle/oracle-world.ts";
import { unitTree } from "@ioc/testkit/oracle/unit-tree.ts";
import { expect } from "vitest";
import { findAnyUnit } from "../../src/access/find-any-unit.test-support.ts";
import { readBoard } from "../../src/boards/read-board.ts";
import { type Cursor, decodeCursor, encodeCursor } from "../../src/dossiers/cursor.ts";
import { listDossiers } from "../../src/dossiers/dossier-reader.ts";
import { KeptLists } from "../../src/dossiers/kept-lists.ts";
import { readFaults } from "../../src/faults/read-faults.ts";
import { askedOf } from "../../src/http/query.ts";
import { verify } from "../../src/ledger/verify.ts";
import { expectedItem } from "./expected-item.test-support.ts";
import type { SeededRandom } from "./seeded-random.test-support.ts";
import type { StoredWorld } from "./stored-world.test-support.ts";

export function expectSameBoard(server: StoredWorld, world: OracleWorld, query: OracleQuery): void {
  const board = readBoard(server.state, askedAs(server, query));
  expect(comparableBoard(board)).toEqual(comparableBoard(oracleBoard(world, query)));
}

export async function expectNoDifference(server: StoredWorld, world: OracleWorld): Promise<void> {
  const verdict = await verify(server.db, server.state.reference);
  expect(verdict.differences).toEqual([]);
  expect(verdict.events).toBe(world.events.length);
}

/** The lists behind some measures, page by page: what is in them and in which state. */
export async function expectSameLists(
  server: StoredWorld,
  world: OracleWorld,
  query: OracleQuery,
  random: SeededRandom,
): Promise<void> {
  for (const measure of random.shuffled(MEASURES).slice(0, 8)) {
    await expectSameList(server, world, query, measure, random.between(1, 3));
  }
  // Payments are items of their own: only here can a page end within a dossier.
  const always = { from: "2026-04-01", to: "2026-06-30", now: query.now };
  await expectSameList(server, world, always, "paid", 1);
}

async function expectSameList(
  server: StoredWorld,
  world: OracleWorld,
  query: OracleQuery,
  measure: Measure,
  limit: number,
): Promise<void> {
  const asked = askedAs(server, query);
  const expected = oracleDossiers(world, { ...query, measure });
  const codes: string[] = [];
  const kept = new KeptLists();
  let after: Cursor | undefined;
  do {
    const at = after?.asOf ?? asked.at;
    const request = { ...asked, at, measure, field: undefined, own: false, deadline: {}, limit, after };
    const page = await listDossiers(server.db, server.state, kept, request);
    if (typeof page === "string") throw new Error("the unit is not there");
    expect(page.total).toBe(expected.length);
    expect(page.items.length).toBeLessThanOrEqual(limit);
    for (const item of page.items) {
      codes.push(item.code);
      expect(item).toMatchObject(expectedItem(world, query, measure, item.code));
    }
    after = page.next === null ? undefined : decodeCursor(encodeCursor(page.next));
  } while (after !== undefined && codes.length < expected.length);
  expect([...codes].sort()).toEqual([...expected].sort());
  expect(after).toBeUndefined();
}

const FOLD_FAULTS: readonly FaultKind[] = ["foreign", "doubleReceived", "orphan", "unknownProcedure"];

/** The faults shown to every unit's subtree. Of feedbacks the reference knows only what is foreign. */
export async function expectSameFaults(server: StoredWorld, world: OracleWorld, now: number): Promise<void> {
  const tree = unitTree(world.units, civilTime(world.timezone).dayOf(now));
  const isFeedback = new Set(
    world.events.filter(({ event }) => event.type.includes(".feedback.")).map(({ event }) => event.subject),
  );
  const faults = oracleFaults(world);
  for (const { code } of world.units) {
    const found: string[] = [];
    for (const kind of FOLD_FAULTS) {
      const unit = server.state.reference.unit(code)?.id ?? 0;
      const period = { from: undefined, to: undefined };
      const answer = await readFaults(server.db, server.state, {
        unit,
        kind,
        ...period,
        now,
        after: undefined,
        covers: () => true,
      });
      for (const item of answer?.items ?? []) {
        if (kind !== "foreign" && isFeedback.has(item.subject ?? "")) continue;
        found.push([kind, item.subject, item.source, item.id, server.feedName(Number(item.feed))].join(" "));
      }
    }
    const expected = faults
      .filter(({ units }) => units.some((unit) => tree.contains(code, unit)))
      .map(({ kind, subject, source, id, feed }) => [kind, subject, source, id, feed].join(" "));
    expect(found.sort()).toEqual(expected.sort());
  }
}

function askedAs(server: StoredWorld, { unit, from, to, at, now }: OracleQuery) {
  return askedOf(
    { unit, from, to, at: at === undefined ? undefined : formatInstant(at) },
    server.state,
    now,
    findAnyUnit(server.state.reference, now),
  );
}
