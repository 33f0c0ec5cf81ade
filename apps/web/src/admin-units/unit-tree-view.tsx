import { type KeyboardEvent, type ReactElement, useLayoutEffect, useRef, useState } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { useLayout } from "../stage/use-layout.ts";
import { treeMove } from "./tree-keys.ts";
import { scrollTopFor, treeWindow } from "./tree-window.ts";
import { lifeOf, type TreeRow } from "./unit-tree.ts";
import { unitWords } from "./unit-words.ts";

export interface UnitTreeViewProps {
  readonly rows: readonly TreeRow[];
  /** The unit that is open beside the tree. */
  readonly chosen: string | undefined;
  readonly today: string;
  readonly onChoose: (code: string) => void;
  readonly onExpand: (codes: readonly string[]) => void;
  readonly onCollapse: (code: string) => void;
}

/** A tree of thousands of which only what is in sight is drawn; one tab stop, keys as in any tree view. */
export function UnitTreeView(props: UnitTreeViewProps): ReactElement {
  const { rows, chosen, today, onChoose, onExpand, onCollapse } = props;
  const text = useWords(unitWords);
  const rowHeight = useLayout() === "phone" ? 48 : 36;
  const box = useRef<HTMLDivElement>(null);
  const [scrolled, setScrolled] = useState({ top: 0, height: 720 });
  const [focused, setFocused] = useState<string | undefined>(undefined);
  const follows = useRef(false);
  const stop = [focused, chosen, rows[0]?.unit.code].find((code) => rows.some(({ unit }) => unit.code === code));
  const stopIndex = rows.findIndex(({ unit }) => unit.code === stop);
  const { first, end } = treeWindow(rows.length, rowHeight, scrolled.top, scrolled.height);
  // The tab stop is always there, or the tree could not be entered once it is scrolled out of sight.
  const drawn = rows.map((row, index) => ({ row, index })).filter(({ index }) => isDrawn(index));
  function isDrawn(index: number): boolean {
    return index === stopIndex || (index >= first && index < end);
  }

  useLayoutEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setScrolled({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useLayoutEffect(() => {
    if (!follows.current || stopIndex < 0) return;
    follows.current = false;
    box.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });

  const show = (index: number): void => {
    const element = box.current;
    if (element !== null) element.scrollTop = scrollTopFor(index, rowHeight, element.scrollTop, element.clientHeight);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is shown, another list of rows is not followed
  useLayoutEffect(() => {
    const index = rows.findIndex(({ unit }) => unit.code === chosen);
    if (index >= 0) show(index);
  }, [chosen]);

  const pressed = (event: KeyboardEvent): void => {
    if (stop === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Enter" || event.key === " ") {
      event.preventDefault();
      onChoose(stop);
      return;
    }
    const move = treeMove(rows, stop, event.key);
    if (move === undefined) return;
    event.preventDefault();
    if ("expand" in move) onExpand(move.expand);
    else if ("collapse" in move) onCollapse(move.collapse);
    else {
      setFocused(move.focus);
      follows.current = true;
      show(rows.findIndex(({ unit }) => unit.code === move.focus));
    }
  };

  return (
    <div
      ref={box}
      className="unit-tree"
      role="tree"
      aria-label={text("tree")}
      onScroll={({ currentTarget }) =>
        setScrolled({ top: currentTarget.scrollTop, height: currentTarget.clientHeight })
      }
      onKeyDown={pressed}
    >
      <div role="presentation" style={{ height: rows.length * rowHeight }}>
        {drawn.map(({ row, index }) => (
          <UnitTreeItem
            key={row.unit.code}
            row={row}
            top={index * rowHeight}
            height={rowHeight}
            isStop={index === stopIndex}
            isChosen={row.unit.code === chosen}
            today={today}
            onFocus={() => setFocused(row.unit.code)}
            onChoose={() => onChoose(row.unit.code)}
            onToggle={() => (row.expanded === true ? onCollapse(row.unit.code) : onExpand([row.unit.code]))}
          />
        ))}
      </div>
    </div>
  );
}

interface UnitTreeItemProps {
  readonly row: TreeRow;
  readonly top: number;
  readonly height: number;
  readonly isStop: boolean;
  readonly isChosen: boolean;
  readonly today: string;
  readonly onFocus: () => void;
  readonly onChoose: () => void;
  readonly onToggle: () => void;
}

function UnitTreeItem(props: UnitTreeItemProps): ReactElement {
  const { row, top, height, isStop, isChosen, today, onFocus, onChoose, onToggle } = props;
  const text = useWords(unitWords);
  const language = useDeskLanguage();
  const life = lifeOf(row.unit, today);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the tree takes the keys
    <div
      role="treeitem"
      className="unit-row"
      aria-level={row.level}
      aria-setsize={row.setSize}
      aria-posinset={row.position}
      aria-expanded={row.expanded}
      aria-selected={isChosen}
      tabIndex={isStop ? 0 : -1}
      data-found={row.found || undefined}
      data-life={life}
      style={{ top, height, paddingInlineStart: `${(row.level - 1) * 18}px` }}
      onFocus={onFocus}
      onClick={onChoose}
    >
      <span
        className="unit-toggle"
        aria-hidden="true"
        onClick={(event) => {
          if (row.expanded === undefined) return;
          event.stopPropagation();
          onToggle();
        }}
      >
        {row.expanded !== undefined && (
          <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" data-open={row.expanded || undefined}>
            <path d="M4 1.5 9 6l-5 4.5" fill="none" stroke="currentColor" strokeWidth="1.8" />
          </svg>
        )}
      </span>
      <span className="unit-name">{nameIn(language, row.unit)}</span> <span className="unit-code">{row.unit.code}</span>
      {life !== "current" && <span className="unit-note"> {text(life)}</span>}
    </div>
  );
}
