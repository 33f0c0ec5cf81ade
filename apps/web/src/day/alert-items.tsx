import { Fragment, type ReactElement, useEffect } from "react";
import { AlertValue } from "../numbers/alert-value.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useWall } from "../page/page-context.ts";
import type { Picture } from "../stage/picture.ts";
import { type AlertLine, alertLines } from "./alert-lines.ts";
import { alertWords } from "./alert-words.ts";
import { SignalItem } from "./signal-item.tsx";

export interface AlertItemsProps {
  readonly picture: Picture;
  /** How many lines they take. */
  readonly taken: (lines: number) => void;
}

/** The lines of the alerts, in the list that they are told aloud from. */
export function AlertItems({ picture, taken }: AlertItemsProps): ReactElement {
  const language = useLanguage();
  const lines = alertLines(
    useWall((state) => state.alerts),
    picture,
    language,
  );
  const { length } = lines;
  useEffect(() => {
    taken(length);
    return () => taken(0);
  }, [taken, length]);
  return (
    <>
      {lines.map((line) => (
        <SignalItem key={line.key} line={line}>
          <Where line={line} />
        </SignalItem>
      ))}
    </>
  );
}

function Where({ line }: { line: AlertLine }): ReactElement {
  const { rule, places, more } = line;
  const units = places.map(({ name, value, alert }, index) => (
    <Fragment key={alert.id}>
      {index > 0 && ", "}
      {name} {value !== "" && <AlertValue alert={alert} text={value} />}
    </Fragment>
  ));
  return (
    <PhraseOf
      words={alertWords}
      of={more > 0 ? "alertAtMany" : "alertAt"}
      count={more}
      slots={{ rule, units, count: more }}
    />
  );
}
