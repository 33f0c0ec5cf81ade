import type { Alert } from "./alerts.ts";
import type { Directive } from "./directives.ts";
import type { FeedEvent } from "./event.ts";
import type { FeedAnswer } from "./feeding.ts";
import type { Follow, FollowAnswer, Happened, UnfollowAnswer } from "./happenings.ts";
import type { Patch, Subscribe, SubscribeAnswer, Unsubscribe, UnsubscribeAnswer } from "./live.ts";
import type { ScreenReport, ScreenReportAnswer } from "./screen-report.ts";
import type { ScreenOrder } from "./screens.ts";

/** The one catalog of namespaces and event names; the type maps below are the generics of server and client. */
export const FEED_NAMESPACE = "/feed";
export const BOARD_NAMESPACE = "/board";

export const FEED_EVENTS = { events: "events" } as const;
export const BOARD_EVENTS = {
  subscribe: "subscribe",
  unsubscribe: "unsubscribe",
  patch: "patch",
  screen: "screen",
  directive: "directive",
  report: "report",
  alert: "alert",
  follow: "follow",
  unfollow: "unfollow",
  happened: "happened",
} as const;

/** Handshake of both namespaces: a feed's token, or a service token. */
export interface HandshakeAuth {
  token?: string;
}

/** What a feed emits, as its author writes it. */
export interface FeedClientToServer {
  events(batch: readonly FeedEvent[], ack: (answer: FeedAnswer) => void): void;
}

/** The same as the server has to take it: foreign, and perhaps without an acknowledgement. */
export interface FeedInbound {
  events(batch: unknown, ack: unknown): void;
}

export type FeedServerToClient = Record<never, never>;

/** What a board's client emits. */
export interface BoardClientToServer {
  subscribe(request: Subscribe, ack: (answer: SubscribeAnswer) => void): void;
  unsubscribe(request: Unsubscribe, ack: (answer: UnsubscribeAnswer) => void): void;
  /** To be told the events of a unit's subtree; for whoever may read its dossiers. */
  follow(request: Follow, ack: (answer: FollowAnswer) => void): void;
  unfollow(request: Record<never, never>, ack: (answer: UnfollowAnswer) => void): void;
  /** A wall screen's alone: that it lives. */
  report(report: ScreenReport, ack: (answer: ScreenReportAnswer) => void): void;
}

/** The same as the server has to take it. */
export interface BoardInbound {
  subscribe(request: unknown, ack: unknown): void;
  unsubscribe(request: unknown, ack: unknown): void;
  follow(request: unknown, ack: unknown): void;
  unfollow(request: unknown, ack: unknown): void;
  report(report: unknown, ack: unknown): void;
}

export interface BoardServerToClient {
  patch(message: Patch): void;
  /** To a wall screen alone. */
  screen(order: ScreenOrder): void;
  /** To whoever may read its unit. */
  directive(directive: Directive): void;
  /** To whoever may read the board of its unit, as often as it changes. */
  alert(alert: Alert): void;
  /** To whoever follows the events of a unit. */
  happened(message: Happened): void;
}
