import { UNIT_KINDS } from "@ioc/protocol/names.ts";
import type { ChangeListProps } from "../desk/change-list.tsx";
import { useWords } from "../desk/desk-context.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { UNIT_FIELDS } from "./unit-form.ts";
import { unitWords } from "./unit-words.ts";

/** How the members of a unit are called where differences are listed. */
export function useMemberWords(
  nameOf: (code: string) => string,
): Required<Pick<ChangeListProps, "wordOf" | "textOfValue">> {
  const text = useWords(unitWords);
  return {
    wordOf: (member) => {
      const field = UNIT_FIELDS.find((name) => name === member);
      return field && text(`field_${field}`);
    },
    textOfValue: (member, value) => {
      if (typeof value !== "string") return undefined;
      if (member === "validFrom" || member === "validTo") return formatDate(value);
      if (member === "parent" || member === "successor") return `${nameOf(value)} (${value})`;
      const kind = member === "kind" && UNIT_KINDS.find((name) => name === value);
      return kind ? text(`kind_${kind}`) : undefined;
    },
  };
}
