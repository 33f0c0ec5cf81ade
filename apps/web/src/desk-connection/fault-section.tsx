import type { Connection } from "@ioc/protocol/connection.ts";
import { type ReactElement, type ReactNode, useState } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Section } from "../shell/section.tsx";
import { Glyph } from "../stage/glyph.tsx";
import { connectionWords } from "./connection-words.ts";
import { FaultItems, UnpaidItems } from "./fault-items.tsx";

const KINDS = ["orphan", "doubleReceived", "unknownProcedure", "foreign"] as const;

/** What was taken and does not fit, each kind with its list. */
export function FaultSection({ connection }: { connection: Connection }): ReactElement {
  const text = useWords(connectionWords);
  const { faults, unpaid, unit } = connection;
  return (
    <Section title={text("faults")}>
      <p className="soft">{text("faultsLead")}</p>
      <ul className="faults">
        {KINDS.map((kind) => (
          <Kind key={kind} kind={kind} count={faults[kind]} list={() => <FaultItems unit={unit.code} kind={kind} />} />
        ))}
        <Kind
          kind="unpaid"
          count={unpaid.total}
          list={() => (
            <>
              <ul className="unpaid">
                {unpaid.procedures.map(({ unit: at, procedure, name, resolved, unpaid: count, basis }) => (
                  <li key={`${at} ${procedure}`}>
                    {text("unpaidProcedure", { name: name ?? procedure, unpaid: count, resolved })}
                    <span className="soft">
                      {" · "}
                      {text(`unpaid_${basis}`)}
                      {at !== unit.code && ` · ${at}`}
                    </span>
                  </li>
                ))}
              </ul>
              <UnpaidItems unit={unit.code} />
            </>
          )}
        />
      </ul>
    </Section>
  );
}

interface KindProps {
  readonly kind: (typeof KINDS)[number] | "unpaid";
  readonly count: number;
  readonly list: () => ReactNode;
}

/** A list is asked for when somebody wants to see it. */
function Kind({ kind, count, list }: KindProps): ReactElement {
  const text = useWords(connectionWords);
  const language = useDeskLanguage();
  const [open, setOpen] = useState(false);
  const head = (
    <>
      <b className="fault-count">{formatCount(language, count)}</b>
      <Glyph name={count === 0 ? "met" : "soon"} size={14} />
      <span>{text(`fault_${kind}`)}</span>
    </>
  );
  if (count === 0) {
    return (
      <li>
        <p className="fault-head">{head}</p>
      </li>
    );
  }
  return (
    <li>
      <details open={open} onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary className="fault-head">{head}</summary>
        <p>{text(`mendFault_${kind}`)}</p>
        {open && list()}
      </details>
    </li>
  );
}
