import { checkEvent } from "@ioc/protocol/check-event.ts";
import { expect, test } from "vitest";
import { foldEvent } from "./fold-event.ts";
import { eventOfRow, typeCode } from "./stored-event.ts";

const NOW = Date.parse("2026-03-11T10:00:00Z");
const AT = "2026-03-11T09:59:59.123456+07:00";

const SENT: readonly (readonly [type: string, data?: object | null])[] = [
  ["dossier.received", { procedure: "1", channel: "onlineFull" }],
  [
    "dossier.received",
    { procedure: "1", channel: "postal", components: "full", dueAt: AT, applicant: null, unit: "C" },
  ],
  ["dossier.received", { procedure: "1", channel: "counter", components: null, dueAt: null }],
  ["dossier.digitized", { components: "partial" }],
  ["dossier.transferred", { toUnit: "D" }],
  ["dossier.suspended", { reason: "waits" }],
  ["dossier.suspended"],
  ["dossier.resumed", null],
  ["dossier.extended", { dueAt: AT, reason: "more" }],
  ["dossier.paid", { method: "online", amount: 0 }],
  ["dossier.paid", { method: "counter", amount: null }],
  ["dossier.resolved", { outcome: "refused" }],
  ["dossier.resolved", { outcome: "approved", result: "digitalSigned" }],
  ["dossier.returned", { channel: "postal" }],
  ["dossier.withdrawn"],
  ["dossier.rated", { score: 5 }],
  ["feedback.received", { topic: "t", dueAt: AT }],
  ["feedback.received"],
  ["feedback.answered", {}],
];

test.each(SENT)("%s %j is folded as it would be read back", (type, data) => {
  const sent = {
    specversion: "1.0",
    id: "1",
    source: "/units/C",
    subject: "D",
    type: `vn.motcua.${type}`,
    time: AT,
    data,
  };
  const verdict = checkEvent(sent, NOW);
  if (!verdict.ok) throw new Error(verdict.message);
  const { event } = verdict;
  const row = {
    ...{ opened: 1, dossier: 2, seq: 3, unit: 4, feed: 5, recorded_at: NOW, to_unit: 6 },
    ...{ procedure: 17, procedure_version: 2, calendar: 3 },
    time: event.timeMs,
    source: event.source,
    id: event.id,
    type: typeCode(event.type),
    data: JSON.stringify(data ?? {}),
  };
  expect(foldEvent(event, row)).toEqual(eventOfRow(row));
});
