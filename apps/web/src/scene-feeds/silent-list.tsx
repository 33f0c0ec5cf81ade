import type { ReactElement } from "react";
import { areaName } from "../language/short-name.ts";
import { timeOrDate } from "../numbers/civil-time.ts";
import { Count } from "../numbers/count.tsx";
import { PhraseOf } from "../numbers/phrase-of.tsx";
import { useLanguage, useText, useWords } from "../page/page-context.ts";
import { useNow } from "../page/use-now.ts";
import { FittedWords } from "../stage/fitted-words.tsx";
import { Glyph } from "../stage/glyph.tsx";
import type { Picture } from "../stage/picture.ts";
import { RowTable } from "../stage/row-table.tsx";
import { singleName } from "../stage/single-name.ts";
import { unitsIn } from "../stage/units-in.ts";
import { FeedSign } from "./feed-sign.tsx";
import { feedsWords } from "./feeds-words.ts";
import { silenceText } from "./silence-text.ts";
import { heldBySilent, type SilentUnit } from "./silent-units.ts";

/** As many as stand under each other on the wall, the row of the others among them. */
const ROWS = 13;

export interface SilentListProps {
  readonly picture: Picture;
  readonly silent: readonly SilentUnit[];
}

/** Who is silent, the longest first, and how many open dossiers hang on it. */
export function SilentList({ picture, silent }: SilentListProps): ReactElement {
  const words = useWords(feedsWords);
  const own = silent.length > ROWS ? silent.slice(0, ROWS - 1) : silent;
  const others = silent.slice(own.length);
  return (
    <section className="block silent">
      <div className="section-head">
        <h2 className="title">
          {silent.length === 0 ? (
            words("silentNone")
          ) : (
            <PhraseOf
              words={feedsWords}
              of="silentTitle"
              count={silent.length}
              slots={{ count: <Count value={silent.length} more={unitsIn("stale", "never")} /> }}
            />
          )}
        </h2>
        {silent.length > 1 && <span className="soft">{words("silentNote")}</span>}
      </div>
      {silent.length === 0 ? (
        <AllHeard picture={picture} />
      ) : (
        <RowTable
          className="silent-table"
          heads={[
            { words: words("silentTitle", { count: silent.length }), drawn: "" },
            { words: words("lastEvent"), className: "silent-last-head" },
            { words: words("silentFor"), className: "silent-for-head" },
            { words: words("held"), className: "silent-open-head" },
          ]}
        >
          {own.map((unit) => (
            <Row key={unit.code} unit={unit} picture={picture} />
          ))}
          {others.length > 0 && (
            <tr className="silent-row">
              <th scope="row" colSpan={3} className="silent-others">
                {words("otherUnits", { count: others.length })}
              </th>
              <td className="row-number silent-open">
                <Count
                  value={heldBySilent(others)}
                  measure="inProgress"
                  more={{ silent: true, exceptOwn: own.map(({ code }) => code) }}
                />
              </td>
            </tr>
          )}
        </RowTable>
      )}
    </section>
  );
}

function Row({ unit, picture }: { unit: SilentUnit; picture: Picture }): ReactElement {
  const words = useWords(feedsWords);
  const text = useText();
  const language = useLanguage();
  const nowMs = useNow();
  const group = unit.group === undefined ? undefined : picture.overview.groups[unit.group];
  const name = singleName(
    language,
    { units: picture.overview.tiles, areas: picture.overview.groups },
    unit.code,
    unit.named,
  );
  const area = group === undefined || unit.group === picture.overview.unit.code ? "" : areaName(language, group);
  return (
    <tr className="silent-row">
      <th scope="row">
        <span className="silent-unit">
          <FeedSign state={unit.state} size={24} />
          <span className="silent-name unit-in-area">
            <FittedWords words={name} title={`${name} ${area}`} /> <span className="soft">{area}</span>
          </span>
        </span>
      </th>
      {unit.lastEventAt === undefined ? (
        <td colSpan={2} className="row-number soft">
          {words("neverSent")}
        </td>
      ) : (
        <>
          <td className="row-number silent-last">{timeOrDate(unit.lastEventAt, picture.today)}</td>
          <td className="row-number silent-for">{silenceText(language, nowMs - Date.parse(unit.lastEventAt))}</td>
        </>
      )}
      <td className="row-number silent-open">
        {unit.inProgress === undefined ? (
          <span className="soft">{text("notKnown")}</span>
        ) : (
          <Count value={unit.inProgress} measure="inProgress" unit={unit.code} />
        )}
      </td>
    </tr>
  );
}

function AllHeard({ picture }: { picture: Picture }): ReactElement {
  const words = useWords(feedsWords);
  const text = useText();
  const newest = Object.values(picture.overview.tiles)
    .flatMap(({ lastEventAt }) => lastEventAt ?? [])
    .sort((a, b) => Date.parse(b) - Date.parse(a))[0];
  return (
    <div className="all-heard">
      <p className="calm-note">
        <Glyph name="met" size={40} />
        <b>{text("allHeard")}</b>
      </p>
      <p className="soft">
        {newest === undefined ? words("noNews") : words("newest", { time: timeOrDate(newest, picture.today) })}
      </p>
    </div>
  );
}
