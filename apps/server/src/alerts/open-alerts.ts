import { BOARD_EVENTS } from "@ioc/protocol/socket-events.ts";
import type { Kysely } from "kysely";
import type { Logger } from "pino";
import { FollowedTable } from "../cluster/followed-table.ts";
import type { Messenger } from "../cluster/messenger.ts";
import type { Database } from "../database/schema.ts";
import type { Service } from "../lifecycle/service.ts";
import { type BoardReadersParts, boardReaders } from "../realtime/board-readers.ts";
import { AlertEvaluator } from "./alert-evaluator.ts";
import { alertVersion } from "./alert-head.ts";
import { withoutPeople } from "./alert-item.ts";
import { AlertReader, type UnitAlert } from "./alert-reader.ts";
import { readChangedAlerts } from "./alert-store.ts";
import { ALERT_TOPIC } from "./alert-topic.ts";

export interface AlertsParts extends BoardReadersParts {
  readonly db: Kysely<Database>;
  readonly log: Logger;
  readonly messenger: Messenger;
  readonly isEmbedded: boolean;
  isLeader(): boolean;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

export interface Alerts extends Service {
  readonly reader: AlertReader;
  /** To be called after the commit of a change of a rule, an alert or a silence. */
  changed(): void;
}

/** Alerts, whom they are told to on this node, and, on the node that leads, what they become. */
export async function openAlerts(parts: AlertsParts): Promise<Alerts> {
  const reader = new AlertReader(parts);
  const table = await FollowedTable.follow<UnitAlert>({
    ...parts,
    topic: ALERT_TOPIC,
    head: alertVersion,
    after: async (db, version) => reader.itemsOf(await readChangedAlerts(db, version)),
    tell(alerts) {
      for (const alert of alerts) tellReaders(alert, parts);
    },
  });
  const evaluator = new AlertEvaluator({ ...parts, changed: () => table.changed() });
  return {
    id: "alerts",
    reader,
    changed: () => table.changed(),
    async stop() {
      await evaluator.stop();
      await table.stop();
    },
  };
}

function tellReaders({ unit, item }: UnitAlert, parts: AlertsParts): void {
  const forStrangers = withoutPeople(item);
  for (const { who, socket } of boardReaders(parts, unit)) {
    socket.emit(BOARD_EVENTS.alert, who.kind === "nobody" ? forStrangers : item);
  }
}
