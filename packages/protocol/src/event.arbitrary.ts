import fc from "fast-check";
import {
  APPLICANTS,
  CHANNELS,
  COMPONENTS,
  DIGITIZED_COMPONENTS,
  OUTCOMES,
  PAYMENT_METHODS,
  RESULTS,
  RETURN_CHANNELS,
} from "./names.ts";

/** Events for property tests, made from the contract's table and not from the schemas that they are to test. */

const character = fc.constantFrom(..."aZ09 ._-/đĐềệữơ漢😀é".normalize("NFC"));
export function printableText(maxCharacters: number): fc.Arbitrary<string> {
  return fc.array(character, { minLength: 1, maxLength: maxCharacters }).map((characters) => characters.join(""));
}

const code = fc.stringMatching(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/);
const slug = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const instant = fc
  .date({ min: new Date("2000-01-01T00:00:00Z"), max: new Date("2026-11-23T03:05:00Z"), noInvalidDate: true })
  .chain((date) => fc.constantFrom(date.toISOString(), date.toISOString().replace(/\.\d+Z$/, "+00:00")));

const unit = optional(code);
const dueAt = optional(instant);

function optional<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { nil: null });
}

function oneOf<T extends string>(words: readonly T[]): fc.Arbitrary<T> {
  return fc.constantFrom(...words);
}

const head = {
  specversion: fc.constant("1.0" as const),
  id: printableText(256),
  source: fc
    .tuple(code, fc.constantFrom("", "/", "/một cửa", "/a/b"))
    .map(([unitCode, rest]) => `/units/${unitCode}${rest}`),
  subject: printableText(128),
  time: instant,
};

function event<const T extends string, D extends Record<string, fc.Arbitrary<unknown>>>(type: T, data: D) {
  return fc.record({ ...head, type: fc.constant(type), data: fc.record({ unit, ...data }) });
}

export const validEvent = fc.oneof(
  event("vn.motcua.dossier.received", {
    procedure: code,
    channel: oneOf(CHANNELS),
    dueAt,
    components: optional(oneOf(COMPONENTS)),
    applicant: optional(oneOf(APPLICANTS)),
  }),
  event("vn.motcua.dossier.digitized", { components: oneOf(DIGITIZED_COMPONENTS) }),
  event("vn.motcua.dossier.transferred", { toUnit: code }),
  event("vn.motcua.dossier.suspended", { reason: optional(slug) }),
  event("vn.motcua.dossier.resumed", {}),
  event("vn.motcua.dossier.extended", { dueAt: instant, reason: optional(slug) }),
  event("vn.motcua.dossier.paid", { method: oneOf(PAYMENT_METHODS), amount: optional(fc.maxSafeNat()) }),
  event("vn.motcua.dossier.resolved", { outcome: oneOf(OUTCOMES), result: optional(oneOf(RESULTS)) }),
  event("vn.motcua.dossier.returned", { channel: optional(oneOf(RETURN_CHANNELS)) }),
  event("vn.motcua.dossier.withdrawn", { reason: optional(slug) }),
  event("vn.motcua.dossier.rated", { score: fc.integer({ min: 1, max: 5 }) }),
  event("vn.motcua.feedback.received", { topic: optional(slug), dueAt }),
  event("vn.motcua.feedback.answered", {}),
);
