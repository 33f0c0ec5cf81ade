import type { z } from "zod";
import { alertSchema } from "./alerts.ts";
import { directiveSchema } from "./directives.ts";
import { EVENT_EXAMPLE } from "./event-example.ts";
import { batchSchema, feedAnswerSchema, MAX_BATCH } from "./feeding.ts";
import {
  followAnswerSchema,
  followSchema,
  HAPPENED_PER_SECOND,
  happenedSchema,
  unfollowAnswerSchema,
  unfollowSchema,
} from "./happenings.ts";
import { type JsonSchema, schemaName, wireDefinitions } from "./json-schema.ts";
import {
  boardAnswerSchema,
  hotspotsAnswerSchema,
  MAX_PATCHES_PER_SECOND,
  overviewAnswerSchema,
  patchSchema,
  rankingAnswerSchema,
  subscribeHotspotsSchema,
  subscribeOverviewSchema,
  subscribePeriodSchema,
  subscribeRangeSchema,
  subscribeRankingSchema,
  unsubscribeAnswerSchema,
  unsubscribeSchema,
} from "./live.ts";
import { DEFAULT_LOOK } from "./screen-look.ts";
import { REPORT_EVERY_MS, screenReportAnswerSchema, screenReportSchema } from "./screen-report.ts";
import { screenOrderSchema } from "./screens.ts";
import { BOARD_EVENTS, BOARD_NAMESPACE, FEED_EVENTS, FEED_NAMESPACE } from "./socket-events.ts";
import { PROTOCOL_VERSION } from "./wire-version.ts";

const SCHEMAS = "#/components/schemas/";

/** One thing said in a namespace; `event` is the Socket.IO event, absent for acknowledgements. */
interface Message {
  readonly event?: string;
  readonly summary: string;
  readonly payload: z.ZodType | readonly z.ZodType[];
  readonly example?: unknown;
}

const FEED_MESSAGES = {
  events: {
    event: FEED_EVENTS.events,
    summary: `1 to ${MAX_BATCH} events; the second argument is the acknowledgement.`,
    payload: batchSchema,
    example: [EVENT_EXAMPLE],
  },
  eventsAnswer: {
    summary: "Sent after the accepted events are committed; no acknowledgement means not known: send it again.",
    payload: feedAnswerSchema,
    example: { ok: true, accepted: 1, duplicates: 0, rejected: [] },
  },
} as const satisfies Record<string, Message>;

const BOARD_MESSAGES = {
  subscribe: {
    event: BOARD_EVENTS.subscribe,
    summary: "Asks for a board and its patches, of a fixed period or of one that ends today.",
    payload: [subscribeRangeSchema, subscribePeriodSchema],
    example: { unit: "SG.01", period: "today" },
  },
  subscribeAnswer: { summary: "The board as it is now.", payload: boardAnswerSchema },
  subscribeOverview: {
    event: BOARD_EVENTS.subscribe,
    summary: "Asks for the overview and its patches.",
    payload: subscribeOverviewSchema,
    example: { unit: "SG", scene: "overview" },
  },
  subscribeOverviewAnswer: { summary: "The overview as it is now.", payload: overviewAnswerSchema },
  subscribeHotspots: {
    event: BOARD_EVENTS.subscribe,
    summary: "Asks for where a subtree is late, and its patches.",
    payload: subscribeHotspotsSchema,
    example: { unit: "SG", scene: "hotspots" },
  },
  subscribeHotspotsAnswer: { summary: "The hotspots as they are now.", payload: hotspotsAnswerSchema },
  subscribeRanking: {
    event: BOARD_EVENTS.subscribe,
    summary: "Asks for who resolves on time over a period that ends today, and its patches.",
    payload: subscribeRankingSchema,
    example: { unit: "SG", scene: "ranking", period: "month" },
  },
  subscribeRankingAnswer: { summary: "The ranking as it is now.", payload: rankingAnswerSchema },
  unsubscribe: {
    event: BOARD_EVENTS.unsubscribe,
    summary: "Ends a subscription of this connection.",
    payload: unsubscribeSchema,
  },
  unsubscribeAnswer: { summary: "It has ended.", payload: unsubscribeAnswerSchema },
  patch: {
    event: BOARD_EVENTS.patch,
    summary: `Makes the document of version \`base\` that of \`version\`; at most ${MAX_PATCHES_PER_SECOND} in any second. A client whose version is not \`base\` subscribes again.`,
    payload: patchSchema,
    example: {
      subscription: "board:SG:today",
      base: "a1",
      version: "a2",
      patch: { asOf: "2026-03-02T01:15:31.000Z", version: "a2", measures: { received: 42 } },
    },
  },
  screen: {
    event: BOARD_EVENTS.screen,
    summary: "Tells a wall screen what to show from now on and who drives it, or to load itself anew.",
    payload: screenOrderSchema,
    example: {
      show: {
        name: "Sảnh tầng 1",
        unit: "SG",
        scene: "overview",
        playlist: [
          { scene: "overview", seconds: 60 },
          { scene: "unit", unit: "SG.01", seconds: 30 },
        ],
        schedule: [{ days: ["sat", "sun"], from: "18:00", to: "06:00", items: "off" }],
        look: DEFAULT_LOOK,
      },
      drive: null,
    },
  },
  directive: {
    event: BOARD_EVENTS.directive,
    summary:
      "A directive as it is now, to whoever may read its unit: when it was sent, at each step, when it is overdue.",
    payload: directiveSchema,
  },
  report: {
    event: BOARD_EVENTS.report,
    summary: `A wall screen says every ${REPORT_EVERY_MS / 1000} seconds, and when it turns to another place, that it lives.`,
    payload: screenReportSchema,
    example: {
      version: "1.4.0",
      scene: "hotspots",
      unit: "SG",
      since: "2026-03-02T01:15:31.000Z",
      fps: 60,
      heapBytes: 48_000_000,
    },
  },
  reportAnswer: { summary: "It was taken, or why not.", payload: screenReportAnswerSchema },
  alert: {
    event: BOARD_EVENTS.alert,
    summary: "An alert of a unit whose board may be read, as it is now; sent as often as it changes.",
    payload: alertSchema,
  },
  follow: {
    event: BOARD_EVENTS.follow,
    summary: "Asks to be told the events of a unit's subtree as they become known; for whoever may read its dossiers.",
    payload: followSchema,
    example: { unit: "SG.01" },
  },
  followAnswer: { summary: "They are told from now on.", payload: followAnswerSchema },
  unfollow: { event: BOARD_EVENTS.unfollow, summary: "Ends it.", payload: unfollowSchema },
  unfollowAnswer: { summary: "It has ended.", payload: unfollowAnswerSchema },
  happened: {
    event: BOARD_EVENTS.happened,
    summary: `Events of the unit that is followed, at most ${HAPPENED_PER_SECOND} messages in any second; what does not fit, or came faster than it was read, is counted.`,
    payload: happenedSchema,
  },
} as const satisfies Record<string, Message>;

/** The AsyncAPI 3.0 document of what is said over Socket.IO, made of the same schemas that check what arrives. */
export function buildAsyncApi(): JsonSchema {
  return {
    asyncapi: "3.0.0",
    info: {
      title: "Một Cửa IOC over Socket.IO",
      version: PROTOCOL_VERSION,
      description:
        "Socket.IO protocol 5. The handshake carries `auth: {token}`; a connection is refused with a `connect_error` whose message is the error's code.",
      license: { name: "Apache-2.0" },
    },
    defaultContentType: "application/json",
    servers: {
      server: {
        host: "127.0.0.1:8080",
        protocol: "socket.io",
        security: [{ $ref: "#/components/securitySchemes/token" }],
      },
    },
    channels: {
      feed: channelOf("feed", FEED_NAMESPACE, "Events of the units, with the token of a feed.", FEED_MESSAGES),
      board: channelOf("board", BOARD_NAMESPACE, "Boards that live, with whatever may read them.", BOARD_MESSAGES),
    },
    operations: {
      takeEvents: receive("feed", "events", "eventsAnswer"),
      subscribe: receive("board", "subscribe", "subscribeAnswer"),
      subscribeOverview: receive("board", "subscribeOverview", "subscribeOverviewAnswer"),
      subscribeHotspots: receive("board", "subscribeHotspots", "subscribeHotspotsAnswer"),
      subscribeRanking: receive("board", "subscribeRanking", "subscribeRankingAnswer"),
      unsubscribe: receive("board", "unsubscribe", "unsubscribeAnswer"),
      takeReport: receive("board", "report", "reportAnswer"),
      follow: receive("board", "follow", "followAnswer"),
      unfollow: receive("board", "unfollow", "unfollowAnswer"),
      sendHappened: { action: "send", channel: channelRef("board"), messages: [messageRef("board", "happened")] },
      sendPatch: { action: "send", channel: channelRef("board"), messages: [messageRef("board", "patch")] },
      sendOrder: { action: "send", channel: channelRef("board"), messages: [messageRef("board", "screen")] },
      sendDirective: { action: "send", channel: channelRef("board"), messages: [messageRef("board", "directive")] },
      sendAlert: { action: "send", channel: channelRef("board"), messages: [messageRef("board", "alert")] },
    },
    components: {
      schemas: wireDefinitions(SCHEMAS),
      messages: { ...messagesOf(FEED_MESSAGES), ...messagesOf(BOARD_MESSAGES) },
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "`auth.token` of the Socket.IO handshake." },
      },
    },
  };
}

function channelOf(id: string, address: string, description: string, messages: Record<string, Message>): JsonSchema {
  return {
    address,
    description,
    servers: [{ $ref: "#/servers/server" }],
    messages: Object.fromEntries(
      Object.keys(messages).map((name) => [name, { $ref: `#/components/messages/${name}` }]),
    ),
    "x-socket-io-namespace": address,
    title: id,
  };
}

function messagesOf(messages: Record<string, Message>): JsonSchema {
  return Object.fromEntries(
    Object.entries(messages).map(([name, { event, summary, payload, example }]) => [
      name,
      {
        name: event ?? name,
        summary,
        payload: payloadOf(payload),
        ...(example === undefined ? {} : { examples: [{ name, payload: example }] }),
      },
    ]),
  );
}

function payloadOf(payload: Message["payload"]): JsonSchema {
  if (!isList(payload)) return { $ref: SCHEMAS + schemaName(payload) };
  return { oneOf: payload.map((schema) => ({ $ref: SCHEMAS + schemaName(schema) })) };
}

function isList(payload: Message["payload"]): payload is readonly z.ZodType[] {
  return Array.isArray(payload);
}

/** The server takes a message and answers in its acknowledgement. */
function receive(channel: string, message: string, answer: string): JsonSchema {
  return {
    action: "receive",
    channel: channelRef(channel),
    messages: [messageRef(channel, message)],
    reply: { channel: channelRef(channel), messages: [messageRef(channel, answer)] },
  };
}

function channelRef(channel: string): JsonSchema {
  return { $ref: `#/channels/${channel}` };
}

function messageRef(channel: string, message: string): JsonSchema {
  return { $ref: `#/channels/${channel}/messages/${message}` };
}
