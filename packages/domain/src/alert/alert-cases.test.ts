import { expect, test } from "vitest";
import { office, vietnam } from "../dossier/dossier-events.test-support.ts";
import { ALERT_CASES, type AlertCase, type Evaluation, termsOfCase } from "./alert-cases.test-support.ts";
import { firingSeverity, NORMAL } from "./alert-state.ts";
import type { Reading } from "./judge-reading.ts";
import { transition } from "./transition.ts";

test.each(ALERT_CASES)("ALR: $title", ({ rule, evaluations }: AlertCase) => {
  const terms = termsOfCase(rule, office, vietnam);
  let state = NORMAL;
  const found = evaluations.map(({ at, seen }) => {
    const input = { now: vietnam.toInstant(at), terms, seen: readingOf(seen), isAcknowledged: false, isHushed: false };
    state = transition(state, input).state;
    return [state.name, state.name === "noData" ? null : firingSeverity(state)];
  });
  expect(found).toEqual(evaluations.map(({ state: name, severity }) => [name, severity]));
});

function readingOf(seen: Evaluation["seen"]): Reading | "unitLeft" {
  if (seen === "gone") return "unitLeft";
  const { numerator, denominator, isSilent } = seen;
  if (denominator === null) return { value: numerator, sample: null, isSilent };
  return { value: denominator === 0 ? null : numerator / denominator, sample: denominator, isSilent };
}
