import { Fragment, type ReactElement, useEffect, useLayoutEffect, useRef, useState } from "react";
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
          <Where key={`${line.rule} ${line.places.map(({ name }) => name).join()}`} line={line} />
        </SignalItem>
      ))}
    </>
  );
}

/** Names as many places as stand in the line, and counts the others: how many there are stands in any case. */
function Where({ line }: { line: AlertLine }): ReactElement {
  const { rule, places } = line;
  const [named, setNamed] = useState(places.length);
  const all = line.more + places.length;
  const more = all - named;
  const end = useRef<HTMLElement>(null);
  const values = places.map(({ value }) => value).join();
  // biome-ignore lint/correctness/useExhaustiveDependencies: other values may need more room
  useLayoutEffect(() => {
    const who = end.current?.parentElement;
    if (named > (all > 1 ? 0 : 1) && who && who.scrollWidth > who.clientWidth) setNamed(named - 1);
  }, [named, all, values]);
  const units = places.slice(0, named).map(({ name, value, alert }, index) => (
    <Fragment key={alert.id}>
      {index > 0 && ", "}
      {name} {value !== "" && <AlertValue alert={alert} text={value} />}
    </Fragment>
  ));
  return (
    <>
      <PhraseOf
        words={alertWords}
        of={named === 0 ? "alertPlaces" : more > 0 ? "alertAtMany" : "alertAt"}
        count={more}
        slots={{ rule, units, count: more }}
      />
      <i ref={end} />
    </>
  );
}
