import type { RateValue } from "@ioc/protocol/board.ts";
import type { Rate } from "@ioc/protocol/names.ts";
import type { TextKey } from "../language/text.ts";
import type { CountOf } from "../numbers/count.tsx";
import type { PercentProps } from "../numbers/percent.tsx";

/** A number in a sentence: which one it is, and `late` where it is the bad news itself. */
export interface NumberSlot extends CountOf {
  readonly kind: "number";
  readonly value: number;
  readonly tone?: "late";
}

/** A rate in a sentence. */
export interface RateSlot extends PercentProps {
  readonly kind: "rate";
}

/** What stands in a slot of a sentence: words, or a number that keeps its meaning. */
export type Slot = { readonly kind: "text"; readonly text: string } | NumberSlot | RateSlot;

/** One clause of a sentence that rules wrote, in the words of the wall or of a scene. */
export interface Clause<Key extends string = TextKey> {
  readonly key: Key;
  readonly count?: number;
  readonly slots: Readonly<Record<string, Slot>>;
}

export function textSlot(text: string): Slot {
  return { kind: "text", text };
}

export function numberSlot(value: number, of: CountOf & Pick<NumberSlot, "tone"> = {}): Slot {
  return { kind: "number", value, ...of };
}

export function rateSlot(rate: Rate, of: RateValue, how: Omit<PercentProps, "rate" | "of">): Slot {
  return { kind: "rate", rate, of, ...how };
}
