import type { Dossier, DossierEvent } from "@ioc/protocol/dossiers.ts";
import { expect, it } from "vitest";
import { timeLine } from "./time-line.ts";

const day = (date: number): string => `2026-03-${String(date).padStart(2, "0")}T02:00:00.000Z`;
const event = (type: string, date: number, fate: DossierEvent["fate"] = "counted"): DossierEvent => ({
  id: `${type}${date}`,
  source: "/units/C1",
  type: `vn.motcua.dossier.${type}` as DossierEvent["type"],
  time: day(date),
  recordedAt: day(date),
  unit: "C1",
  data: {},
  fate,
});
const dossier = (change: Partial<Dossier>): Dossier => ({
  code: "H",
  unit: "C1",
  field: "Đất đai",
  state: "open",
  events: [event("received", 2)],
  deadline: [],
  asOf: day(12),
  dueAt: day(7),
  days: [],
  ...change,
});

it("places receipt, deadline and now by their distance, and what is late between the last two", () => {
  expect(timeLine(dossier({}))).toEqual({
    marks: [
      { at: 0, kind: "event" },
      { at: 0.5, kind: "due" },
      { at: 1, kind: "now" },
    ],
    suspensions: [],
    late: { from: 0.5, to: 1 },
  });
});

it("draws how long the clock stood, up to now where it still stands", () => {
  const steps: Dossier["deadline"] = [{ at: day(4), kind: "suspended", dueAt: day(7) }];
  const stands = dossier({
    state: "suspended",
    deadline: steps,
    events: [event("received", 2), event("suspended", 4)],
  });
  expect(timeLine(stands)).toMatchObject({ suspensions: [{ from: 0.2, to: 1 }], late: undefined });
  const events = [event("received", 2), event("suspended", 4), event("resumed", 8)];
  expect(timeLine(dossier({ deadline: steps, events, dueAt: day(12) }))?.suspensions).toEqual([{ from: 0.2, to: 0.6 }]);
});

it("ends with the closing, and leaves out what does not count", () => {
  const events = [event("received", 2), event("resolved", 6), event("received", 1, "doubleReceived")];
  const closed = timeLine(dossier({ state: "resolved", closedAt: day(6), events }));
  expect(closed?.marks.map(({ kind }) => kind)).toEqual(["event", "event", "due"]);
  expect(closed?.late).toBeUndefined();
  expect(timeLine(dossier({ events: [] }))).toBeUndefined();
});
