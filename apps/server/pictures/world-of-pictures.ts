import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { simulate } from "@ioc/simulator/run/simulate.ts";
import pino from "pino";
import { startServer } from "../src/compose.ts";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import { openFresh } from "../test/fresh-database.test-support.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_TOKEN, SetClock, testConfig } from "../test/running-server.test-support.ts";

const WEB_DIR = fileURLToPath(new URL("../../web/dist", import.meta.url));
/** A Tuesday afternoon like any other. */
const NOW_MS = Date.parse("2026-11-17T14:32:08+07:00");
/** Rules judge what has lasted for half an hour. */
const BEFORE_MS = 45 * 60_000;
const PATIENCE_MS = 60_000;
const LOOK_AGAIN_MS = 200;
const PASSWORD = "seven bridges over a quiet river";

type Cookies = readonly { readonly name: string; readonly value: string }[];

/** A whole server with the demo's province, at a moment that stands still. */
export interface WorldOfPictures {
  readonly url: string;
  readonly nowMs: number;
  /** Codes of what the pictures are about. */
  readonly unit: string;
  readonly dossier: string;
  readonly directive: string;
  /** Session cookies of a leader of the province, and of its administrator. */
  readonly leader: Cookies;
  readonly administrator: Cookies;
  /** Asks the API as an administrator does; answers the body. */
  ask(method: string, path: string, body?: unknown): Promise<unknown>;
  /** Somebody has taken on all that is critical: it does not take screens over any more. */
  takeOn(): Promise<void>;
  stop(): Promise<void>;
}

export async function createWorld(): Promise<WorldOfPictures> {
  const clock = new SetClock(NOW_MS - BEFORE_MS, false);
  const config = testConfig({ publicBoard: true, simulated: true });
  const server = await startServer({
    config,
    clock,
    log: pino({ level: "silent" }),
    webDir: WEB_DIR,
    fail(error) {
      throw error;
    },
    openDatabase: openFresh,
  });
  const { url } = server;
  const ask = async (method: string, path: string, body?: unknown): Promise<unknown> =>
    (await answerOf(url, method, path, { authorization: `Bearer ${BOOTSTRAP_TOKEN}` }, body)).json();
  await liveUntilNow(url, clock);
  clock.set(NOW_MS);
  await untilSome(() => ask("GET", "/alerts?state=firing"));
  const codes = items<{ code: string; kind: string }>(await ask("GET", "/units"));
  const communes = codes.flatMap(({ code, kind }) => (kind === "commune" ? [code] : []));
  await ask("PUT", "/map", inventedMap(communes));
  const hotspots = (await ask("GET", "/hotspots?unit=SG")) as { hotspots: { unit: string }[] };
  const unit = hotspots.hotspots[0]?.unit ?? "SG";
  const [dossier] = items<{ code: string }>(await ask("GET", `/dossiers?unit=${unit}&measure=overdue&own=1`));
  const directives = items<{ id: string; state: string }>(await ask("GET", "/directives"));
  const directive = directives.find(({ state }) => state === "reported") ?? directives[0];
  const leader = await leaderOf(url, ask);
  return {
    url,
    nowMs: NOW_MS,
    unit,
    dossier: dossier?.code ?? "",
    directive: directive?.id ?? "",
    leader,
    administrator: cookiesIn(await signIn(url, "admin", ADMIN_PASSWORD)),
    ask,
    async takeOn() {
      const cookie = headerOf(leader);
      // What is critical fires last, if it does on that day at all.
      await untilSome(async () => {
        const firing = items<{ severity: string }>(await ask("GET", "/alerts?state=firing"));
        return { items: firing.filter(({ severity }) => severity === "critical") };
      }).catch(() => undefined);
      for (const { id } of items<{ id: string }>(await ask("GET", "/alerts?state=firing"))) {
        await answerOf(url, "POST", `/alerts/${id}/acknowledge`, { cookie }, {});
      }
    },
    stop: () => server.stop(),
  };
}

/** The demo's province with its history, until its living day begins. */
async function liveUntilNow(url: string, clock: SetClock): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "ioc-pictures-"));
  const enough = new AbortController();
  const { zone } = testConfig();
  const config = { url, token: BOOTSTRAP_TOKEN, stateFile: join(folder, "state.json"), zone };
  const report = (words: string): void => {
    if (words.includes("living day begins")) enough.abort();
  };
  try {
    await simulate(config, report, enough.signal, () => clock.now());
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** A leader of the whole province who has signed in and chosen a password. */
async function leaderOf(url: string, ask: WorldOfPictures["ask"]): Promise<Cookies> {
  const grants = [{ role: "leader", unit: "SG" }];
  const made = (await ask("POST", "/people", { user: "lanhdao", name: "Trần Văn Lãnh Đạo", grants })) as {
    user: string;
    password: string;
  };
  const cookies = cookiesIn(await signIn(url, made.user, made.password));
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const changed = await answerOf(
    url,
    "PUT",
    "/session/password",
    { cookie },
    { current: made.password, password: PASSWORD },
  );
  const later = cookiesIn(changed);
  return [...cookies.filter(({ name }) => !later.some((other) => other.name === name)), ...later];
}

function signIn(url: string, user: string, password: string): Promise<Response> {
  return answerOf(url, "POST", "/session", {}, { user, password });
}

function headerOf(cookies: Cookies): string {
  return cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
}

function cookiesIn(answer: Response): Cookies {
  return answer.headers.getSetCookie().map((text) => {
    const [pair = ""] = text.split(";", 1);
    const at = pair.indexOf("=");
    return { name: pair.slice(0, at), value: pair.slice(at + 1) };
  });
}

async function answerOf(
  url: string,
  method: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: unknown,
): Promise<Response> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: { origin: url, "content-type": "application/json", ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

async function untilSome(ask: () => Promise<unknown>): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MS; performance.now() < deadline; await wait(LOOK_AGAIN_MS)) {
    if (items(await ask()).length > 0) return;
  }
  throw new Error("nothing came of what was waited for");
}

function items<T>(body: unknown): readonly T[] {
  return (body as { items: T[] }).items;
}
