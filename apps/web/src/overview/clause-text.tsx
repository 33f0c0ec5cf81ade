import type { ReactElement, ReactNode } from "react";
import { Count } from "../numbers/count.tsx";
import { Phrase } from "../numbers/phrase.tsx";
import type { Clause, Slot } from "./clause.ts";

/** A clause as text, its numbers bold and live. */
export function ClauseText({ clause }: { clause: Clause }): ReactElement {
  const slots = Object.fromEntries(Object.entries(clause.slots).map(([name, slot]) => [name, inSlot(slot)]));
  return <Phrase of={clause.key} count={clause.count} slots={slots} />;
}

function inSlot(slot: Slot): ReactNode {
  if (slot.kind === "text") return slot.text;
  return (
    <b>
      <Count value={slot.value} measure={slot.measure} />
    </b>
  );
}
