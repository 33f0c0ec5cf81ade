import type { ReactElement, ReactNode } from "react";
import type { Words } from "../language/words.ts";
import { Count } from "../numbers/count.tsx";
import { Percent } from "../numbers/percent.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import type { Clause, Slot } from "./clause.ts";

export interface ClauseTextProps<Key extends string> {
  readonly words: Words<Key>;
  readonly clause: Clause<Key>;
}

/** A clause as text, its numbers bold and live. */
export function ClauseText<Key extends string>({ words, clause }: ClauseTextProps<Key>): ReactElement {
  const slots = Object.fromEntries(Object.entries(clause.slots).map(([name, slot]) => [name, inSlot(slot)]));
  return <PhraseOf words={words} of={clause.key} count={clause.count} slots={slots} />;
}

function inSlot(slot: Slot): ReactNode {
  if (slot.kind === "text") return slot.text;
  if (slot.kind === "rate") {
    const { kind, ...rate } = slot;
    return <Percent {...rate} />;
  }
  const { kind, tone, ...count } = slot;
  return (
    <b className={tone}>
      <Count {...count} />
    </b>
  );
}
