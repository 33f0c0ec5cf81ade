import type { FeedItem } from "@ioc/protocol/provisioning.ts";
import { describe, expect, it } from "vitest";
import { signOf } from "./feed-sign.ts";

const at = "2026-03-02T08:15:30.250+07:00";
const feed: FeedItem = {
  id: "1",
  unit: "SG",
  name: "Một cửa",
  state: "live",
  lastEventAt: at,
  connected: false,
  lastUsedAt: null,
  eventsLastHour: 0,
  rejectedLastDay: 0,
};

describe("a feed's sign of life", () => {
  it("is none while nobody has used its token, though others report for its unit", () => {
    expect(signOf(feed)).toEqual({ state: "never", lastEventAt: null });
  });

  it.each([{ lastUsedAt: at }, { eventsLastHour: 1 }, { rejectedLastDay: 1 }, { connected: true }])(
    "is its unit's once there is a trace of it: %o",
    (trace) => {
      expect(signOf({ ...feed, ...trace })).toEqual({ state: "live", lastEventAt: at });
    },
  );
});
