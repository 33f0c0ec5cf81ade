import type { Board } from "@ioc/protocol/board.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Subscribe, SubscribeAnswer } from "@ioc/protocol/live.ts";
import type { Overview } from "@ioc/protocol/overview.ts";
import type { Ranking } from "@ioc/protocol/ranking.ts";
import type { Answer } from "./live-subscription.ts";

/** The live documents that scenes are drawn from. `board` is today's, `month` and `ranking` are of the month so far. */
export interface WallDocuments {
  readonly board: Board;
  readonly overview: Overview;
  readonly month: Board;
  readonly hotspots: Hotspots;
  readonly ranking: Ranking;
}

export type DocumentName = keyof WallDocuments;
export type WallDocument = WallDocuments[DocumentName];

interface Asking {
  /** What is asked for, beside the unit. */
  readonly ask: object;
  documentIn(answer: SubscribeAnswer): WallDocument | undefined;
}

const boardIn = (answer: SubscribeAnswer) => ("board" in answer ? answer.board : undefined);

const ASKING: Readonly<Record<DocumentName, Asking>> = {
  board: { ask: { period: "today" }, documentIn: boardIn },
  month: { ask: { period: "month" }, documentIn: boardIn },
  overview: {
    ask: { scene: "overview" },
    documentIn: (answer) => ("overview" in answer ? answer.overview : undefined),
  },
  hotspots: {
    ask: { scene: "hotspots" },
    documentIn: (answer) => ("hotspots" in answer ? answer.hotspots : undefined),
  },
  ranking: {
    ask: { scene: "ranking", period: "month" },
    documentIn: (answer) => ("ranking" in answer ? answer.ranking : undefined),
  },
};

/** @param unit code; absent: the topmost that the caller may read */
export function documentRequest(name: DocumentName, unit: string | undefined): Subscribe {
  return { ...(unit === undefined ? {} : { unit }), ...ASKING[name].ask } as Subscribe;
}

/** What the server answered, as the document that was asked for; undefined when it is none. */
export function documentIn(name: DocumentName, answer: SubscribeAnswer): Answer<WallDocument> {
  if (!answer.ok) return answer;
  const document = ASKING[name].documentIn(answer);
  return document === undefined ? undefined : { ok: true, subscription: answer.subscription, document };
}
