import fc from "fast-check";
import { type MomentPick, momentArbitrary } from "./arbitrary-moment.ts";
import { PROCEDURE_CODES } from "./arbitrary-provisioning.ts";

/** Everything about one event that does not depend on the rest of the world; what its kind does not need is unused. */
export type EventPick = {
  readonly kind: string;
  readonly moment: MomentPick;
  readonly delayMs: number;
  readonly sender: "receiver" | "handler" | "top" | "any";
  readonly pick: number;
  readonly unitInData: boolean;
  readonly idPrefix: string;
  readonly sourceSuffix: string;
  readonly timeFormat: "utc" | "offset" | "micros";
  readonly dueAt: MomentPick | null;
  readonly procedure: string;
  readonly channel: string;
  readonly components: string | null;
  readonly online: boolean;
  readonly outcome: string;
  readonly result: string | null;
  readonly score: number;
};

/** A dossier or feedback; `inTimeOrder`: its events happen in the order listed, else whenever their moments say. */
export type SubjectPick = {
  readonly feedback: boolean;
  readonly receiver: number;
  readonly inTimeOrder: boolean;
  readonly events: readonly EventPick[];
};

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

// In UTF-16 the face sorts before the full-width signs, in UTF-8 after them.
const NASTY = ["", "a", "Z", "é", "｡", "\u{1F600}"];

function eventPick(kinds: fc.Arbitrary<string>): fc.Arbitrary<EventPick> {
  return fc.record({
    kind: kinds,
    moment: momentArbitrary,
    delayMs: fc.constantFrom(0, 0, 1, MINUTE_MS, -4 * MINUTE_MS, 60 * MINUTE_MS, DAY_MS, 6 * DAY_MS),
    sender: fc.constantFrom("receiver", "receiver", "handler", "handler", "top", "any"),
    pick: fc.nat(20),
    unitInData: fc.boolean(),
    idPrefix: fc.constantFrom(...NASTY),
    sourceSuffix: fc.constantFrom("", ...NASTY.filter((name) => name !== "").map((name) => `/${name}`)),
    timeFormat: fc.constantFrom("utc", "utc", "offset", "micros"),
    dueAt: fc.option(momentArbitrary, { freq: 3 }),
    procedure: fc.constantFrom(...PROCEDURE_CODES.slice(0, -1), ...PROCEDURE_CODES),
    channel: fc.constantFrom("counter", "onlinePartial", "onlineFull", "postal"),
    components: fc.constantFrom(null, "none", "partial", "full"),
    online: fc.boolean(),
    outcome: fc.constantFrom("approved", "refused"),
    result: fc.constantFrom(null, "paper", "digital", "digitalSigned"),
    score: fc.integer({ min: 1, max: 5 }),
  });
}

const received = eventPick(fc.constant("dossier.received"));
const middle = eventPick(
  fc.constantFrom(
    ...["suspended", "suspended", "suspended", "resumed", "resumed", "resumed", "extended", "extended"].map(dossier),
    ...["transferred", "transferred", "digitized", "paid", "rated"].map(dossier),
  ),
);
const closing = eventPick(fc.constantFrom(...["resolved", "resolved", "resolved", "withdrawn"].map(dossier)));
const after = eventPick(
  fc.constantFrom(
    ...["rated", "paid", "digitized", "returned", "suspended", "transferred", "extended", "resolved"].map(dossier),
    ...["resumed", "received", "withdrawn"].map(dossier),
  ),
);
const any = fc.oneof(received, middle, closing, after);

function dossier(kind: string): string {
  return `dossier.${kind}`;
}

/** The course a dossier takes: open or closed, and what may come behind. */
const orderly = fc
  .record({
    first: received,
    middle: fc.array(middle, { maxLength: 5 }),
    end: fc.array(closing, { maxLength: 1 }),
    after: fc.array(after, { maxLength: 3 }),
  })
  .map(({ first, middle, end, after }) => [first, ...middle, ...end, ...(end.length > 0 ? after : [])]);

const dossierPick: fc.Arbitrary<SubjectPick> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      feedback: fc.constant(false),
      receiver: fc.nat(20),
      inTimeOrder: fc.constant(true),
      events: orderly,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      feedback: fc.constant(false),
      receiver: fc.nat(20),
      inTimeOrder: fc.constant(false),
      events: fc.array(any, { minLength: 1, maxLength: 7 }),
    }),
  },
);

const feedbackPick: fc.Arbitrary<SubjectPick> = fc.record({
  feedback: fc.constant(true),
  receiver: fc.nat(20),
  inTimeOrder: fc.boolean(),
  events: fc.array(eventPick(fc.constantFrom("feedback.received", "feedback.answered")), {
    minLength: 1,
    maxLength: 4,
  }),
});

export const subjectsArbitrary: fc.Arbitrary<readonly SubjectPick[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: dossierPick }, { weight: 1, arbitrary: feedbackPick }),
  { minLength: 1, maxLength: 6 },
);
