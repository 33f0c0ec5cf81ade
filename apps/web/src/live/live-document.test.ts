import { describe, expect, it } from "vitest";
import { receivePatch } from "./live-document.ts";
import { retryDelayMs } from "./retry-delay.ts";
import { serverAheadMs } from "./server-clock.ts";

const live = { subscription: "s", document: { version: "1", asOf: "t1", measures: { received: 1, overdue: 2 } } };

describe("a patch", () => {
  it("makes the next version, and leaves the one before as it was", () => {
    const outcome = receivePatch(live, {
      subscription: "s",
      base: "1",
      version: "2",
      patch: { version: "2", asOf: "t2", measures: { received: 5 } },
    });
    expect(outcome).toEqual({
      kind: "applied",
      live: { subscription: "s", document: { version: "2", asOf: "t2", measures: { received: 5, overdue: 2 } } },
    });
    expect(live.document.measures.received).toBe(1);
  });

  it("on another base means that something was missed", () => {
    const message = { subscription: "s", base: "0", version: "1", patch: { version: "1" } };
    expect(receivePatch(live, message)).toEqual({ kind: "outdated" });
  });

  it("that does not make the version it names is not to be trusted", () => {
    const message = { subscription: "s", base: "1", version: "2", patch: { measures: { received: 9 } } };
    expect(receivePatch(live, message)).toEqual({ kind: "outdated" });
  });

  it("of another subscription is another's", () => {
    const message = { subscription: "t", base: "1", version: "2", patch: { version: "2" } };
    expect(receivePatch(live, message)).toEqual({ kind: "other" });
    expect(receivePatch(undefined, message)).toEqual({ kind: "other" });
  });
});

describe("the wait before the next attempt", () => {
  it("doubles up to ten seconds and is spread", () => {
    expect([1, 2, 3, 4, 5, 6, 60].map((attempt) => retryDelayMs(attempt, 0))).toEqual([
      500, 1000, 2000, 4000, 8000, 10000, 10000,
    ]);
    expect(retryDelayMs(6, 1)).toBe(6667);
  });
});

describe("the server's clock", () => {
  const deviceMs = Date.parse("2026-11-17T07:00:00Z");

  it("follows what was computed just now, either way", () => {
    expect(serverAheadMs("2026-11-17T07:00:30Z", deviceMs, true, 0)).toBe(30_000);
    expect(serverAheadMs("2026-11-17T06:59:00Z", deviceMs, true, 0)).toBe(-60_000);
  });

  it("is never taken to be behind because a board is old", () => {
    expect(serverAheadMs("2026-11-17T06:00:00Z", deviceMs, false, 0)).toBe(0);
    expect(serverAheadMs("2026-11-17T07:01:00Z", deviceMs, false, 0)).toBe(60_000);
  });

  it("is the device's own when they differ by no more than the network", () => {
    expect(serverAheadMs("2026-11-17T07:00:01Z", deviceMs, true, 5_000)).toBe(0);
  });
});
