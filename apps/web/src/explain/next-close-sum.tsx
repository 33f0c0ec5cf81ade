import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { ReactElement } from "react";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { formatCount } from "../numbers/number-format.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";

/** The days that what turns late next is due on; what is due on the last of them, but after its close, is none of it. */
export function NextCloseSum({ hotspots }: { hotspots: Pick<Hotspots, "due" | "nextClose"> }): ReactElement {
  const text = useWords(explainWords);
  const language = useLanguage();
  const { due, nextClose } = hotspots;
  const { date: last, minute } = civilTimeOf(nextClose.at);
  const days = due.filter(({ date, open }) => date <= last && open > 0);
  const others = nextClose.count - days.reduce((sum, { open }) => sum + open, 0);
  return (
    <table className="explain-sum">
      <tbody>
        {days.map(({ date, open }, index) => (
          <tr key={date}>
            <td>{index === 0 ? "" : "+"}</td>
            <th scope="row">{text("dueOn", { date: formatDate(date) })}</th>
            <td className="explain-figure">{formatCount(language, open)}</td>
          </tr>
        ))}
        {others !== 0 && (
          <tr>
            <td>{others < 0 ? "−" : "+"}</td>
            <th scope="row">{text(others < 0 ? "dueAfterClose" : "dueLater", { time: minute })}</th>
            <td className="explain-figure">{formatCount(language, Math.abs(others))}</td>
          </tr>
        )}
        <tr className="explain-result">
          <td>=</td>
          <th scope="row">{text("part_nextClose", { time: minute, date: formatDate(last) })}</th>
          <td className="explain-figure">{formatCount(language, nextClose.count)}</td>
        </tr>
      </tbody>
    </table>
  );
}
