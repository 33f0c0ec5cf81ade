import type { Board } from "@ioc/protocol/board.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import type { WallState } from "../live/wall-store.ts";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { Glyph, type GlyphName } from "../stage/glyph.tsx";
import { shellWords } from "./shell-words.ts";
import { UnitChoice } from "./unit-choice.tsx";
import "./unit-head.css";

export interface UnitHeadProps {
  readonly unit: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
  readonly live: WallState;
}

/** Whose desk it is, another unit to choose where there is one, and whether its numbers arrive. */
export function UnitHead({ unit, onChoose, live }: UnitHeadProps): ReactElement {
  const text = useWords(shellWords);
  const language = useDeskLanguage();
  const { board, overview } = live.shown?.documents ?? {};
  return (
    <div className="unit-head">
      <p className="unit-head-name">
        <b>{board === undefined ? (unit ?? "") : nameIn(language, board.unit)}</b>
        {overview?.simulated === true && <span className="badge">{text("simulated")}</span>}
      </p>
      {/* Without a line nobody knows who sends; the frame says how old all of this is. */}
      {live.link.kind !== "lost" && board !== undefined && overview !== undefined && (
        <Sending board={board} overview={overview} />
      )}
      <UnitChoice unit={board?.unit.code ?? unit} onChoose={onChoose} />
    </div>
  );
}

const GLYPH: Readonly<Record<"live" | "quiet" | "stale" | "never", GlyphName>> = {
  live: "met",
  quiet: "met",
  stale: "lost",
  never: "never",
};

/** Whether the units' software sends. */
function Sending({ board, overview }: { board: Board; overview: Overview }): ReactElement {
  const text = useWords(shellWords);
  const language = useDeskLanguage();
  const { units, live, quiet } = board.freshness;
  const tile = units === 1 ? overview.tiles[board.unit.code] : undefined;
  if (tile === undefined) {
    const sending = live + quiet;
    return (
      <p className="unit-head-state">
        <Glyph name={sending === units ? "met" : "lost"} size={14} />
        {text("unitsSending", { sending: formatCount(language, sending), units: formatCount(language, units) })}
      </p>
    );
  }
  const today = civilTimeOf(overview.asOf).date;
  const time = tile.lastEventAt == null ? "" : clockOrDate(tile.lastEventAt, today);
  return (
    <p className="unit-head-state">
      <Glyph name={GLYPH[tile.state]} size={14} />
      {text(`feed_${tile.state}`, { time })}
    </p>
  );
}
