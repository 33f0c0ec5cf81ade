import fc from "fast-check";
import {
  at,
  EIGHT_HOURS,
  ELSEWHERE,
  type EventBody,
  FIVE_DAYS,
  HANDLER,
  RECEIVER,
  TOP,
  UNKNOWN,
} from "./dossier-events.test-support.ts";
import type { DossierEvent } from "./event.ts";

const FIRST = at("2026-03-02 00:00");
const HOUR_MS = 3_600_000;

/** Few moments, so that events meet at the same instant, at deadlines and at midnights. */
export const momentArbitrary: fc.Arbitrary<number> = fc
  .record({
    hour: fc.oneof(fc.constantFrom(0, 8, 17, 24, 32, 41, 185, 186), fc.nat(24 * 20)),
    nudgeMs: fc.constantFrom(0, 0, 0, 1, -1),
  })
  .map(({ hour, nudgeMs }) => FIRST + hour * HOUR_MS + nudgeMs);

const unitArbitrary = fc.constantFrom(RECEIVER, HANDLER, ELSEWHERE);

const receivedBody: fc.Arbitrary<EventBody> = fc.record({
  type: fc.constant("received" as const),
  procedure: fc.constantFrom(FIVE_DAYS, EIGHT_HOURS, UNKNOWN),
  procedureVersion: fc.constant(1),
  calendarVersion: fc.constant(1),
  channel: fc.constantFrom("counter" as const, "onlinePartial" as const, "onlineFull" as const, "postal" as const),
  components: fc.constantFrom("none" as const, "partial" as const, "full" as const),
  dueAt: fc.option(momentArbitrary, { freq: 3, nil: null }),
});

const laterBody: fc.Arbitrary<EventBody> = fc.oneof(
  fc.record({
    type: fc.constant("digitized" as const),
    components: fc.constantFrom("partial" as const, "full" as const),
  }),
  fc.record({ type: fc.constant("transferred" as const), toUnit: unitArbitrary }),
  fc.record({ type: fc.constantFrom("suspended" as const, "resumed" as const) }),
  fc.record({ type: fc.constantFrom("suspended" as const, "resumed" as const) }),
  fc.record({ type: fc.constant("extended" as const), dueAt: momentArbitrary }),
  fc.record({
    type: fc.constant("paid" as const),
    method: fc.constantFrom("online" as const, "counter" as const),
    amount: fc.constant(null),
  }),
  fc.record({ type: fc.constant("rated" as const), score: fc.integer({ min: 1, max: 5 }) }),
  fc.record({
    type: fc.constant("resolved" as const),
    outcome: fc.constant("approved" as const),
    result: fc.constantFrom("paper" as const, "digital" as const, "digitalSigned" as const),
  }),
  fc.record({ type: fc.constantFrom("withdrawn" as const, "returned" as const) }),
);

const headArbitrary = fc.record({
  time: momentArbitrary,
  source: fc.constantFrom("/units/C1", "/units/C1/é", "/units/C1/｡", "/units/C1/\u{1F600}"),
  unit: unitArbitrary,
  feed: fc.constantFrom(RECEIVER, RECEIVER, HANDLER, ELSEWHERE, TOP, TOP),
});

function eventsOf(body: fc.Arbitrary<EventBody>, constraints: fc.ArrayConstraints) {
  return fc.array(fc.tuple(headArbitrary, body), constraints);
}

/** A dossier's set of events, mostly with a `received`, in no order; identities are unique. */
export const dossierEventsArbitrary: fc.Arbitrary<DossierEvent[]> = fc
  .tuple(eventsOf(receivedBody, { maxLength: 2 }), eventsOf(laterBody, { maxLength: 8 }))
  .filter(([receipts, later]) => receipts.length + later.length > 0)
  .map(([receipts, later]) =>
    [...receipts, ...later].map(([head, body], index) => ({
      ...head,
      id: String(index),
      recordedAt: head.time,
      ...body,
    })),
  );
