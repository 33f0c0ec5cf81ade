import type { AuditItem } from "@ioc/protocol/audit.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { DifferenceTable } from "../desk/difference-table.tsx";
import { useGrantsText } from "../desk/use-grants-text.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { useMoment } from "../shell/use-moment.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { AUDIT_MEMBERS } from "./audit-members.ts";
import { auditWords } from "./audit-words.ts";
import { useActorName } from "./use-actor-name.ts";
import "./audit-dialog.css";

/** One line of the trail, with what was and what is. */
export function AuditDialog({ item, onClose }: { item: AuditItem; onClose: () => void }): ReactElement {
  const text = useWords(auditWords);
  const inGeneral = useWords(deskWords);
  const unitName = useUnitName();
  const moment = useMoment();
  const actorName = useActorName();
  const grantsText = useGrantsText();
  const memberWord = (name: string): string | undefined => {
    const known = AUDIT_MEMBERS.find((member) => member === name);
    return known === undefined ? undefined : text(`member_${known}`);
  };
  const facts = [
    { key: "at", value: `${moment(item.at)} (${clockTime(item.at)})` },
    { key: "who", value: [actorName(item.actor), item.actor.id].filter((part) => part !== null).join(" · ") },
    { key: "object", value: item.object ?? "–" },
    { key: "unit", value: item.unit === null ? "–" : `${unitName(item.unit)} (${item.unit})` },
    { key: "address", value: item.address ?? "–" },
  ] as const;
  return (
    <Dialog title={text(item.action)} size="wide" onClose={onClose}>
      <dl className="audit-facts">
        {facts.map(({ key, value }) => (
          <div key={key}>
            <dt>{text(key)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {(item.before !== null || item.after !== null) && (
        <>
          <h3>{text("changes")}</h3>
          <DifferenceTable
            before={item.before}
            after={item.after}
            wordOf={memberWord}
            textOfValue={(_, value) => grantsText(value)}
          />
        </>
      )}
      <p className="actions">
        <Button onClick={onClose}>{inGeneral("close")}</Button>
      </p>
    </Dialog>
  );
}
