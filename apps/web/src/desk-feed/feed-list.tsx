import type { Happening } from "@ioc/protocol/happenings.ts";
import { useVirtualizer } from "@tanstack/react-virtual";
import { type ReactElement, useRef } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldName } from "../language/field-name.ts";
import { civilTimeOf, clockOrDate } from "../numbers/civil-time.ts";
import { DossierLink } from "../shell/dossier-link.tsx";
import { serverNow } from "../shell/server-time.ts";
import { keyOf } from "./feed-log.ts";
import { feedWords } from "./feed-words.ts";
import { usePhone } from "./use-phone.ts";

/** Every row is as high as the others, so that none has to be measured, px. */
const ROW_PX = { desk: 44, phone: 76 } as const;
const OVERSCAN = 8;

export interface FeedListProps {
  readonly lines: readonly Happening[];
  /** Somebody reads further down: what is new must not push it away. */
  readonly onAway: (away: boolean) => void;
}

/** Thousands of events, of which only those in sight are drawn. */
export function FeedList({ lines, onAway }: FeedListProps): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const scroller = useRef<HTMLElement>(null);
  const isPhone = usePhone();
  const rowPx = isPhone ? ROW_PX.phone : ROW_PX.desk;
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: OVERSCAN,
    getItemKey: (index) => {
      const line = lines[index];
      return line === undefined ? index : keyOf(line);
    },
  });
  const today = civilTimeOf(serverNow()).date;
  return (
    <section
      ref={scroller}
      className="events"
      aria-label={text("list")}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
      tabIndex={0}
      onScroll={(event) => onAway(event.currentTarget.scrollTop > rowPx)}
    >
      <ol style={{ height: virtual.getTotalSize() }}>
        {virtual.getVirtualItems().map(({ key, index, start }) => {
          const line = lines[index];
          if (line === undefined) return null;
          const { type, subject, unitName, unitNameEn, field, recordedAt } = line;
          return (
            <li
              key={key}
              className="event"
              aria-setsize={lines.length}
              aria-posinset={index + 1}
              style={{ height: rowPx, transform: `translateY(${start}px)` }}
            >
              <time dateTime={recordedAt}>{clockOrDate(recordedAt, today)}</time>
              <span className="event-deed">{text(type)}</span>
              <span className="event-code">
                <DossierLink code={subject} isTheirs />
              </span>
              <span className="event-place">
                {language === "en" ? (unitNameEn ?? unitName) : unitName} · {fieldName(language, field)}
              </span>
            </li>
          );
        })}
      </ol>
    </section>
  );
}
