import { ackFailureOf } from "@ioc/protocol/error.ts";
import type { EncodedAnswer } from "./encoded-answer.ts";

/** What an acknowledgement says. */
export type Answering = { readonly ok: boolean; readonly [member: string]: unknown };

/**
 * Runs a handler on the arguments of a message, as anybody may have sent them, and tells its answer to the
 * acknowledgement, if one was asked for. A bug becomes `internal` and goes to `process`'s warnings, not to the socket's
 * peer and not through the process.
 */
export function acknowledge(
  args: readonly unknown[],
  handle: (args: readonly unknown[]) => Promise<Answering | EncodedAnswer>,
): void {
  const last = args.at(-1);
  const answer = typeof last === "function" ? (last as (answer: Answering | EncodedAnswer) => void) : undefined;
  const given = answer === undefined ? args : args.slice(0, -1);
  handle(given).then(answer, (error: unknown) => {
    process.emitWarning(error instanceof Error ? error : new Error(String(error)), { code: "IOC_SOCKET_HANDLER" });
    answer?.(ackFailureOf("internal", "the server could not answer; this was logged"));
  });
}
