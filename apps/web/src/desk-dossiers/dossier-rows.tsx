import type { DossierItem } from "@ioc/protocol/dossiers.ts";
import { useWindowVirtualizer } from "@tanstack/react-virtual";
import { type KeyboardEvent, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useWords } from "../desk/desk-context.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { DOSSIER_COLUMNS, DossierCells, ROLES } from "./dossier-cells.tsx";

export interface DossierRowsProps {
  readonly caption: string;
  readonly items: readonly DossierItem[];
  readonly total: number;
  /** Civil day of the list. */
  readonly today: string;
  readonly chosen: string | undefined;
  readonly hasMore: boolean;
  readonly onEnd: () => void;
}

const ROW_PX = 50;
/** Rows before the end at which the next page is asked for. */
const AHEAD = 40;

/** A table of any length, drawn as far as it is in sight: one tab stop, arrows and Home and End within. */
export function DossierRows({ caption, items, total, today, chosen, hasMore, onEnd }: DossierRowsProps): ReactElement {
  const text = useWords(dossierWords);
  const list = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const [wanted, setWanted] = useState<number | undefined>(undefined);
  const [above, setAbove] = useState(0);
  useLayoutEffect(() => {
    const top = list.current?.getBoundingClientRect().top ?? 0;
    setAbove(top + window.scrollY);
  }, []);
  const rows = useWindowVirtualizer({
    count: items.length,
    estimateSize: () => ROW_PX,
    overscan: 12,
    scrollMargin: above,
    getItemKey: (index) => `${index} ${items[index]?.code ?? ""}`,
  });
  const shown = rows.getVirtualItems();
  const last = shown.at(-1)?.index ?? 0;
  const isNearEnd = hasMore && last >= items.length - AHEAD;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each new page is another end
  useEffect(() => {
    if (isNearEnd) onEnd();
  }, [isNearEnd, items.length]);
  // A row takes the focus once it has been scrolled into the document.
  useEffect(() => {
    if (wanted === undefined) return;
    const row = list.current?.querySelector<HTMLElement>(`[data-index="${wanted}"] .row-open`);
    if (row == null) return;
    row.focus({ preventScroll: true });
    setWanted(undefined);
  });
  const move = (event: KeyboardEvent): void => {
    const next = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: items.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const index = Math.max(0, Math.min(next, items.length - 1));
    rows.scrollToIndex(index);
    setCurrent(index);
    setWanted(index);
  };
  const stop = shown.some(({ index }) => index === current) ? current : shown[0]?.index;
  return (
    <div className="rows" {...ROLES.table(caption, total + 1)}>
      <div className="rows-head" {...ROLES.group}>
        <div className="rows-row" {...ROLES.row(1)}>
          {DOSSIER_COLUMNS.map((column) => (
            <span key={column} {...ROLES.columnHeader}>
              {text(column)}
            </span>
          ))}
        </div>
      </div>
      <div ref={list} className="rows-body" style={{ height: rows.getTotalSize() }} {...ROLES.group}>
        {shown.map(({ index, key, start }) => {
          const item = items[index];
          return (
            item !== undefined && (
              <div
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className="rows-row row-opens"
                style={{ transform: `translateY(${start - above}px)` }}
                {...ROLES.row(index + 2)}
              >
                <DossierCells
                  item={item}
                  today={today}
                  chosen={chosen}
                  isStop={index === stop}
                  onFocus={() => setCurrent(index)}
                  onKeyDown={move}
                />
              </div>
            )
          );
        })}
      </div>
    </div>
  );
}
