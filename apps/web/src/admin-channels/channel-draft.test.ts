import { type Channel, channelBodySchema } from "@ioc/protocol/channels.ts";
import { expect, it } from "vitest";
import { bodyOf, draftFaults, draftOf } from "./channel-draft.ts";

const CHANNEL: Channel = {
  id: "c",
  unit: "SG",
  name: "Văn phòng",
  kind: "email",
  to: ["a@x.vn", "b@x.vn"],
  url: null,
  reach: "subtree",
  alerts: "critical",
  escalations: true,
  directives: false,
  digestAt: "07:30",
  officeHours: true,
  language: "en",
  enabled: false,
  waiting: 1,
  dead: 2,
  lastDeliveredAt: null,
  lastTest: null,
};

it("comes out of the form as it went in, and as the server takes it", () => {
  const { id: _, waiting: __, dead: ___, lastDeliveredAt: ____, lastTest: _____, ...body } = CHANNEL;
  expect(bodyOf(draftOf(CHANNEL))).toEqual(body);
  expect(channelBodySchema.safeParse(bodyOf(draftOf(CHANNEL))).success).toBe(true);
  const webhook = {
    ...draftOf(undefined, "SG"),
    name: " Tích hợp ",
    kind: "webhook",
    url: " https://x.vn/h ",
  } as const;
  expect(channelBodySchema.parse(bodyOf(webhook))).toMatchObject({ name: "Tích hợp", to: null, url: "https://x.vn/h" });
});

it("takes addresses with whatever stands between them", () => {
  const to = " a@x.vn; b@x.vn,\nc@x.vn ";
  expect(bodyOf({ ...draftOf(CHANNEL), to }).to).toEqual(["a@x.vn", "b@x.vn", "c@x.vn"]);
});

it("knows what is missing", () => {
  expect([...draftFaults(draftOf(undefined))]).toEqual(["unit", "name", "to"]);
  expect([...draftFaults({ ...draftOf(CHANNEL), kind: "webhook" })]).toEqual(["url"]);
  const nothing = { alerts: "none", escalations: false, directives: false, digestAt: "" } as const;
  expect([...draftFaults({ ...draftOf(CHANNEL), ...nothing })]).toEqual(["takes"]);
});
