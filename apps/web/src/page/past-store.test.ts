import { describe, expect, it } from "vitest";
import { createPastStore, PLAY_STEP_MS } from "./past-store.ts";

const MORNING = Date.parse("2026-11-20T00:00:00+07:00");
const DAY_MS = 86_400_000;

describe("the time machine", () => {
  it("plays a day in a minute, and stops at its end", () => {
    const store = createPastStore();
    store.getState().play(MORNING);
    for (let shown = 0; shown < 60_000 / PLAY_STEP_MS; shown += 1) store.getState().step(MORNING + 9 * DAY_MS);
    expect(store.getState()).toMatchObject({ atMs: MORNING + DAY_MS, playing: false });
  });

  it("stops where the present begins", () => {
    const store = createPastStore();
    const now = MORNING + 60_000;
    store.getState().play(MORNING);
    store.getState().step(now);
    expect(store.getState()).toMatchObject({ atMs: now, playing: false });
  });

  it("is left with one call, and a step that comes late moves nothing", () => {
    const store = createPastStore();
    store.getState().seek(MORNING);
    store.getState().leave();
    store.getState().step(MORNING + DAY_MS);
    expect(store.getState()).toMatchObject({ atMs: undefined, playing: false });
  });
});
