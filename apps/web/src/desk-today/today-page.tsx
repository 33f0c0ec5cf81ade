import { type ReactElement, useMemo } from "react";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import type { WallDocuments } from "../live/wall-document.ts";
import { ApiError } from "../shell/api-error.ts";
import { useDeskUnit } from "../shell/desk-unit.ts";
import { UnitHead } from "../shell/unit-head.tsx";
import { useLiveUnit } from "../shell/use-live-unit.ts";
import { Today } from "./today.tsx";
import type { TodayDocuments } from "./use-keep-day.ts";
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
  const documents = useDocuments(live.shown?.documents);
  return (
    <div className="today desk-wide">
      <UnitHead unit={unit} onChoose={onChoose} live={live} />
      {documents !== undefined && (
        <Today documents={documents} place={unit} isLive={live.link.kind === "connected"} chosen={chosen} />
      )}
      {documents === undefined && live.refused !== undefined && (
        <FailureNote failure={new ApiError(live.refused.code, "")} />
      )}
      {documents === undefined && live.refused === undefined && <h1 className="today-waiting">{text("loading")}</h1>}
    </div>
  );
}

/** All of them, the same object as long as none of them has changed; undefined until they are there. */
function useDocuments(shown: Partial<WallDocuments> | undefined): TodayDocuments | undefined {
  const { board, month, overview } = shown ?? {};
  return useMemo(
    () =>
      board === undefined || month === undefined || overview === undefined ? undefined : { board, month, overview },
    [board, month, overview],
  );
}
