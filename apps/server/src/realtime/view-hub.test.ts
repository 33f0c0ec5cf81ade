import { MEASURE_INDEX } from "@ioc/domain/measure/measures.ts";
import { vietnamCalendar } from "@ioc/domain/time/vietnam-calendar.ts";
import { createZone, dayOf } from "@ioc/domain/time/zone.ts";
import pino from "pino";
import { afterEach, expect, test, vi } from "vitest";
import { LiveBoard } from "../boards/live-board.ts";
import { LiveBoards } from "../boards/live-boards.ts";
import { LiveState } from "../boards/live-state.ts";
import { Reference } from "../reference/reference.ts";
import type { EncodedAnswer } from "./encoded-answer.ts";
import type { View, ViewPatch, ViewSource } from "./view.ts";
import { ViewHub } from "./view-hub.ts";

const NOON = Date.parse("2026-03-11T12:00:00+07:00");
const UNIT = 1;
const PROCEDURE = 16;
const STORM = 4000;

const stops: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

/** A hub over one unit, whose clock stands until it is moved. */
function openHub() {
  const zone = createZone("Asia/Ho_Chi_Minh");
  if (zone === undefined) throw new Error("no such zone");
  const units = [{ id: UNIT, body: { code: "P", name: "P", kind: "province" as const } }];
  const calendars = [{ version: 1, spec: vietnamCalendar }];
  const rows = { version: 1, units, procedures: [], limits: [], calendars, feeds: [], serviceTokens: [], targets: {} };
  const state = new LiveState(new Reference(rows, zone));
  const clock = {
    at: NOON,
    now: () => clock.at,
  };
  const boards = new LiveBoards(state, clock.at);
  const sent: { key: string; patch: ViewPatch }[] = [];
  const counts = { computed: 0 };
  const meter = {
    watched: () => undefined,
    patchSent: () => undefined,
    computed: () => {
      counts.computed += 1;
    },
  };
  const hub = new ViewHub({
    boards,
    clock,
    log: pino({ level: "silent" }),
    meter,
    send(key, patch) {
      sent.push({ key, patch });
      return 1;
    },
  });
  stops.push(() => hub.stop());
  let position = 0;
  const receive = (): void => {
    position += 1;
    const at = clock.at;
    const place = { unit: UNIT, procedure: PROCEDURE, dossier: position, day: dayOf(zone, at), at, due: 0, delta: 1 };
    const steps = [{ measure: MEASURE_INDEX.receivedCounter, ...place }];
    state.apply({ position, recordedAt: at, reference: 1, steps, units: [UNIT], taken: [] });
  };
  const sourceOf = (days: number): ViewSource => ({
    key: `board/${days}`,
    member: "board",
    open: (told) => new LiveBoard(boards, UNIT, (today) => ({ from: today - days, to: today }), told),
  });
  return { hub, clock, sent, counts, receive, sourceOf };
}

function receivedIn(view: View): unknown {
  return (JSON.parse(view.answer.json) as { board: { measures: { received: number } } }).board.measures.received;
}

test("a storm of newcomers to a view that is up to date is answered with one text, and computes nothing", async () => {
  const { hub, counts, receive, sourceOf } = openHub();
  receive();
  const answers = new Set<EncodedAnswer>();
  const join = (view: View): boolean => {
    answers.add(view.answer);
    return true;
  };
  await Promise.all(Array.from({ length: STORM }, () => hub.watch(sourceOf(0), join)));
  expect(answers.size).toBe(1);
  expect(counts.computed).toBe(1);
});

test("a storm of newcomers to a view that has moved shares one computing, and all are given what moved it", async () => {
  const { hub, counts, receive, sourceOf, sent } = openHub();
  await hub.watch(sourceOf(0), () => true);
  receive();
  const given = new Set<unknown>();
  const join = (view: View): boolean => {
    given.add(receivedIn(view));
    return true;
  };
  const outcomes = await Promise.all(Array.from({ length: STORM }, () => hub.watch(sourceOf(0), join)));
  expect(new Set(outcomes)).toEqual(new Set(["joined"]));
  expect([...given]).toEqual([1]);
  expect(counts.computed).toBe(2);
  expect(sent.length).toBe(1);
});

test("a view is not dropped under somebody who waits for it, however many others nobody watches any more", async () => {
  const { hub, clock, receive, sourceOf, sent } = openHub();
  await hub.watch(sourceOf(0), () => true);
  receive();
  await vi.waitFor(() => expect(sent.length).toBe(1));
  hub.unwatched("board/0");
  receive();
  // The last patch has just gone out: who comes now has to wait for the next.
  let given: unknown;
  const comes = hub.watch(sourceOf(0), (view) => {
    given = receivedIn(view);
    return true;
  });
  for (let days = 1; days <= 40; days += 1) {
    await hub.watch(sourceOf(days), () => true);
    hub.unwatched(`board/${days}`);
  }
  expect(await comes).toBe("joined");
  expect(given).toBe(2);
  const before = sent.length;
  clock.at += 1100;
  receive();
  await vi.waitFor(() => expect(sent.length).toBe(before + 1));
  expect(sent.at(-1)?.patch.patch).toMatchObject({ measures: { received: 3 } });
});

test("what has gone before the view is there is not counted as a watcher", async () => {
  const { hub, clock, sourceOf } = openHub();
  await hub.watch(sourceOf(0), () => false);
  expect(hub.size).toBe(1);
  clock.at += 60_000;
  await vi.waitFor(() => expect(hub.size).toBe(0));
});

test("a view that is scheduled again and again is told once for each turn, version by version", async () => {
  const { hub, clock, receive, sourceOf, sent } = openHub();
  let version = "";
  await hub.watch(sourceOf(0), (view) => {
    version = view.current.version;
    return true;
  });
  let received = 0;
  for (let round = 1; round <= 4; round += 1) {
    clock.at += 1100;
    // Enough at once to turn single changes into a stream while the first of them already waits for its turn.
    for (let change = 0; change < 9; change += 1) receive();
    received += 9;
    await vi.waitFor(() => expect(sent.at(-1)?.patch.patch).toMatchObject({ measures: { received } }));
  }
  expect(sent.length).toBe(4);
  for (const { patch } of sent) {
    expect(patch.base).toBe(version);
    expect(patch.version).not.toBe(version);
    version = patch.version;
  }
});

test("those who are not signed in cannot take all the room there is", async () => {
  const { hub, sourceOf } = openHub();
  const join = (): boolean => true;
  let open = 0;
  while ((await hub.watch(sourceOf(open), join, false)) === "joined") open += 1;
  expect(await hub.watch(sourceOf(open), join, false)).toBe("full");
  expect(await hub.watch(sourceOf(open), join, true)).toBe("joined");
});
