import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { civilTimeOf, formatDate, timeOrDate } from "../numbers/civil-time.ts";
import { serverNow } from "../shell/server-time.ts";
import { feedWords } from "./feed-words.ts";

/** An instant as short as it stays clear; none: never. */
export function Moment({ at }: { at: string | null | undefined }): ReactElement {
  const text = useWords(feedWords);
  if (at == null) return <span className="soft">{text("never")}</span>;
  return <time dateTime={at}>{timeOrDate(at, civilTimeOf(serverNow()).date)}</time>;
}

/** 14:32 17/11/2026 */
export function momentText(at: string): string {
  const { minute, date } = civilTimeOf(at);
  return `${minute} ${formatDate(date)}`;
}
