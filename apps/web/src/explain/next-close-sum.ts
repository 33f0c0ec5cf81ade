import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Language } from "../language/language.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { explainWords } from "./explain-words.ts";
import type { FrameLine } from "./explained-frame.tsx";

/** The days that what turns late next is due on; what is due on the last of them, but after its close, is none of it. */
export function nextCloseSum(
  { due, nextClose }: Pick<Hotspots, "due" | "nextClose">,
  language: Language,
): readonly FrameLine[] {
  const { date: last, minute: time } = civilTimeOf(nextClose.at);
  const days = due.filter(({ date, open }) => date <= last && open > 0);
  const others = nextClose.count - days.reduce((sum, { open }) => sum + open, 0);
  const lines = days.map(({ date, open }, index) => ({
    sign: index === 0 ? "" : "+",
    what: explainWords.textOf(language, "dueOn", { date: formatDate(date) }),
    value: formatCount(language, open),
  }));
  if (others !== 0) {
    lines.push({
      sign: others < 0 ? "−" : "+",
      what: explainWords.textOf(language, others < 0 ? "dueAfterClose" : "dueLater", { time }),
      value: formatCount(language, Math.abs(others)),
    });
  }
  const what = explainWords.textOf(language, "part_nextClose", { time, date: formatDate(last) });
  return [...lines, { sign: "=", what, value: formatCount(language, nextClose.count), isResult: true }];
}
