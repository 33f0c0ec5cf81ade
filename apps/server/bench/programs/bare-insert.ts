import { FEED_EVENTS, FEED_NAMESPACE } from "@ioc/protocol/socket-events.ts";
import pg from "pg";
import type { BenchEvent } from "../bench-event.ts";
import { answerParent } from "./answer-parent.ts";
import { openBareServer } from "./bare-socket-server.ts";

// The limit of single events: what arrives in one turn of the event loop is one insert, then it is acknowledged.
// Nothing is checked, nothing folded, no number kept.
interface Waiting {
  readonly events: readonly BenchEvent[];
  readonly ack: (answer: object) => void;
}

const INSERT = {
  name: "insert",
  text: `insert into bare_event (source, id, subject, type, time, data)
         select * from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
         on conflict (source, id) do nothing`,
};

const { io, url } = await openBareServer();
let waiting: Waiting[] = [];
let free: pg.Client[] = [];
let scheduled = false;

function schedule(): void {
  if (scheduled || waiting.length === 0 || free.length === 0) return;
  scheduled = true;
  setImmediate(() => {
    scheduled = false;
    const client = free.pop();
    if (client === undefined) return;
    const group = waiting;
    waiting = [];
    void insert(client, group).then(() => {
      free.push(client);
      schedule();
    });
  });
}

async function insert(client: pg.Client, group: readonly Waiting[]): Promise<void> {
  const events = group.flatMap((one) => one.events);
  await client.query({
    ...INSERT,
    values: [
      events.map(({ source }) => source),
      events.map(({ id }) => id),
      events.map(({ subject }) => subject),
      events.map(({ type }) => type),
      events.map(({ time }) => time),
      events.map(({ data }) => JSON.stringify(data)),
    ],
  });
  for (const one of group) one.ack({ ok: true, accepted: one.events.length, duplicates: 0, rejected: [] });
}

io.of(FEED_NAMESPACE).on("connection", (socket) => {
  socket.on(FEED_EVENTS.events, (events: readonly BenchEvent[], ack: (answer: object) => void) => {
    waiting.push({ events, ack });
    schedule();
  });
});

answerParent({
  url: () => url,
  async open({ databaseUrl, connections }: { databaseUrl: string; connections: number }) {
    free = Array.from({ length: connections }, () => new pg.Client({ connectionString: databaseUrl }));
    for (const client of free) await client.connect();
    await free[0]?.query(
      `create table if not exists bare_event (source text collate "C", id text collate "C", subject text, type text,
         time text, data text, primary key (source, id))`,
    );
  },
});
