import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { ApiError } from "../shell/api-error.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { UnitHead } from "../shell/unit-head.tsx";
import { useLiveUnit } from "../shell/use-live-unit.ts";
import { Today } from "./today.tsx";
import "./today.css";

const NEEDS = ["board", "month", "overview"] as const;

/** What a unit has to do today, live. */
export function TodayPage(): ReactElement {
  const { unit, chosen, choose } = useDeskUnit();
  return <TodayOf key={unit ?? ""} unit={unit} chosen={chosen} onChoose={choose} />;
}

interface TodayOfProps {
  readonly unit: string | undefined;
  readonly chosen: string | undefined;
  readonly onChoose: (unit: string | undefined) => void;
}

function TodayOf({ unit, chosen, onChoose }: TodayOfProps): ReactElement {
  const text = useWords(deskWords);
  const live = useLiveUnit(unit, NEEDS);
  const { board, month, overview } = live.shown?.documents ?? {};
  const isThere = board !== undefined && month !== undefined && overview !== undefined;
  return (
    <div className="today desk-wide">
      <UnitHead unit={unit} onChoose={onChoose} live={live} />
      {isThere && (
        <Today board={board} month={month} overview={overview} aheadMs={live.serverAheadMs} chosen={chosen} />
      )}
      {!isThere && live.refused !== undefined && <FailureNote failure={new ApiError(live.refused.code, "")} />}
      {!isThere && live.refused === undefined && <h1 className="today-waiting">{text("loading")}</h1>}
    </div>
  );
}
