import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { formatDate } from "../numbers/civil-time.ts";
import { Glyph } from "../stage/glyph.tsx";
import { EndUnit } from "./end-unit.tsx";
import { UnitEditor } from "./unit-editor.tsx";
import type { UnitTask } from "./unit-task.ts";
import { lifeOf, type UnitTree, unitsAbove } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";

export interface UnitDetailProps {
  readonly tree: UnitTree;
  readonly unit: UnitBody;
  readonly today: string;
  readonly goTo: (task: UnitTask) => void;
}

/** One unit: what it is, and what can be done with it. */
export function UnitDetail({ tree, unit, today, goTo }: UnitDetailProps): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const [ending, setEnding] = useState(false);
  const above = unitsAbove(tree, unit.code);
  const life = lifeOf(unit, today);
  const successor = unit.successor == null ? undefined : tree.byCode.get(unit.successor);
  const succeeded = [...tree.byCode.values()].filter((other) => other.successor === unit.code);
  return (
    <>
      <p className="unit-above">
        {above.length === 0
          ? text("topLevel")
          : above.map((parent) => (
              <Button key={parent.code} look="link" onClick={() => goTo({ kind: "edit", code: parent.code })}>
                {nameIn(language, parent)}
              </Button>
            ))}
      </p>
      <h2>{nameIn(language, unit)}</h2>
      <p className="unit-life">
        <Glyph name={life === "current" ? "met" : life === "upcoming" ? "open" : "suspended"} size={16} />
        <span>
          {lifeText()}
          {unit.successor != null && (
            <>
              {" · "}
              {text("succeededBy", { unit: successor === undefined ? unit.successor : nameIn(language, successor) })}
            </>
          )}
          {succeeded.length > 0 && (
            <>
              {" · "}
              {text("succeeds", { units: succeeded.map((other) => nameIn(language, other)).join(", ") })}
            </>
          )}
        </span>
      </p>
      <p className="actions">
        <Button onClick={() => goTo({ kind: "add", parent: unit.code })}>{text("addChild")}</Button>
        {life !== "ended" && (
          <>
            <Button onClick={() => goTo({ kind: "merge", first: unit.code })}>{text("mergeThis")}</Button>
            <Button onClick={() => setEnding(true)}>{text("end")}</Button>
          </>
        )}
      </p>
      <UnitEditor
        key={JSON.stringify(unit)}
        tree={tree}
        start={unit}
        isNew={false}
        onDone={(code) => goTo({ kind: "edit", code })}
        onCancel={undefined}
      />
      {ending && <EndUnit tree={tree} unit={unit} today={today} onClose={() => setEnding(false)} />}
    </>
  );

  function lifeText(): string {
    if (life === "upcoming") return text("life_upcoming", { date: formatDate(unit.validFrom ?? "") });
    if (life === "ended") return text("life_ended", { date: formatDate(unit.validTo ?? "") });
    return unit.validTo == null ? text("life_current") : text("lifeSoonEnded", { date: formatDate(unit.validTo) });
  }
}
