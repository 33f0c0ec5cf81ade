import { describe, expect, it } from "vitest";
import { at, context, ELSEWHERE, feedbackEvent, RECEIVER, sorted, TOP } from "./dossier-events.test-support.ts";
import type { FeedbackEvent } from "./event.ts";
import { foldFeedback } from "./fold-feedback.ts";

const fold = (...events: FeedbackEvent[]) => foldFeedback(sorted(events), context);
const received = (time: string, dueAt: number | null = null, unit = RECEIVER) =>
  feedbackEvent(time, { type: "feedbackReceived", dueAt }, { unit });
const answered = (time: string, feed = RECEIVER) => feedbackEvent(time, { type: "feedbackAnswered" }, { feed });

describe("FOLD-10: feedbacks", () => {
  it("the first received and the first later answer count, both at the unit of the received", () => {
    const { fates, ...timeline } = fold(
      answered("2026-03-01 08:00"),
      received("2026-03-02 08:00"),
      received("2026-03-03 08:00", null, ELSEWHERE),
      answered("2026-03-04 08:00"),
      answered("2026-03-05 08:00"),
    );
    expect(fates).toEqual(["orphan", "counted", "doubleReceived", "counted", "ineffective"]);
    expect(timeline).toEqual({
      received: { at: at("2026-03-02 08:00"), unit: RECEIVER, dueAt: null },
      answeredAt: at("2026-03-04 08:00"),
      late: false,
    });
  });

  it.each([
    ["2026-03-05 17:00", false],
    ["2026-03-05 17:00:00.001", true],
  ])("due at 17:00 and answered at %s: late %s", (time, late) => {
    expect(fold(received("2026-03-02 08:00", at("2026-03-05 17:00")), answered(time)).late).toBe(late);
  });

  it("an answer without a received counts nowhere", () => {
    expect(fold(answered("2026-03-02 08:00"))).toMatchObject({ received: null, answeredAt: null, fates: ["orphan"] });
  });

  it("FOLD-6: a feed that does not cover the receiving unit answers nothing", () => {
    const timeline = fold(
      received("2026-03-02 08:00"),
      answered("2026-03-03 08:00", ELSEWHERE),
      answered("2026-03-04 08:00", TOP),
    );
    expect(timeline.fates).toEqual(["counted", "foreign", "counted"]);
    expect(timeline.answeredAt).toBe(at("2026-03-04 08:00"));
  });
});
