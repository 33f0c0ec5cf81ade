import { formatInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import { DIRECTIVE_NEWS, type MessageOf } from "@ioc/protocol/channel-message.ts";
import type { Kysely } from "kysely";
import type { Database } from "../database/schema.ts";
import type { DirectiveRow } from "../directives/directive-store.ts";
import type { Reference } from "../reference/reference.ts";
import type { ChannelRecord } from "./channel-record.ts";
import { holdEnabledChannels } from "./channel-store.ts";
import { addDeliveries, type NewDelivery } from "./delivery-store.ts";
import { placeOf } from "./message-head.ts";
import { isWithinReach } from "./reach.ts";
import { deliveryOf } from "./telling.ts";

const MOST_AT_ONCE = 200;

type News = MessageOf<"directive">["news"];

/** One thing to tell of a directive. */
interface DirectiveNews {
  readonly source: string;
  readonly at: number;
  readonly news: News;
  readonly state: DirectiveRow["state"];
  readonly comment: string | null;
  readonly directive: DirectiveRow;
}

/**
 * Makes the steps of directives that somebody else should know, and their reminders, a delivery for each channel that
 * takes them, and marks them as handed out, in one transaction.
 *
 * @returns how many there were
 */
export async function handOutDirectives(db: Kysely<Database>, reference: Reference, now: number): Promise<number> {
  const [steps, notices] = await Promise.all([
    unhandedSteps(db).limit(1).execute(),
    unhandedNotices(db).limit(1).execute(),
  ]);
  if (steps.length + notices.length === 0) return 0;
  return db.transaction().execute(async (transaction) => {
    const all = [...(await takeSteps(transaction, now)), ...(await takeNotices(transaction, now))];
    const channels = (await holdEnabledChannels(transaction)).filter(({ directives }) => directives);
    const today = reference.tree.on(dayOf(reference.zone, now));
    const deliveries = all.flatMap((news): NewDelivery[] => {
      const { directive } = news;
      const takers = channels.filter(
        (channel) => isWithinReach(channel, directive.unit, today) && !isOwnDeed(channel, news),
      );
      return takers.map((channel) => {
        const told = { channel, source: news.source, at: news.at, content: contentOf(news, reference) };
        return deliveryOf(told, reference, now);
      });
    });
    await addDeliveries(transaction, deliveries);
    return all.length;
  });
}

/** Whoever has reported need not be told of it, unless it was to themselves. */
function isOwnDeed({ unit }: ChannelRecord, { news, directive }: DirectiveNews): boolean {
  return news === "report" && directive.unit === unit && directive.from_unit !== unit;
}

function contentOf(
  { news, state, comment, directive }: DirectiveNews,
  reference: Reference,
): Omit<MessageOf<"directive">, "id" | "at" | "channel"> {
  const { id, unit, words, due_at: dueAt, dossiers } = directive;
  return {
    type: "directive",
    news,
    directive: {
      id: String(id),
      ...placeOf(reference, unit),
      text: words,
      dueAt: formatInstant(dueAt),
      state,
      dossiers: (JSON.parse(dossiers) as unknown[]).length,
      comment,
    },
  };
}

function unhandedSteps(db: Kysely<Database>) {
  return db.selectFrom("directive_step").selectAll().where("handed_at", "is", null).orderBy("directive").orderBy("seq");
}

function unhandedNotices(db: Kysely<Database>) {
  return db.selectFrom("directive_notice").selectAll().where("handed_at", "is", null).orderBy("id");
}

async function takeSteps(transaction: Kysely<Database>, now: number): Promise<DirectiveNews[]> {
  const rows = await unhandedSteps(transaction).limit(MOST_AT_ONCE).forUpdate().skipLocked().execute();
  for (const { directive, seq } of rows) {
    await transaction
      .updateTable("directive_step")
      .set({ handed_at: now })
      .where("directive", "=", directive)
      .where("seq", "=", seq)
      .execute();
  }
  const directives = await directivesOf(transaction, rows);
  return rows.flatMap(({ directive: id, seq, at, action, state, comment }) => {
    const directive = directives.get(id);
    if (directive === undefined || !isNews(action)) return [];
    return [{ source: `directive-${id}-step-${seq}`, at, news: action, state, comment, directive }];
  });
}

async function takeNotices(transaction: Kysely<Database>, now: number): Promise<DirectiveNews[]> {
  const rows = await unhandedNotices(transaction).limit(MOST_AT_ONCE).forUpdate().skipLocked().execute();
  if (rows.length === 0) return [];
  await transaction
    .updateTable("directive_notice")
    .set({ handed_at: now })
    .where(
      "id",
      "in",
      rows.map(({ id }) => id),
    )
    .execute();
  const directives = await directivesOf(transaction, rows);
  return rows.flatMap(({ id, directive: of, kind, made_at: at }) => {
    const directive = directives.get(of);
    return directive === undefined
      ? []
      : [{ source: id, at, news: kind, state: directive.state, comment: null, directive }];
  });
}

async function directivesOf(
  transaction: Kysely<Database>,
  rows: readonly { readonly directive: number }[],
): Promise<ReadonlyMap<number, DirectiveRow>> {
  if (rows.length === 0) return new Map();
  const ids = [...new Set(rows.map(({ directive }) => directive))];
  const found = await transaction.selectFrom("directive").selectAll().where("id", "in", ids).execute();
  return new Map(found.map((directive) => [directive.id, directive]));
}

function isNews(action: string): action is News {
  return (DIRECTIVE_NEWS as readonly string[]).includes(action);
}
