import { type BenchEvent, procedureCode } from "./bench-event.ts";
import type { FeedLine } from "./feed-lines.ts";
import type { Feeder } from "./feeder.ts";
import { atRate, type LatencyProbe } from "./latency-probe.ts";

let runs = 0;

/** Dossiers received now, one event in each message, of all feeds in turn, evenly at a rate. Resolves when all are acknowledged. */
export async function sendLive(
  feeders: readonly Feeder[],
  lines: readonly FeedLine[],
  { rate, count }: { readonly rate: number; readonly count: number },
  probe?: LatencyProbe,
): Promise<void> {
  runs += 1;
  const run = `live-${process.pid.toString(36)}${Date.now().toString(36)}${runs}`;
  const answers: Promise<void>[] = [];
  let failed: unknown;
  await atRate(rate, count, (index) => {
    const line = index % feeders.length;
    probe?.sent();
    const sentAt = performance.now();
    const sending = feeders[line]?.send([receivedNow(`${run}-${index}`, lines[line]?.unit ?? "P", index)]);
    if (sending === undefined) return;
    // One that fails while others are still being sent is told at the end.
    answers.push(
      sending.then(
        () => void probe?.acknowledgedMs.push(performance.now() - sentAt),
        (error: unknown) => {
          failed ??= error;
        },
      ),
    );
  });
  await Promise.all(answers);
  if (failed !== undefined) throw failed;
}

function receivedNow(code: string, unit: string, index: number): BenchEvent {
  return {
    specversion: "1.0",
    id: code,
    source: `/units/${unit}`,
    subject: code,
    type: "vn.motcua.dossier.received",
    time: new Date().toISOString(),
    data: { procedure: procedureCode(1 + (index % 7)), channel: "counter" },
  };
}
