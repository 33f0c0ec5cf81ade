import { expect, vi } from "vitest";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import { AlertClient, ruleOf } from "./alerts.test-support.ts";
import { newcomer } from "./browser.test-support.ts";
import { call, type HttpAnswer } from "./http-client.test-support.ts";
import { provisionProcedures, type Served, wall } from "./province.test-support.ts";
import { BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";
import { askForCode, letIn } from "./screens.test-support.ts";

/**
 * Two provinces' worth of data. Everything of a unit carries its seal, a word that no request ever holds: where it shows,
 * something of that unit was told.
 */
export const PLACES = {
  XPX: { parent: null, kind: "province", seal: "sealpz" },
  XD1X: { parent: "XPX", kind: "district", seal: "sealdonez" },
  XC1X: { parent: "XD1X", kind: "commune", seal: "sealconez" },
  XD2X: { parent: "XPX", kind: "district", seal: "sealdtwoz" },
  XC2X: { parent: "XD2X", kind: "commune", seal: "sealctwoz" },
  XQX: { parent: null, kind: "province", seal: "sealqz" },
  XQ1X: { parent: "XQX", kind: "commune", seal: "sealqonez" },
} as const;
export type Place = keyof typeof PLACES;
export const ALL = Object.keys(PLACES) as Place[];

/** Where callers stand, the lowest first. */
export const LEVELS = ["XC1X", "XD1X", "XPX"] as const satisfies readonly Place[];

export function isWithin(place: Place, top: Place): boolean {
  for (let current: Place | null = place; current !== null; current = PLACES[current].parent) {
    if (current === top) return true;
  }
  return false;
}

export interface Asker {
  readonly name: string;
  readonly at: Place;
  readonly headers: Readonly<Record<string, string>>;
  /** Of a handshake. */
  readonly auth: { readonly token?: string };
  /** Whether they can be told at all what lies around them: somebody who is known. */
  readonly kind: "nobody" | "feed" | "service" | "person" | "newcomer" | "screen";
  readonly role: string | null;
}

type IdKind =
  | "feedId"
  | "tokenId"
  | "screenId"
  | "personId"
  | "sessionId"
  | "directiveId"
  | "alertId"
  | "silenceId"
  | "channelId"
  | "deliveryId";

export interface World {
  readonly server: Served;
  readonly askers: readonly Asker[];
  /** Of what may be asked for, changed and ended, everywhere; nobody who asks lives by one of them. */
  readonly ids: Readonly<Record<IdKind, readonly string[]>>;
  readonly waitingCodes: readonly string[];
}

export async function buildWorld(server: Served): Promise<World> {
  await provisionProcedures(server);
  const units = ALL.map((code) => {
    const { parent, kind, seal } = PLACES[code];
    const names = { name: `Đơn vị ${seal}`, nameEn: `Unit ${seal}` };
    return { code, kind, ...names, ...(parent === null ? {} : { parent }), codePrefix: `${code}-` };
  });
  await made(server, "PUT", "units", units, 200);
  await made(server, "PUT", "map", inventedMap(ALL), 200);
  const ids = { feedId: [] as string[], tokenId: [] as string[], screenId: [] as string[], personId: [] as string[] };
  const sessionId: string[] = [];
  const channelId: string[] = [];
  for (const unit of ALL) channelId.push((await idOf(server, "channels", channelAt(unit))).id);
  const directiveId: string[] = [];
  for (const unit of ALL) {
    const { seal } = PLACES[unit];
    for (const which of ["one", "two"]) {
      const { id, token } = await idOf(server, "feeds", { unit, name: `feed ${seal} ${which}` });
      ids.feedId.push(id);
      if (which === "one") await feedSomething(server, unit, token ?? "");
      const leading = await idOf(server, "tokens", { unit, name: `token ${seal} ${which}`, role: "leader" });
      ids.tokenId.push(leading.id);
      directiveId.push(await urge(server, unit, leading.token ?? ""));
      ids.screenId.push((await letIn(server, { unit, name: `screen ${seal} ${which}` })).screen.id);
    }
    const person = { user: `${seal}.one`, name: `Người ${seal}`, grants: [{ role: "staff", unit }] };
    ids.personId.push((await idOf(server, "people", person)).id);
  }
  // Who has a role outside too belongs to nobody inside.
  const both = {
    user: "sealqz.both",
    name: "sealqz",
    grants: ["XC1X", "XQX"].map((unit) => ({ role: "staff", unit })),
  };
  ids.personId.push((await idOf(server, "people", both)).id);
  const { browser } = await newcomer(server.url, [{ role: "leader", unit: "XQX" }], { user: "sealqz.two" });
  const sessions = (await browser.call("GET", "/api/v1/sessions")).body as { items: { id: string }[] };
  sessionId.push(...sessions.items.map(({ id }) => id));
  const waitingCodes = [await askForCode(server), await askForCode(server)].map(({ user_code: code }) => code);
  const askers = (await Promise.all(LEVELS.map((at) => askersOf(server, at)))).flat();
  const deliveryId = await deliveriesOf(server, channelId);
  const others = { sessionId, directiveId, channelId, deliveryId };
  return { server, askers, ids: { ...ids, ...(await alertsEverywhere(server)), ...others }, waitingCodes };
}

/** Tells of the directives to its unit, to nobody who listens. */
function channelAt(unit: Place): object {
  const { seal } = PLACES[unit];
  const takes = { reach: "children", alerts: "warning", escalations: true, directives: true, officeHours: false };
  const url = `http://127.0.0.1:9/${seal}`;
  return { unit, name: `channel ${seal}`, kind: "webhook", url, ...takes, language: "vi", enabled: true };
}

/** One of each channel. */
function deliveriesOf(server: Served, channels: readonly string[]): Promise<string[]> {
  return vi.waitFor(
    async () => {
      const ids: string[] = [];
      for (const id of channels) {
        const path = `/api/v1/channels/${id}/deliveries`;
        const { items } = (await call(server.url, "GET", path, { token: BOOTSTRAP_TOKEN })).body as {
          items: { id: string }[];
        };
        expect(items.length).toBeGreaterThan(0);
        ids.push(items[0]?.id ?? "");
      }
      return ids;
    },
    { timeout: 20_000, interval: 200 },
  );
}

/** A rule that fires at each unit, and a silence, each with the unit's seal. */
async function alertsEverywhere(server: Served): Promise<Record<"alertId" | "silenceId", string[]>> {
  const admin = new AlertClient(server);
  const silenceId: string[] = [];
  for (const [index, unit] of ALL.entries()) {
    const { seal } = PLACES[unit];
    await admin.put(`rule-${index}`, ruleOf(unit, { name: `rule ${seal}`, metric: "received", period: "year" }));
    const silence = { unit, rule: `rule-${index}`, until: wall("2026-03-12 10:00"), reason: seal };
    silenceId.push((await idOf(server, "silences", silence)).id);
  }
  const alertId: string[] = [];
  for (const index of ALL.keys()) alertId.push((await admin.until(`rule-${index}`, { state: "firing" })).id);
  return { alertId, silenceId };
}

async function askersOf(server: Served, at: Place): Promise<Asker[]> {
  const askers: Asker[] = [{ name: "nobody", at, headers: {}, auth: {}, kind: "nobody", role: null }];
  const bearer = (kind: Asker["kind"], role: string | null, token: string): void => {
    const headers = { Authorization: `Bearer ${token}` };
    askers.push({ name: `${kind} ${role ?? ""} of ${at}`, at, headers, auth: { token }, kind, role });
  };
  const browserOf = (kind: Asker["kind"], role: string, cookie: string): void => {
    const headers = { Cookie: cookie, Origin: server.url };
    askers.push({ name: `${kind} ${role} of ${at}`, at, headers, auth: {}, kind, role });
  };
  bearer("feed", null, (await idOf(server, "feeds", { unit: at, name: "own feed" })).token ?? "");
  bearer("screen", null, (await letIn(server, { unit: at, name: "own screen" })).credential);
  for (const role of ["leader", "staff", "administrator"]) {
    bearer("service", role, (await idOf(server, "tokens", { unit: at, name: `own ${role}`, role })).token ?? "");
    if (role === "staff") continue;
    const user = `own.${role}.${at.toLowerCase()}`;
    browserOf("person", role, (await newcomer(server.url, [{ role, unit: at }], { user })).browser.cookie);
  }
  return askers;
}

async function idOf(server: Served, path: string, body: object): Promise<{ id: string; token?: string }> {
  return (await made(server, "POST", path, body, 201)).body as { id: string; token?: string };
}

/** A directive whose text has the seal, about the dossiers that have been fed. */
async function urge(server: Served, unit: Place, token: string): Promise<string> {
  const { seal } = PLACES[unit];
  const body = {
    unit,
    text: `Urged ${seal}`,
    dueAt: wall("2026-03-12 17:00"),
    dossiers: [`${unit}-1`, `${unit}-${seal}`],
  };
  const answer = await call(server.url, "POST", "/api/v1/directives", { token, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return (answer.body as { id: string }).id;
}

async function made(server: Served, method: string, path: string, body: object, status: number): Promise<HttpAnswer> {
  const answer = await call(server.url, method, `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(status);
  return answer;
}

/** A dossier whose code can be guessed and one whose code cannot, each with the seal; a feedback, and something refused. */
async function feedSomething(server: Served, unit: Place, token: string): Promise<void> {
  const { seal } = PLACES[unit];
  const event = (subject: string, type: string, time: string, data: object): object => ({
    specversion: "1.0",
    id: `${subject} ${type} ${seal}`,
    source: `/units/${unit}/${seal}`,
    type: `vn.motcua.${type}`,
    subject,
    time: wall(time),
    data,
  });
  const dossiers = [`${unit}-1`, `${unit}-${seal}`].flatMap((subject) => [
    event(subject, "dossier.received", "2026-03-10 09:00", { procedure: "wd1", channel: "counter" }),
    event(subject, "dossier.suspended", "2026-03-10 10:00", { reason: seal }),
  ]);
  const feedback = event(`${unit}-feedback`, "feedback.received", "2026-03-10 09:00", { topic: seal });
  const refused = event(`${unit}-refused`, "dossier.paid", "2026-03-10 09:00", { method: seal });
  const type = "application/cloudevents-batch+json";
  const body = [...dossiers, feedback, refused];
  const answer = await call(server.url, "POST", "/api/v1/events", { token, type, body });
  expect(answer.body).toMatchObject({ ok: true, accepted: 5, rejected: [{ index: 5 }] });
}

const READ = [
  "units",
  "feeds",
  "tokens",
  "people",
  "screens",
  "directives?limit=500",
  "alert-rules",
  "alerts",
  "silences",
  "channels",
] as const;
/** What is noted of a thing when somebody uses it, and what goes on by itself. */
const NOTED = new Set([
  ...["value", "lastUsedAt", "lastSeenAt", "lastSignInAt", "connected", "address"],
  ...["waiting", "dead", "lastDeliveredAt"],
]);

/** Without what is noted when somebody uses a thing. */
export function unnoted(items: unknown): unknown {
  return JSON.parse(JSON.stringify(items, (name, value: unknown) => (NOTED.has(name) ? undefined : value)));
}

/** All that there is of some units, as the one above all units sees it. */
export async function stateOf({ server }: World, places: readonly Place[]): Promise<object> {
  const read = async (path: string): Promise<unknown> =>
    (await call(server.url, "GET", `/api/v1/${path}`, { token: BOOTSTRAP_TOKEN })).body;
  const state: Record<string, unknown> = {};
  for (const path of READ) {
    const { items } = (await read(path)) as { items: object[] };
    const those = items.filter((item) => places.some((place) => belongsTo(item, place)));
    state[path] = unnoted(those);
  }
  // Numbers of a unit are those of its subtree: of units that have nothing else below them.
  for (const place of places.filter((one) => ALL.every((other) => !isWithin(other, one) || places.includes(other)))) {
    const { measures, children } = (await read(`board?unit=${place}&from=2026-03-01`)) as Record<string, object>;
    state[`board ${place}`] = [
      measures,
      Object.entries(children ?? {}).map(([code, { measures: own }]) => [code, own]),
    ];
    state[`dossiers ${place}`] = await read(`dossiers?unit=${place}&from=2026-03-01&measure=received`);
  }
  return state;
}

function belongsTo(item: object, place: Place): boolean {
  if ("grants" in item) return (item.grants as { unit?: string }[]).some(({ unit }) => unit === place);
  if ("scope" in item) return (item.scope as { unit: string }).unit === place;
  return "unit" in item ? item.unit === place : "code" in item && item.code === place;
}
