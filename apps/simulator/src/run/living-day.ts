import { isDown, isHeard, isWeakLine } from "../plan/lines.ts";
import type { PlanContext } from "../plan/plan-context.ts";
import type { PlannedEvent } from "../plan/planned-event.ts";
import type { Office } from "../province/units.ts";
import type { FeedKeys } from "../provisioning/provision.ts";
import { Agenda } from "./agenda.ts";
import { FeedLine } from "./feed-line.ts";
import type { Report } from "./report.ts";

export interface LivingDayOptions {
  readonly url: string;
  readonly context: PlanContext;
  readonly offices: readonly Office[];
  readonly feeds: FeedKeys;
  /** By unit, see the state file. */
  readonly sentUntilMs: Readonly<Record<string, number>>;
  readonly now: () => number;
  readonly report: Report;
  /** Called now and then with how far each unit has come. */
  readonly onArrived: (sentUntilMs: Record<string, number>) => void;
  readonly signal: AbortSignal;
}

const TICK_MS = 200;
const SAVE_EVERY_MS = 10_000;
const HANG_UP_TIMEOUT_MS = 1_000;

/**
 * Every unit's own feed, sending what happens when it happens, until the signal. What was to be sent while the simulator
 * or the machine slept is due at the first tick. Rejects if the server refuses a feed.
 */
export async function liveOn(options: LivingDayOptions): Promise<void> {
  const { context, signal, now, report } = options;
  const lines = new Map<string, FeedLine>();
  const { promise: refusal, reject: refuse } = Promise.withResolvers<never>();
  for (const { code } of options.offices) {
    if (!isHeard(context, code)) continue;
    const line = new FeedLine({
      url: options.url,
      token: options.feeds[code]?.token ?? "",
      onRejected: ({ event }, reason) => report(`rejected ${event.id}: ${reason}`),
      onRefused: (error) => refuse(new Error(`the server refused the feed of ${code}: ${error.message}`)),
    });
    line.connect();
    lines.set(code, line);
  }

  const sinceMs = Math.min(now(), ...Object.values(options.sentUntilMs));
  const isOpen = ({ unit, sendAtMs }: PlannedEvent) => sendAtMs > (options.sentUntilMs[unit] ?? sinceMs);
  const agenda = new Agenda(context, options.offices, sinceMs, isOpen);
  const arrived = () => Object.fromEntries([...lines].map(([unit, line]) => [unit, line.arrivedUntil(now())]));

  let saveAtMs = now() + SAVE_EVERY_MS;
  const tick = (): void => {
    const nowMs = now();
    for (const planned of agenda.takeDue(nowMs)) lines.get(planned.unit)?.offer(planned);
    for (const [unit, line] of lines) {
      if (isWeakLine(unit)) setLine(line, !isDown(context, context.zone.toLocal(nowMs)));
    }
    if (nowMs < saveAtMs) return;
    options.onArrived(arrived());
    saveAtMs = nowMs + SAVE_EVERY_MS;
  };

  const { promise: ended, resolve: end, reject: fail } = Promise.withResolvers<void>();
  signal.addEventListener("abort", () => end(), { once: true });
  if (signal.aborted) end();
  const ticker = setInterval(() => {
    try {
      tick();
    } catch (error) {
      fail(error);
    }
  }, TICK_MS);
  try {
    await Promise.race([ended, refusal]);
  } finally {
    clearInterval(ticker);
    await Promise.all([...lines.values()].map((line) => line.disconnect(HANG_UP_TIMEOUT_MS)));
    options.onArrived(arrived());
  }
}

function setLine(line: FeedLine, up: boolean): void {
  if (up) line.connect();
  else if (line.isUp) void line.disconnect(HANG_UP_TIMEOUT_MS);
}
