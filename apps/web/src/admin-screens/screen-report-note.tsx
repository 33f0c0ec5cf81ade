import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useMoment } from "../shell/use-moment.ts";
import { screensWords } from "./screens-words.ts";

const MEGABYTE = 1_000_000;

/** What a screen said of itself last, for whoever looks why it does not do what it should. */
export function ScreenReportNote({ report }: Pick<ScreenItem, "report">): ReactElement {
  const text = useWords(screensWords);
  const language = useDeskLanguage();
  const moment = useMoment();
  if (report === null) return <p className="soft">{text("reportNone")}</p>;
  const { at, version, fps, heapBytes, error } = report;
  const number = (value: number): string => formatCount(language, Math.round(value));
  const measured = [
    ...(fps === undefined ? [] : [text("frames", { fps: number(fps) })]),
    ...(heapBytes === undefined ? [] : [text("heap", { megabytes: number(heapBytes / MEGABYTE) })]),
  ].join(", ");
  return (
    <>
      <p className="soft">
        {text("report", { at: moment(at), version })} {measured}
      </p>
      {error !== undefined && <p className="note">{text("error", { error })}</p>}
    </>
  );
}
