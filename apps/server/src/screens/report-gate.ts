import { ackFailureOf } from "@ioc/protocol/error.ts";
import type { ScreenReportAnswer } from "@ioc/protocol/screen-report.ts";
import type { AccessTrail } from "../access/access-trail.ts";
import { decide } from "../access/decide.ts";
import { reachOf } from "../access/reach.ts";
import type { LiveState } from "../boards/live-state.ts";
import type { Clock } from "../lifecycle/clock.ts";
import { acknowledge } from "../realtime/acknowledge.ts";
import type { SocketData } from "../realtime/admit-socket.ts";
import type { ScreenReports } from "./screen-reports.ts";

export interface ReportGateParts {
  readonly state: LiveState;
  readonly clock: Clock;
  readonly trail: Pick<AccessTrail, "refused">;
}

/** Hears the reports of one connection, whoever that is. */
export function takeReports(
  data: SocketData,
  reports: ScreenReports,
  { state, clock, trail }: ReportGateParts,
): (...args: unknown[]) => void {
  const take = async (sent: unknown): Promise<ScreenReportAnswer> => {
    const who = data.principal ?? { kind: "nobody" };
    const now = clock.now();
    const { reference } = state;
    const rules = { reach: reachOf(reference, now), publicBoard: false };
    const decision = decide(who, "reportScreen", "anything", rules);
    if (decision !== "yes" || who.kind !== "screen") {
      if (who.kind !== "nobody") trail.refused({ who, address: data.address ?? null }, "reportScreen", "report");
      return ackFailureOf(decision === "unauthenticated" ? decision : "forbidden", "only a wall screen reports");
    }
    return reports.take(Number(who.id), sent, now, (code) => {
      const unit = reference.unit(code)?.id;
      return unit !== undefined && decide(who, "reportScreen", unit, rules) === "yes";
    });
  };
  return (...args) => acknowledge(args, ([sent]) => take(sent));
}
