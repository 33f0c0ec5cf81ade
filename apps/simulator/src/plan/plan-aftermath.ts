import { dayMs } from "@ioc/domain/time/civil-date.ts";
import type { DossierLog } from "./dossier-log.ts";
import type { Intake } from "./intake.ts";
import type { PlanContext } from "./plan-context.ts";
import type { Closing } from "./plan-handling.ts";
import type { Random } from "./random.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** After the decision: the result is handed over, some rate the service. */
export function planAftermath(
  { calendar, zone }: PlanContext,
  random: Random,
  { office, channel, isOnline }: Intake,
  { resolvedLocalMs, isDigital }: Closing,
  log: DossierLog,
): void {
  if (random.chance(0.04)) return;
  const byNetwork = isOnline && isDigital;
  const returnedLocal = byNetwork
    ? resolvedLocalMs + random.between(1, 30) * minuteMs
    : calendar.addWorkingMs(resolvedLocalMs, 10 * minuteMs + Math.min(random.exponential(4 * hourMs), 40 * hourMs));
  log.add("vn.motcua.dossier.returned", office.code, zone.toInstant(returnedLocal), {
    channel: byNetwork ? "online" : channel === "postal" ? "postal" : "counter",
  });
  if (!random.chance(0.15)) return;
  const ratedLocal = isOnline
    ? awake(returnedLocal + random.exponential(5 * hourMs), random)
    : returnedLocal + 2 * minuteMs;
  const score = Number(random.weighted({ "5": 74, "4": 20, "3": 4, "2": 1, "1": 1 }));
  log.add("vn.motcua.dossier.rated", office.code, zone.toInstant(ratedLocal), { score });
}

/** Few people rate an office at three in the morning. */
function awake(localMs: number, random: Random): number {
  const hour = (localMs % dayMs) / hourMs;
  return hour >= 6.5 && hour < 23 ? localMs : localMs + random.between(8, 11) * hourMs;
}
