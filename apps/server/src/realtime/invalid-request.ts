import { type AckFailure, ackFailureOf, type FaultyMember } from "@ioc/protocol/error.ts";

/** What is answered to a message that is not as it should be: the first fault, and where. */
export function invalidRequest(errors: readonly FaultyMember[]): AckFailure {
  const first = errors[0];
  return ackFailureOf("invalid", first === undefined ? "invalid" : `${first.path} ${first.message}`.trim());
}
