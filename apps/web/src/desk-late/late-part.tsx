import { type EstimateItem, type EstimatePart, type Estimates, estimatesSchema } from "@ioc/protocol/estimates.ts";
import { useInfiniteQuery } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { askJson } from "../shell/api.ts";
import { Section } from "../shell/section.tsx";
import { LateList } from "./late-list.tsx";
import { LateReason } from "./late-reason.tsx";
import { useCloseDay } from "./late-summary.tsx";
import { lateWords } from "./late-words.ts";

/** So many at a time: whoever looks here begins at the top. */
const PAGE = "20";

export interface LatePartProps {
  readonly part: EstimatePart;
  readonly unit: string | undefined;
  /** What both halves have in common; the list is of the same moment. */
  readonly whole: Estimates;
}

/** One half of the list, page by page; a row opens its reasons. */
export function LatePart({ part, unit, whole }: LatePartProps): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const day = useCloseDay()(whole.nextClose.at);
  const [opened, setOpened] = useState<EstimateItem | undefined>(undefined);
  const query = new URLSearchParams({ ...(unit === undefined ? {} : { unit }), part, limit: PAGE, at: whole.asOf });
  const list = useInfiniteQuery({
    queryKey: ["estimates", query.toString()],
    queryFn: ({ pageParam, signal }) => {
      const asked = new URLSearchParams(query);
      if (pageParam !== "") asked.set("cursor", pageParam);
      return askJson(`/estimates?${asked}`, estimatesSchema, { signal });
    },
    initialPageParam: "",
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
  const items = list.data?.pages.flatMap((page) => page.items) ?? [];
  const { count } = whole.nextClose;
  const total = part === "due" ? count : whole.total - count;
  const title = part === "due" ? text("due", { day }) : text("others");
  return (
    <Section title={title}>
      <FailureNote failure={list.error} />
      {list.data !== undefined && (
        <LateList
          caption={title}
          items={items}
          asOf={whole.asOf}
          empty={text(part === "due" ? "dueEmpty" : "othersEmpty")}
          onOpen={setOpened}
        />
      )}
      {items.length > 0 && (
        <div className="actions late-more">
          {list.hasNextPage && (
            <Button busy={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
              {text("more")}
            </Button>
          )}
          <span role="status">
            {text("shown", { shown: formatCount(language, items.length), total: formatCount(language, total) })}
          </span>
        </div>
      )}
      {opened !== undefined && (
        <LateReason
          item={opened}
          hoursOfDay={whole.hoursOfDay}
          asOf={whole.asOf}
          onClose={() => setOpened(undefined)}
        />
      )}
    </Section>
  );
}
