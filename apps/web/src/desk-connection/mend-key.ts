import type { Connection } from "@ioc/protocol/connection.ts";

type Reason = Pick<Connection["rejected"]["reasons"][number], "code" | "path" | "message">;

/** Which words tell how to mend what was refused: by the code, and the place in the event. */
const BY_PLACE = {
  invalid: {
    "": "mend_event",
    specversion: "mend_specversion",
    id: "mend_id",
    source: "mend_source",
    type: "mend_type",
    subject: "mend_subject",
    time: "mend_time",
    data: "mend_data",
    "data.unit": "mend_unit",
    "data.procedure": "mend_procedure",
    "data.channel": "mend_channel",
    "data.dueAt": "mend_dueAt",
    "data.components": "mend_components",
    "data.applicant": "mend_applicant",
    "data.toUnit": "mend_toUnit",
    "data.method": "mend_method",
    "data.amount": "mend_amount",
    "data.outcome": "mend_outcome",
    "data.result": "mend_result",
    "data.score": "mend_score",
    "data.reason": "mend_slug",
    "data.topic": "mend_slug",
  },
  forbidden: {
    source: "mend_othersUnit",
    "data.unit": "mend_othersUnit",
    subject: "mend_othersPrefix",
  },
} as const;

type Places = typeof BY_PLACE;
export type MendKey =
  | Places["invalid"][keyof Places["invalid"]]
  | Places["forbidden"][keyof Places["forbidden"]]
  | "mend_future"
  | "mend_unknownMember"
  | "mend_elsewhere";

const AHEAD = /in the future$/;
/** What the schema says of a member that the type does not name. */
const UNKNOWN_MEMBER = "is not a property that may be here";

export function mendKey({ code, path, message }: Reason): MendKey {
  if (message === UNKNOWN_MEMBER) return "mend_unknownMember";
  if (path === "time" && AHEAD.test(message)) return "mend_future";
  const places: Readonly<Record<string, MendKey>> = code === "forbidden" ? BY_PLACE.forbidden : BY_PLACE.invalid;
  const place = path ?? "";
  return Object.hasOwn(places, place) ? (places[place] ?? "mend_elsewhere") : "mend_elsewhere";
}
