import type { DeviceCode, ScreenPlace } from "@ioc/protocol/screens.ts";
import { createStore, type StoreApi } from "zustand/vanilla";
import { retryDelayMs } from "../live/retry-delay.ts";
import { askForCode, askForToken, renewCredential } from "./ask-server.ts";
import { pause } from "./pause.ts";

/** What a screen that nobody has let in yet shows; instants are the device's clock in milliseconds. */
export type EnrolmentState =
  | { readonly kind: "starting" }
  | { readonly kind: "waiting"; readonly code: DeviceCode; readonly untilMs: number }
  | { readonly kind: "denied" }
  /** Too many screens wait already. */
  | { readonly kind: "crowded" };

interface Enrolment {
  readonly state: EnrolmentState;
  /** The server was there when it was asked last. */
  readonly isReached: boolean;
}

export type EnrolmentStore = StoreApi<Enrolment>;

const DENIED_MS = 60_000;
/** RFC 8628, section 3.5: by how much one asks more slowly when told so. */
const SLOWER_BY_MS = 5000;

export function createEnrolmentStore(): EnrolmentStore {
  return createStore<Enrolment>()(() => ({ state: { kind: "starting" }, isReached: true }));
}

/** Goes on until the screen is let in: asks for a code, shows it, asks whether somebody answered, and begins anew. */
export async function enrol(store: EnrolmentStore, signal: AbortSignal): Promise<ScreenPlace> {
  for (;;) {
    const renewal = await answered(store, signal, renewCredential);
    if (renewal.kind === "in") return renewal.show;
    const asked = await answered(store, signal, askForCode);
    if (asked.kind === "crowded") {
      store.setState({ state: { kind: "crowded" } });
      await pause(asked.retryAfterMs, signal);
      continue;
    }
    const { code } = asked;
    const untilMs = Date.now() + code.expires_in * 1000;
    store.setState({ state: { kind: "waiting", code, untilMs } });
    if ((await answerTo(code, untilMs, store, signal)) === "denied") {
      store.setState({ state: { kind: "denied" } });
      await pause(DENIED_MS, signal);
    }
  }
}

/** Asks, no more often than it was told, until the code is answered or over. */
async function answerTo(
  code: DeviceCode,
  untilMs: number,
  store: EnrolmentStore,
  signal: AbortSignal,
): Promise<"granted" | "denied" | "over"> {
  let intervalMs = code.interval * 1000;
  while (Date.now() < untilMs) {
    await pause(intervalMs, signal);
    const answer = await askForToken(code, signal);
    store.setState({ isReached: answer.kind !== "no-answer" });
    if (answer.kind === "granted") return "granted";
    if (answer.kind === "no-answer" || answer.error === "authorization_pending") continue;
    if (answer.error === "slow_down") intervalMs += SLOWER_BY_MS;
    else return answer.error === "access_denied" ? "denied" : "over";
  }
  return "over";
}

/** Asks until there is an answer, at longer and longer distances. */
async function answered<Answer extends { readonly kind: string }>(
  store: EnrolmentStore,
  signal: AbortSignal,
  ask: (signal: AbortSignal) => Promise<Answer>,
): Promise<Exclude<Answer, { readonly kind: "no-answer" }>> {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await ask(signal);
    store.setState({ isReached: answer.kind !== "no-answer" });
    if (answer.kind !== "no-answer") return answer as Exclude<Answer, { readonly kind: "no-answer" }>;
    await pause(retryDelayMs(attempt, Math.random()), signal);
  }
}
