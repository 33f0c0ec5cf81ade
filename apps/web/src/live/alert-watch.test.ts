import { fileURLToPath } from "node:url";
import { afterEach, expect, it, vi } from "vitest";
import { fixtureAlert } from "../../dev/fixture-alerts.ts";
import { startFixtureServer } from "../../dev/fixture-server.ts";
import { watchAlerts } from "./alert-watch.ts";
import { createBoardSocket } from "./board-socket.ts";
import { createWallStore, type WallState } from "./wall-store.ts";

const ending: (() => Promise<void> | void)[] = [];

afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

async function watched(unit: string | undefined) {
  const server = await startFixtureServer(fileURLToPath(new URL("../../dev", import.meta.url)), 0);
  // A browser asks where its page is from.
  const ask = globalThis.fetch;
  vi.stubGlobal("fetch", (path: string, init?: RequestInit) => ask(new URL(path, server.url), init));
  const store = createWallStore(0);
  const socket = createBoardSocket(server.url.replace(/\/$/, ""), () => undefined);
  const stop = watchAlerts(socket, store, unit, () => undefined);
  ending.push(
    () => server.close(),
    () => void vi.unstubAllGlobals(),
    () => void socket.disconnect(),
    stop,
  );
  const until = (fits: (state: WallState) => boolean): Promise<void> =>
    new Promise((resolve) => {
      if (fits(store.getState())) return resolve();
      const forget = store.subscribe((state) => {
        if (!fits(state)) return;
        forget();
        resolve();
      });
    });
  return { server, store, socket, until };
}

const ids = ({ alerts }: WallState): string[] => alerts.map(({ id }) => id);
const FIRST = fixtureAlert({ id: "first" });
const ELSEWHERE = fixtureAlert({ id: "elsewhere", unit: "XX.01" });
const LAST = fixtureAlert({ id: "last" });

it("keeps the alerts of a unit and of what is below it, whatever the wall shows, and says when they are old", async () => {
  const { server, store, socket, until } = await watched("SG");
  server.alert(FIRST);
  socket.connect();
  await until((state) => ids(state).includes("first"));
  server.alert(ELSEWHERE);
  server.alert(LAST);
  await until((state) => ids(state).includes("last"));
  expect(ids(store.getState())).toEqual(["last", "first"]);
  socket.disconnect();
  expect(store.getState()).toMatchObject({ alertsAreOld: true, alerts: [{ id: "last" }, { id: "first" }] });
  socket.connect();
  await until((state) => !state.alertsAreOld);
});

it("keeps all that it is told of where no unit is named", async () => {
  const { server, store, socket, until } = await watched(undefined);
  server.alert(FIRST);
  socket.connect();
  await until((state) => ids(state).includes("first"));
  server.alert(ELSEWHERE);
  await until((state) => ids(state).includes("elsewhere"));
  expect(store.getState().alerts).toHaveLength(2);
});
