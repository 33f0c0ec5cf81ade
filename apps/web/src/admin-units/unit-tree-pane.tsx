import { type ReactElement, useDeferredValue, useMemo, useState } from "react";
import { CheckField } from "../desk/check-field.tsx";
import { useWords } from "../desk/desk-context.ts";
import { TextField } from "../desk/text-field.tsx";
import { treeRows, type UnitTree, unitsAbove } from "./unit-tree.ts";
import { UnitTreeView } from "./unit-tree-view.tsx";
import { unitWords } from "./unit-words.ts";

export interface UnitTreePaneProps {
  readonly tree: UnitTree;
  readonly chosen: string | undefined;
  readonly today: string;
  readonly onChoose: (code: string) => void;
}

/** Small trees stand open, of large ones the first level. */
const MOST_OPEN = 60;

/** The tree with its search. */
export function UnitTreePane({ tree, chosen, today, onChoose }: UnitTreePaneProps): ReactElement {
  const text = useWords(unitWords);
  const [search, setSearch] = useState("");
  const [withEnded, setWithEnded] = useState(false);
  const [opened, setOpened] = useState<ReadonlyMap<string, boolean>>(new Map());
  const asked = useDeferredValue(search);
  const expanded = useMemo(() => {
    const codes = new Set(tree.byCode.size <= MOST_OPEN ? tree.byCode.keys() : tree.roots.map(({ code }) => code));
    if (chosen !== undefined) for (const { code } of unitsAbove(tree, chosen)) codes.add(code);
    for (const [code, isOpen] of opened) {
      if (isOpen) codes.add(code);
      else codes.delete(code);
    }
    return codes;
  }, [tree, chosen, opened]);
  const chosenHasEnded = chosen !== undefined && tree.byCode.get(chosen)?.validTo != null;
  const hideEndedOn = withEnded || chosenHasEnded ? undefined : today;
  const rows = useMemo(
    () => treeRows(tree, { expanded, search: asked, hideEndedOn }),
    [tree, expanded, asked, hideEndedOn],
  );
  const searching = asked.trim() !== "";
  const found = searching ? rows.filter((row) => row.found).length : 0;
  const set = (codes: readonly string[], isOpen: boolean): void =>
    setOpened((before) => new Map([...before, ...codes.map((code) => [code, isOpen] as const)]));
  return (
    <section className="unit-tree-pane" aria-label={text("tree")}>
      <TextField label={text("search")} hint={text("searchHint")} type="search" value={search} onChange={setSearch} />
      <CheckField label={text("showEnded")} checked={withEnded} onChange={setWithEnded} />
      <p role="status" className={searching ? "soft" : "unseen"}>
        {searching && (found === 0 ? text("nothingFound") : text("found", { count: found }))}
      </p>
      {rows.length > 0 && (
        <UnitTreeView
          rows={rows}
          chosen={chosen}
          today={today}
          onChoose={onChoose}
          onExpand={(codes) => set(codes, true)}
          onCollapse={(code) => set([code], false)}
        />
      )}
    </section>
  );
}
