import type { Measure } from "@ioc/protocol/names.ts";
import type { TextKey } from "../language/text.ts";

/** What stands in a slot of a sentence: words, or a number that keeps its meaning. */
export type Slot =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "number"; readonly value: number; readonly measure?: Measure };

/** One clause of a sentence that rules wrote. */
export interface Clause {
  readonly key: TextKey;
  readonly count?: number;
  readonly slots: Readonly<Record<string, Slot>>;
}

export function textSlot(text: string): Slot {
  return { kind: "text", text };
}

export function numberSlot(value: number, measure?: Measure): Slot {
  return measure === undefined ? { kind: "number", value } : { kind: "number", value, measure };
}
