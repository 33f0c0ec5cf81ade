import type { FeedItem } from "@ioc/protocol/provisioning.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useDeskLanguage, useNotify, useWords } from "../desk/desk-context.ts";
import { Dialog } from "../desk/dialog.tsx";
import { FailureNote } from "../desk/failure-note.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { formatCount } from "../numbers/number-format.ts";
import { signOf } from "./feed-sign.ts";
import { FeedState } from "./feed-state.tsx";
import { feedWords } from "./feed-words.ts";
import { Moment, momentText } from "./moment.tsx";
import { NewToken } from "./new-token.tsx";
import { RejectedEvents } from "./rejected-events.tsx";
import { endPreviousToken, FEEDS_KEY, revokeFeed, rotateToken } from "./use-feeds.ts";

export interface FeedDetailProps {
  readonly feed: FeedItem;
  readonly units: readonly ChoosableUnit[];
  readonly onGone: () => void;
}

/** One feed: its signs of life, its tokens, what it was refused. */
export function FeedDetail({ feed, units, onGone }: FeedDetailProps): ReactElement {
  const text = useWords(feedWords);
  const language = useDeskLanguage();
  const unit = units.find(({ code }) => code === feed.unit) ?? { code: feed.unit, name: feed.unit };
  const sign = signOf(feed);
  return (
    <>
      <dl className="feed-facts">
        <Fact term={text("unit")}>
          {nameIn(language, unit)} <span className="soft">{unit.code}</span>
        </Fact>
        <Fact term={text("state")}>
          <FeedState state={sign.state} />
          <span className="soft"> {text(feed.connected ? "connected" : "notConnected")}</span>
        </Fact>
        <Fact term={text("lastEvent")}>
          <Moment at={sign.lastEventAt} />
        </Fact>
        <Fact term={text("lastHour")}>
          <b>{formatCount(language, feed.eventsLastHour)}</b> <span className="soft">{text("lastHourHint")}</span>
        </Fact>
        <Fact term={text("tokenUsed")}>
          <Moment at={feed.lastUsedAt} />
        </Fact>
        <Fact term={text("createdAt")}>
          <Moment at={feed.createdAt} />
        </Fact>
      </dl>
      <FeedTokens feed={feed} unit={unit} onGone={onGone} />
      <RejectedEvents feed={feed.id} name={feed.name} />
    </>
  );
}

function Fact({ term, children }: { term: string; children: React.ReactNode }): ReactElement {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function FeedTokens({ feed, unit, onGone }: { feed: FeedItem; unit: ChoosableUnit; onGone: () => void }): ReactElement {
  const text = useWords(feedWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const [asking, setAsking] = useState<"endPrevious" | "revoke" | undefined>(undefined);
  const refresh = (): Promise<void> => queries.invalidateQueries({ queryKey: FEEDS_KEY });
  const rotate = useMutation({ mutationFn: () => rotateToken(feed.id), onSuccess: refresh });
  const endPrevious = useMutation({
    mutationFn: () => endPreviousToken(feed.id),
    onSuccess: async () => {
      await refresh();
      notify(text("previousEnded", { name: feed.name }));
      setAsking(undefined);
    },
  });
  const revoke = useMutation({
    mutationFn: () => revokeFeed(feed.id),
    onSuccess: () => {
      notify(text("revoked", { name: feed.name }));
      onGone();
      void refresh();
    },
  });
  const { previousTokenUntil: until } = feed;
  return (
    <section className="page-section">
      <h2>{text("tokens")}</h2>
      <p>{until == null ? text("oneToken") : text("twoTokens", { until: momentText(until) })}</p>
      <p className="soft">{text("rotateText")}</p>
      <FailureNote failure={rotate.error} />
      <p className="actions">
        <Button busy={rotate.isPending} onClick={() => rotate.mutate()}>
          {text("rotate")}
        </Button>
        {until != null && <Button onClick={() => setAsking("endPrevious")}>{text("endPrevious")}</Button>}
        <Button onClick={() => setAsking("revoke")}>{text("revoke")}</Button>
      </p>
      {rotate.data !== undefined && (
        <Dialog title={text("rotatedTitle", { name: feed.name })} onClose={rotate.reset} size="wide">
          <p>{text("rotatedText", { until: momentText(rotate.data.previousUntil) })}</p>
          <NewToken token={rotate.data.token} unit={unit} />
          <p className="actions">
            <Button look="main" onClick={rotate.reset}>
              {text("done")}
            </Button>
          </p>
        </Dialog>
      )}
      {asking === "endPrevious" && (
        <ConfirmDialog
          title={text("endPreviousTitle")}
          deed={text("endPrevious")}
          busy={endPrevious.isPending}
          failure={endPrevious.error}
          onConfirm={() => endPrevious.mutate()}
          onClose={() => setAsking(undefined)}
        >
          <p>{text("endPreviousText")}</p>
        </ConfirmDialog>
      )}
      {asking === "revoke" && (
        <ConfirmDialog
          title={text("revokeTitle", { name: feed.name })}
          deed={text("revoke")}
          typed={feed.name}
          busy={revoke.isPending}
          failure={revoke.error}
          onConfirm={() => revoke.mutate()}
          onClose={() => setAsking(undefined)}
        >
          <p>{text("revokeText")}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
