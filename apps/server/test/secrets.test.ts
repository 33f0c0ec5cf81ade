import { sql } from "kysely";
import pino from "pino";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startServer } from "../src/compose.ts";
import type { OpenDatabase } from "../src/database/open-database.ts";
import { openFresh } from "./fresh-database.test-support.ts";
import { call } from "./http-client.test-support.ts";
import { connect } from "./live-client.test-support.ts";
import { Province, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN, SetClock, testConfig } from "./running-server.test-support.ts";
import { letIn } from "./screens.test-support.ts";

const ADMIN_PASSWORD = "bốn mùa thay lá vàng rơi";
const WRONG_PASSWORD = "một mật khẩu sai hoàn toàn";

const logged: string[] = [];
/** What it is → the secret itself. */
const secrets = new Map<string, string>([
  ["the bootstrap token", BOOTSTRAP_TOKEN],
  ["the first administrator's password", ADMIN_PASSWORD],
  ["a password that was wrong", WRONG_PASSWORD],
]);
let opened: OpenDatabase;
let server: Awaited<ReturnType<typeof startServer>>;

/** A server that logs everything it ever would, and somebody who does everything that a secret comes of. */
beforeAll(async () => {
  server = await startServer({
    config: testConfig({
      accounts: { ...testConfig().accounts, adminPassword: ADMIN_PASSWORD },
      logLevel: "trace",
    }),
    clock: new SetClock(Date.parse(wall("2026-03-11 10:00")), true),
    log: pino({ level: "trace" }, { write: (line: string) => void logged.push(line) }),
    webDir: null,
    fail(error) {
      throw error;
    },
    async openDatabase() {
      opened = await openFresh();
      return opened;
    },
  });
  await useEverySecret();
});
afterAll(() => server.stop());

async function useEverySecret(): Promise<void> {
  const { url } = server;
  const p = await Province.create(server);
  const signIn = (password: string) =>
    call(url, "POST", "/api/v1/session", { body: { user: "admin", password }, headers: { Origin: url } });
  await signIn(WRONG_PASSWORD);
  const signedIn = await signIn(ADMIN_PASSWORD);
  expect(signedIn.status, JSON.stringify(signedIn.body)).toBe(200);
  const cookies = signedIn.headers.getSetCookie().map((cookie) => cookie.split(";", 1)[0] ?? "");
  for (const cookie of cookies) {
    const [name, value = ""] = cookie.split("=");
    // Without its signature too: that is what a session would be found by.
    const [unsigned] = decodeURIComponent(value).split(".");
    keep(`the cookie ${name}`, decodeURIComponent(value));
    keep(`the cookie ${name} without its signature`, unsigned);
  }
  const asAdmin = { Cookie: cookies.join("; "), Origin: url };
  const mine = (method: string, path: string, body?: unknown) =>
    call(url, method, `/api/v1/${path}`, { headers: asAdmin, ...(body === undefined ? {} : { body }) });

  const twoFactor = await mine("POST", "session/two-factor", { password: ADMIN_PASSWORD });
  const { uri, recoveryCodes } = twoFactor.body as { uri: string; recoveryCodes: string[] };
  keep("the secret of two-factor codes", new URL(uri).searchParams.get("secret"));
  for (const [index, code] of recoveryCodes.entries()) keep(`recovery code ${index}`, code);

  const grants = [{ role: "leader", unit: p.unit("D1") }];
  const person = await mine("POST", "people", { user: "le.thi.b", name: "Lê Thị B", grants });
  const { password } = person.body as { password: string };
  keep("a password made for somebody", password);

  const feed = await p.addFeed("C1");
  keep("a feed's first token", feed.token);
  const rotated = await p.call("POST", `/api/v1/feeds/${feed.id}/token`);
  keep("a feed's second token", (rotated.body as { token: string }).token);
  const service = await p.call("POST", "/api/v1/tokens", { body: { name: "x", role: "leader", unit: p.unit("D1") } });
  keep("a service token", (service.body as { token: string }).token);
  const screen = await letIn(server, { name: "Sảnh", unit: p.unit("D1") });
  keep("a screen's credential", screen.credential);

  const channel = await p.call("POST", "/api/v1/channels", {
    body: {
      ...{ unit: p.unit("D1"), name: "Tích hợp", kind: "webhook", url: "http://127.0.0.1:9/", reach: "children" },
      ...{
        alerts: "warning",
        escalations: false,
        directives: false,
        officeHours: false,
        language: "vi",
        enabled: true,
      },
    },
  });
  const { id: channelId, secret: channelSecret } = channel.body as { id: string; secret: string };
  keep("the key of a webhook", channelSecret.replace("whsec_", ""));
  const another = await p.call("POST", `/api/v1/channels/${channelId}/secret`);
  keep("another key of a webhook", (another.body as { secret: string }).secret.replace("whsec_", ""));
  await p.call("POST", `/api/v1/channels/${channelId}/test`);

  for (const secret of secrets.values()) {
    const sent = encodeURIComponent(secret);
    // A client that does not know better puts it where it does not belong.
    for (const path of [`board?token=${sent}`, `dossiers/${sent}`, `feeds/${sent}/token`, `nothing/${sent}`]) {
      await call(url, "GET", `/api/v1/${path}`, {
        headers: { Authorization: `Basic ${Buffer.from(secret).toString("base64")}` },
      });
    }
    const socket = await connect(url, "/board", { token: secret });
    if (typeof socket !== "string") socket.disconnect();
  }
}

function keep(what: string, secret: string | null | undefined): void {
  // What is shorter is found by chance.
  expect(secret?.length ?? 0, what).toBeGreaterThan(7);
  secrets.set(what, secret ?? "");
}

function leaked(text: string): string[] {
  return [...secrets].flatMap(([what, secret]) => {
    const forms = [
      secret,
      encodeURIComponent(secret),
      Buffer.from(secret).toString("base64"),
      Buffer.from(secret).toString("hex"),
    ];
    return forms.some((form) => text.includes(form)) ? [what] : [];
  });
}

test("no secret is ever logged, whatever the level", () => {
  expect(logged.length).toBeGreaterThan(0);
  expect(leaked(logged.join("\n"))).toEqual([]);
});

test("no secret lies in the database as it is", async () => {
  const { rows: tables } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE'`.execute(opened.db);
  const texts: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ row: string }>`select t::text as row from ${sql.table(name)} t`.execute(opened.db);
    texts.push(...rows.map(({ row }) => row));
  }
  // It is the right database: who signed in is there.
  expect(texts.some((text) => text.includes("le.thi.b"))).toBe(true);
  expect(leaked(texts.join("\n"))).toEqual([]);
});

test("no secret is in the audit trail, nor in any list", async () => {
  for (const path of ["audit", "feeds", "tokens", "people", "screens", "channels"]) {
    const { status, body } = await call(server.url, "GET", `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN });
    expect(status, path).toBe(200);
    expect(leaked(JSON.stringify(body)), path).toEqual([]);
  }
});
