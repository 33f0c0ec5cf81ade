import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { serverNow } from "./server-time.ts";

/** An instant in civil time as people read it: "14:32 hôm nay", "14:32 17/11/2026"; "chưa có" for none. */
export function useMoment(): (instant: string | null | undefined) => string {
  const text = useWords(deskWords);
  return (instant) => {
    if (instant == null) return text("never");
    const { date, minute } = civilTimeOf(instant);
    const today = civilTimeOf(serverNow()).date;
    return date === today ? text("todayAt", { time: minute }) : `${minute} ${formatDate(date)}`;
  };
}
