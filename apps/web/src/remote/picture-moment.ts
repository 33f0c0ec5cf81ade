import type { ScreenItem } from "@ioc/protocol/screens.ts";

/** The moment that a screen's picture is of: an instant, `now`; or not known yet, while it has not said at which it was held. */
export type PictureMoment = { readonly at: string | undefined } | "notKnown";

export function pictureMoment({ drive, report, state }: Pick<ScreenItem, "drive" | "report" | "state">): PictureMoment {
  if (drive?.at != null) return { at: drive.at };
  if (drive?.frozen !== true || state === "away") return { at: undefined };
  return report?.heldAt === undefined ? "notKnown" : { at: report.heldAt };
}
