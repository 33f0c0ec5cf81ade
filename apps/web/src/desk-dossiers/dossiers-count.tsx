import type { Board } from "@ioc/protocol/board.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Glyph } from "../stage/glyph.tsx";
import { type DossierFilter, isTheBoards } from "./dossier-filter.ts";
import { dossiersWords } from "./dossiers-words.ts";

export interface DossiersCountProps {
  readonly filter: DossierFilter;
  readonly first: DossierList;
  readonly board: Board | undefined;
  readonly busy: boolean;
  readonly onRenew: () => void;
}

/** How many there are, of which moment, and whether the board says the same where it counts that. */
export function DossiersCount({ filter, first, board, busy, onRenew }: DossiersCountProps): ReactElement {
  const text = useWords(dossiersWords);
  const language = useDeskLanguage();
  const number = formatCount(language, first.total);
  const value = boardNumber(filter, first, board);
  return (
    <div className="dossiers-count" data-total={first.total}>
      <p role="status">
        <b>{text("count", { count: first.total, number, time: clockTime(first.asOf) })}</b>
        {value !== undefined && (
          <span className="dossiers-check" data-matches={value === first.total}>
            <Glyph name={value === first.total ? "met" : "soon"} size={16} />
            {value === first.total ? text("matches") : text("differs", { number: formatCount(language, value) })}
          </span>
        )}
      </p>
      <Button look="link" busy={busy} onClick={onRenew}>
        {text("renew")}
      </Button>
    </div>
  );
}

/** Undefined: the board of that moment is not there, or does not count that. */
function boardNumber(filter: DossierFilter, first: DossierList, board: Board | undefined): number | undefined {
  const { measure, field } = filter;
  if (board === undefined || board.asOf !== first.asOf || measure === undefined || !isTheBoards(filter)) {
    return undefined;
  }
  const numbers = field === undefined ? board.measures : board.fields[field]?.measures;
  return numbers?.[measure] ?? 0;
}
