import type { AuditItem } from "@ioc/protocol/audit.ts";
import { useWords } from "../desk/desk-context.ts";
import { auditWords } from "./audit-words.ts";

/** Who did something, as people say it: a person by name, others with what they are. */
export function useActorName(): (actor: AuditItem["actor"]) => string {
  const text = useWords(auditWords);
  return ({ kind, name }) => {
    if (name === null) return text(`actor_${kind}`);
    return kind === "person" ? name : `${name} (${text(`actor_${kind}`)})`;
  };
}
