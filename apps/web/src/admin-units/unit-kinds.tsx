import { UNIT_KINDS } from "@ioc/protocol/names.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { lifeOf, type UnitTree } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";

/** What stands beside the tree until a unit is chosen: how many there are of each kind. */
export function UnitKinds({ tree, today }: { tree: UnitTree; today: string }): ReactElement {
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const living = [...tree.byCode.values()].filter((unit) => lifeOf(unit, today) === "current");
  const counts = UNIT_KINDS.map((kind) => [kind, living.filter((unit) => unit.kind === kind).length] as const);
  return (
    <>
      <p className="soft">{text("chooseUnit")}</p>
      <dl className="unit-kinds">
        {counts
          .filter(([, count]) => count > 0)
          .map(([kind, count]) => (
            <div key={kind}>
              <dt>{text(`kind_${kind}`)}</dt>
              <dd>{formatCount(language, count)}</dd>
            </div>
          ))}
      </dl>
    </>
  );
}
