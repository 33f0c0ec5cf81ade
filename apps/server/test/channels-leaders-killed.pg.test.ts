import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { HookReceiver } from "./hook-receiver.test-support.ts";
import { headerOf, MailReceiver } from "./mail-receiver.test-support.ts";
import { type CloudEvent, Province } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";
import { type ServerProgram, startProgram } from "./server-program.test-support.ts";

const NODES = 3;
const UNITS = 300;
/** Of what other feeds send meanwhile, in one request. */
const LOAD_EVENTS = 100;
const url = new URL(process.env["TEST_DATABASE_URL"] ?? "postgres://none/none");
const name = `ioc_test_${randomUUID().replaceAll("-", "")}`;
const admin = new pg.Client({ connectionString: url.href });
/** What a dead leader was sending is sent again half a minute later. */
const LATE = { timeout: 90_000, interval: 200 };
let reading: pg.Client;
let hooks: HookReceiver;
let mails: MailReceiver;
let nodes: ServerProgram[] = [];

function startNode(): Promise<ServerProgram> {
  const { host, port } = mails.settings;
  return startProgram({
    DATABASE_URL: url.href,
    IOC_BOOTSTRAP_TOKEN: BOOTSTRAP_TOKEN,
    IOC_LOG_LEVEL: "warn",
    IOC_SMTP_URL: `smtp://${host}:${port}`,
    IOC_MAIL_FROM: "ioc@songiang.example.vn",
    IOC_WEBHOOK_NETWORKS: "127.0.0.1",
  });
}

beforeAll(async () => {
  hooks = await HookReceiver.open();
  mails = await MailReceiver.open();
  await admin.connect();
  await admin.query(`create database ${name}`);
  url.pathname = `/${name}`;
  reading = new pg.Client({ connectionString: url.href });
  await reading.connect();
  for (let i = 0; i < NODES; i += 1) nodes.push(await startNode());
  await makeGates();
});

afterAll(async () => {
  for (const node of nodes) node.signal("SIGKILL");
  await Promise.all(nodes.map(({ ended }) => ended));
  await reading.end();
  await admin.query(`drop database ${name} with (force)`);
  await admin.end();
  await hooks.close();
  await mails.close();
});

async function leads(node: ServerProgram): Promise<boolean> {
  const text = await (await fetch(`${node.url}/metrics`)).text();
  return /^ioc_projector_leader 1$/m.test(text);
}

/** The node that leads now, once there is one. */
async function leader(): Promise<ServerProgram> {
  for (;;) for (const node of nodes) if (await leads(node)) return node;
}

async function count(query: string): Promise<number> {
  const { rows } = await reading.query<{ count: number }>(query);
  return rows[0]?.count ?? 0;
}

/** Somebody waits for a lock that we hold. */
const somebodyWaits = (): Promise<void> =>
  expect
    .poll(
      () =>
        count(
          `select count(*)::int as count from pg_stat_activity where datname = '${name}' and wait_event_type = 'Lock'`,
        ),
      LATE,
    )
    .toBeGreaterThan(0);

/** Statements that a test can hold up, by the number of an advisory lock. */
const GATES = {
  deliver: { lock: 1, before: "insert on channel_delivery" },
  mark: { lock: 2, before: "update on alert_notification" },
  record: { lock: 3, before: "update of state on channel_delivery" },
} as const;

/** What stands at a gate goes on when its session does; what a dead node would have said after it is never said. */
async function makeGates(): Promise<void> {
  await reading.query(`
    create function wait_at_gate() returns trigger language plpgsql as
    $$ begin perform pg_advisory_xact_lock_shared(tg_argv[0]::int); return new; end $$`);
  for (const [gate, { lock, before }] of Object.entries(GATES)) {
    await reading.query(
      `create trigger ${gate}_gate before ${before} for each row execute function wait_at_gate('${lock}')`,
    );
  }
}

/** @returns opens it again */
async function close(gate: keyof typeof GATES): Promise<() => Promise<void>> {
  const holder = new pg.Client({ connectionString: url.href });
  await holder.connect();
  await holder.query("select pg_advisory_lock($1)", [GATES[gate].lock]);
  return () => holder.end();
}

/** When the leader is killed: resolves then, with what lets the others go on. */
type Moment = (feed: () => Promise<void>) => Promise<() => Promise<void>>;

const nothing = (): Promise<void> => Promise.resolve();

const MOMENTS: readonly Moment[] = [
  // In the middle of handing out: before the deliveries are written, and before the notifications are marked.
  ...(["deliver", "mark"] as const).map((gate) => async (feed: () => Promise<void>) => {
    const open = await close(gate);
    await feed();
    await somebodyWaits();
    return open;
  }),
  // While the receiver has not answered yet.
  async (feed) => {
    let isAsked: () => void = () => undefined;
    const asked = new Promise<void>((done) => {
      isAsked = done;
    });
    let answer: () => void = () => undefined;
    const answering = new Promise<void>((done) => {
      answer = done;
    });
    hooks.answer = async () => {
      isAsked();
      await answering;
      return { status: 204 };
    };
    await feed();
    await asked;
    return async () => {
      hooks.answer = () => ({ status: 204 });
      answer();
    };
  },
  // After the receiver has taken it, before that is written down.
  async (feed) => {
    const open = await close("record");
    await feed();
    await somebodyWaits();
    expect(hooks.hooked.length + mails.mailed.length).toBeGreaterThan(0);
    return open;
  },
  // While the receiver fails now and then.
  async (feed) => {
    let asked = 0;
    hooks.answer = () => {
      asked += 1;
      return { status: asked % 2 === 1 ? 503 : 204 };
    };
    await feed();
    await expect.poll(() => asked, LATE).toBeGreaterThan(0);
    return async () => {
      hooks.answer = () => ({ status: 204 });
    };
  },
  // As soon as something is to be handed out.
  async (feed) => {
    await feed();
    await expect
      .poll(() => count("select count(*)::int as count from alert_notification where handed_at is null"), {
        ...LATE,
        interval: 5,
      })
      .toBeGreaterThan(0);
    return nothing;
  },
];

/** What a province of others sends without a pause, to any node that answers; what nobody acknowledged is sent again. */
class Load {
  readonly #province: Province;
  readonly #running: Promise<void>;
  #sent = 0;
  #stopped = false;

  constructor(province: Province) {
    this.#province = province;
    this.#running = this.#run();
  }

  /** @returns how many were acknowledged */
  async stop(): Promise<number> {
    this.#stopped = true;
    await this.#running;
    return this.#sent;
  }

  async #run(): Promise<void> {
    const time = new Date(Date.now() - 60_000).toISOString();
    while (!this.#stopped) {
      const events = Array.from({ length: LOAD_EVENTS }, (_, i) => ({
        ...this.#province.received("C1", `L${this.#sent + i}`, "2026-01-01 09:00", "unknown"),
        time,
      }));
      await this.#deliver(events);
      this.#sent += events.length;
    }
  }

  async #deliver(events: readonly CloudEvent[]): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      const node = nodes[attempt % nodes.length] as ServerProgram;
      const answer = await this.#province
        .at(node)
        .send(events)
        .catch(() => undefined);
      if (answer === undefined) continue;
      expect(answer.accepted + answer.duplicates).toBe(events.length);
      return;
    }
  }
}

/** Which alerts were told, as often as they were. */
function told(texts: readonly string[]): string[] {
  const alerts = texts.flatMap((text) => (JSON.parse(text) as { alerts: { id: number | string }[] }).alerts);
  return alerts.map(({ id }) => String(id)).sort();
}

test("leaders are killed at every step, under load: each notification has one delivery in each channel, and arrives under its id", async () => {
  const [first] = nodes;
  if (first === undefined) throw new Error("no node");
  const province = await Province.create(first);
  const parent = province.code;
  const units = Array.from({ length: UNITS }, (_, i) => `K${i}`);
  await province.putUnits(units.map((code) => ({ code: province.unit(code), name: code, kind: "commune", parent })));
  const client = new AlertClient(first);
  const rule = { metric: "received", scope: { unit: parent, each: "child" }, period: "year" };
  await client.put("many", ruleOf(parent, rule));
  const takes = { reach: "children", alerts: "warning", escalations: false, directives: true, officeHours: false };
  const common = { unit: parent, ...takes, language: "vi", enabled: true };
  for (const body of [
    { name: "hook", kind: "webhook", url: `${hooks.url}/` },
    { name: "mail", kind: "email", to: ["vanphong@songiang.example.vn"] },
  ]) {
    expect((await client.call("POST", "channels", { ...common, ...body })).status).toBe(201);
  }

  const others = await Province.create(first);
  await others.feedToken("");
  const load = new Load(others);
  const part = UNITS / MOMENTS.length;
  for (const [kill, moment] of MOMENTS.entries()) {
    const leading = await leader();
    const following = nodes.find((node) => node !== leading);
    if (following === undefined) throw new Error("another node is needed");
    const time = new Date(Date.now() - 60_000).toISOString();
    const events = units.slice(kill * part, (kill + 1) * part).map((code) => ({
      ...province.received(code, code, "2026-01-01 09:00", "unknown"),
      time,
    }));
    // One after the other, so that there are several looks, hand-outs and turns to be killed in.
    const release = await moment(async () => {
      for (let start = 0; start < events.length; start += 5) {
        await province.at(following).take(events.slice(start, start + 5));
      }
    });
    leading.signal("SIGKILL");
    await leading.ended;
    nodes = nodes.filter((node) => node !== leading);
    await release();
    nodes.push(await startNode());
  }

  const sent = await load.stop();
  const fired = `select coalesce(sum(json_array_length(doc::json -> 'alerts')), 0)::int as count from alert_notification`;
  await expect.poll(() => count(fired), LATE).toBe(UNITS);
  const unfinished = `
    select (select count(*) from alert_notification where handed_at is null)
      + (select count(*) from channel_delivery where state <> 'delivered') as count`;
  await expect.poll(() => count(unfinished).then(Number), { ...LATE, timeout: 150_000 }).toBe(0);

  const { rows } = await reading.query<{ id: string; kind: string; message: string; count: number }>(`
    select d.id, c.kind, d.message, count(*) over (partition by d.channel, d.source)::int as count
    from channel_delivery d join channel c on c.id = d.channel`);
  expect(rows.filter((row) => row.count !== 1)).toEqual([]);
  const notifications = await reading.query<{ doc: string }>("select doc from alert_notification");
  const all = told(notifications.rows.map(({ doc }) => doc));
  expect(all).toHaveLength(UNITS);
  for (const kind of ["webhook", "email"]) {
    expect(told(rows.filter((row) => row.kind === kind).map(({ message }) => message))).toEqual(all);
  }

  const idsOf = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  expect([...new Set(hooks.hooked.map(({ id }) => id))].sort()).toEqual(idsOf("webhook").sort());
  const mailed = mails.mailed.map((mail) => headerOf(mail, "Message-ID").replace(/^<|@.*$/g, ""));
  expect([...new Set(mailed)].sort()).toEqual(idsOf("email").sort());
  // What came twice came as it was.
  const bodies = Map.groupBy(hooks.hooked, ({ id }) => id);
  for (const [id, same] of bodies) expect(new Set(same.map(({ body }) => body)).size, id).toBe(1);
  // A receiver that drops repeats has been told of each unit once.
  const once = [...bodies.values()].map(([one]) => JSON.parse(one?.body ?? "") as { alerts: { unit: string }[] });
  const toldUnits = once.flatMap(({ alerts }) => alerts.map(({ unit }) => unit));
  expect(toldUnits.sort()).toEqual(units.map((code) => province.unit(code)).sort());

  // Nothing that was acknowledged meanwhile is lost.
  const dayOff = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  const period = { from: dayOff(-2), to: dayOff(1) };
  const received = async () => (await others.at(await leader()).board("", period)).measures["received"];
  await expect.poll(received, LATE).toBe(sent);
  expect(sent).toBeGreaterThan(LOAD_EVENTS * MOMENTS.length);
}, 400_000);
