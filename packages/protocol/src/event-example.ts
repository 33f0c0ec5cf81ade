import type { FeedEvent } from "./event.ts";

export const EVENT_EXAMPLE: FeedEvent = {
  specversion: "1.0",
  id: "2026-000123-1",
  source: "/units/SG.01.03/motcua",
  type: "vn.motcua.dossier.received",
  subject: "SG.01.03-260302-0007",
  time: "2026-03-02T08:15:30.250+07:00",
  data: { procedure: "1.012783", channel: "counter", components: "partial", applicant: "citizen" },
};
