import type { Alert } from "@ioc/protocol/alerts.ts";
import { useWords } from "../desk/desk-context.ts";
import { useMoment } from "../shell/use-moment.ts";
import { alertWords } from "./alert-words.ts";

/** Who has an alert, in words. */
export function useHolderText(): (alert: Alert) => string {
  const text = useWords(alertWords);
  const moment = useMoment();
  return ({ assignedTo, acknowledgedBy, acknowledgedAt }) => {
    const parts = [
      assignedTo === null ? undefined : text("assignedTo", { name: assignedTo }),
      acknowledgedAt === null
        ? undefined
        : text("takenBy", { name: acknowledgedBy ?? text("someone"), time: moment(acknowledgedAt) }),
    ].filter((part) => part !== undefined);
    return parts.length === 0 ? `${text("nobody")}.` : `${parts.join("; ")}.`;
  };
}
