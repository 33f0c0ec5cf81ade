import type { Board } from "@ioc/protocol/board.ts";
import type { ReactElement, ReactNode } from "react";
import type { NumberName } from "../page/drill-store.ts";
import { useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { legalSource } from "./legal-source.ts";
import { type Heard, Trust } from "./trust.tsx";

/** A line of a sum, in words. */
export interface FrameLine {
  readonly sign: string;
  readonly what: string;
  readonly value: string;
  readonly isResult?: boolean;
}

export interface ExplainedFrameProps {
  /** Where its rule comes from; absent: it counts no dossiers. */
  readonly name?: NumberName | undefined;
  /** Raw, and in figures. */
  readonly value: number | null;
  readonly figure: string;
  readonly meaning: readonly string[];
  readonly lines: readonly FrameLine[];
  readonly board: Board;
  /** The units that are in it, where those are not all of the board. */
  readonly heard?: Heard | undefined;
  readonly isPast: boolean;
  /** Its last days, or why there are none. */
  readonly history: ReactNode;
  /** The parts that make it up, and the dossiers behind it. */
  readonly children: ReactNode;
}

/** A number that no board has by itself: what it means, the sum that ends in it, how true it is, and what it is made of. */
export function ExplainedFrame(props: ExplainedFrameProps): ReactElement {
  const { name, value, figure, meaning, lines, board, isPast, history, children } = props;
  const { heard = board.freshness } = props;
  const text = useWords(explainWords);
  return (
    <div className="explain-columns">
      <div>
        <p className="explain-value" data-explained={value ?? ""}>
          {figure}
        </p>
        <section>
          <h3>{text("meaning")}</h3>
          {meaning.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
          {name !== undefined && (
            <p className="soft">
              {text("source")}: {text(`source_${legalSource(name)}`)}. {text("sourceNote")}
            </p>
          )}
        </section>
        {lines.length > 0 && (
          <section>
            <h3>{text("howItComes")}</h3>
            <table className="explain-sum">
              <tbody>
                {lines.map(({ sign, what, value: figureOf, isResult }) => (
                  <tr key={sign + what} className={isResult === true ? "explain-result" : undefined}>
                    <td>{sign}</td>
                    <th scope="row">{what}</th>
                    <td className="explain-figure">{figureOf}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        {!isPast && <Trust board={{ freshness: heard }} />}
        {typeof history === "string" && <p className="soft">{history}</p>}
      </div>
      <div>
        {typeof history !== "string" && history}
        {children}
      </div>
    </div>
  );
}
