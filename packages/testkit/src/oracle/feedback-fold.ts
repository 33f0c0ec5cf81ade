import type { ReadEvent } from "./read-events.ts";
import type { RuleBook } from "./rule-book.ts";

export type FeedbackFold = {
  readonly received: ReadEvent | undefined;
  readonly answered: ReadEvent | undefined;
  readonly foreign: readonly ReadEvent[];
};

/** "The first `received` and the first later `answered` count, both at the unit of the `received`." */
export function foldFeedback(events: readonly ReadEvent[], rules: RuleBook): FeedbackFold {
  const foreign: ReadEvent[] = [];
  let received: ReadEvent | undefined;
  let answered: ReadEvent | undefined;
  for (const event of events) {
    if (event.type === "feedback.received") {
      received ??= event;
    } else if (received !== undefined) {
      if (rules.feedCovers(event, received.unit)) answered ??= event;
      else foreign.push(event);
    }
  }
  return { received, answered, foreign };
}
