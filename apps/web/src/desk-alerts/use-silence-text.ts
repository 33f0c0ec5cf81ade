import { alertRuleListSchema } from "@ioc/protocol/alert-rules.ts";
import type { Silence } from "@ioc/protocol/alerts.ts";
import { useQuery } from "@tanstack/react-query";
import { useWords } from "../desk/desk-context.ts";
import { askJson } from "../shell/api.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { alertWords } from "./alert-words.ts";

/** What a silence is of: a rule's name, and where. */
export function useSilenceText(): (silence: Silence) => string {
  const text = useWords(alertWords);
  const unitName = useUnitName();
  const { data } = useQuery({
    queryKey: ["alert-rules"],
    queryFn: ({ signal }) => askJson("/alert-rules", alertRuleListSchema, { signal }),
  });
  return ({ rule, unit }) => {
    const named = data?.items.find(({ id }) => id === rule)?.name ?? rule;
    return [
      named === null ? text("everyRule") : text("silenceRule", { rule: named }),
      unit === null ? text("everywhere") : unitName(unit),
    ].join(", ");
  };
}
