import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { decide } from "../access/decide.ts";
import { FollowedTable } from "../cluster/followed-table.ts";
import type { Messenger } from "../cluster/messenger.ts";
import type { Database } from "../database/schema.ts";
import { LeaderChores } from "../lifecycle/leader-chores.ts";
import type { Service } from "../lifecycle/service.ts";
import { type BoardReadersParts, boardReaders } from "../realtime/board-readers.ts";
import { directiveItem } from "./directive-item.ts";
import { writeDueNotices } from "./directive-reminders.ts";
import { type DirectiveRow, directiveHead, directivesAfter } from "./directive-store.ts";
import { Directives } from "./directives.ts";

export interface OpenDirectivesParts extends BoardReadersParts {
  readonly db: Kysely<Database>;
  readonly messenger: Messenger;
  readonly log: Logger;
  readonly isEmbedded: boolean;
  isLeader(): boolean;
}

export interface OpenDirectives extends Service {
  readonly directives: Directives;
}

const NOTICES_EVERY_MS = 1000;

/** Directives, whom they are told to on this node, and, on the node that leads, their reminders. */
export async function openDirectives(parts: OpenDirectivesParts): Promise<OpenDirectives> {
  const { db, state, clock, log } = parts;
  const table = await FollowedTable.follow<DirectiveRow>({
    ...parts,
    topic: "directives",
    head: directiveHead,
    after: directivesAfter,
    tell: (rows) => {
      for (const row of rows) tellReaders(row, parts);
    },
  });
  const changed = (): void => table.changed();
  const chores = new LeaderChores({
    log,
    isLeader: parts.isLeader,
    everyMs: NOTICES_EVERY_MS,
    chores: [
      {
        what: "reminders of directives could not be written",
        run: async () => {
          if ((await writeDueNotices(db, clock.now())) > 0) changed();
        },
      },
    ],
  });
  return {
    id: "directives",
    directives: new Directives({ db, state, clock, changed }),
    async stop() {
      await chores.stop();
      await table.stop();
    },
  };
}

function tellReaders(row: DirectiveRow, parts: OpenDirectivesParts): void {
  const { reference } = parts.state;
  const now = parts.clock.now();
  const whole = directiveItem(row, reference, now, true);
  const part = directiveItem(row, reference, now, false);
  for (const { who, rules, socket } of boardReaders(parts, row.unit)) {
    const isWhole = decide(who, "readDirectives", row.unit, rules) === "yes";
    socket.emit(BOARD_EVENTS.directive, isWhole ? whole : part);
  }
}
