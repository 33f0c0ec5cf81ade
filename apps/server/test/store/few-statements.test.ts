import { checkPersonLines } from "@ioc/protocol/people-csv.ts";
import type { KyselyPlugin } from "kysely";
import { beforeEach, expect, test } from "vitest";
import { type Authenticated, Authenticator } from "../../src/access/authenticate.ts";
import { authorityOf } from "../../src/accounts/people-authority.ts";
import { LiveState } from "../../src/boards/live-state.ts";
import { FailedTokens, ownLimiter } from "../../src/cluster/failed-tokens.ts";
import { loadReference } from "../../src/reference/load-reference.ts";
import { StoredScreenCredentials } from "../../src/screens/screen-credentials.ts";
import { NO_PROGRAMME } from "../../src/screens/screen-programme.ts";
import { addScreen } from "../../src/screens/screen-store.ts";
import { BY_SCRIPT } from "../by-script.test-support.ts";
import { type OwnAccounts, openOwnAccounts } from "../own-accounts.test-support.ts";
import { ADMIN_PASSWORD, testConfig } from "../running-server.test-support.ts";

// What others wait for takes as many statements for many as for a few.

let statements = 0;
const counting: KyselyPlugin = {
  transformQuery({ node }) {
    statements += 1;
    return node;
  },
  transformResult: async ({ result }) => result,
};

let own: OwnAccounts;
beforeEach(async () => {
  own = await openOwnAccounts(undefined, (db) => db.withPlugin(counting));
});

async function statementsOf(work: () => Promise<unknown>): Promise<number> {
  const before = statements;
  await work();
  return statements - before;
}

test("a table of people holds up nobody longer the longer it is", async () => {
  const { accounts, db } = own;
  const rules = { reach: { covers: () => true, coversAll: () => true, isOver: () => false }, publicBoard: false };
  const manager = { caller: BY_SCRIPT, authority: authorityOf(BY_SCRIPT.who, rules) };
  const put = (count: number, role: string): Promise<number> => {
    const rows = Array.from({ length: count }, (_, place) => ({
      user: `of${count}.${place}`,
      name: `${role} "\\`,
      role,
    }));
    const table = checkPersonLines(rows);
    if (!table.ok) throw new Error(JSON.stringify(table.errors));
    return statementsOf(async () => {
      expect(await accounts.people.import(manager, table.people, false)).toHaveLength(count);
    });
  };
  const few = [await put(2, "leader"), await put(2, "administrator"), await put(2, "administrator")];
  const many = [await put(100, "leader"), await put(100, "administrator"), await put(100, "administrator")];
  expect(many).toEqual(few);
  const people = await accounts.people.list(manager);
  expect(people).toHaveLength(103);
  expect(people.at(-1)).toMatchObject({
    name: 'administrator "\\',
    grants: [{ role: "administrator", unit: null }],
    mustChangePassword: true,
    disabled: false,
  });
  const lines = await db.selectFrom("audit").select("action").where("action", "like", "person.%").execute();
  expect(lines.filter(({ action }) => action === "person.change")).toHaveLength(102);
});

test("whoever is connected is looked up together, so that ending one of hundreds of screens takes no longer", async () => {
  const { accounts, clock, db } = own;
  await db
    .insertInto("unit")
    .values({ code: "P", doc: JSON.stringify({ code: "P", name: "P", kind: "province" }) })
    .execute();
  const state = new LiveState(await loadReference(db, testConfig().zone));
  const screens = new StoredScreenCredentials(db, clock);
  const letIn = (name: string): Promise<string> =>
    db.transaction().execute(async (transaction) => {
      const place = { name, unit: 1, scene: "overview", ...NO_PROGRAMME } as const;
      const { id } = await addScreen(transaction, clock.now(), place, "an");
      return screens.issue(transaction, id);
    });
  const authenticator = new Authenticator({
    state,
    clock,
    access: { bootstrapToken: "b", publicBoard: false },
    failedTokens: new FailedTokens(clock, ownLimiter()),
    persons: accounts.sessions,
    screens,
    trail: { used: () => undefined, badToken: () => undefined },
    level: () => Promise.resolve(),
    refused: () => undefined,
  });
  const client = { address: "127.0.0.1", agent: undefined, cookie: undefined };
  const signed = await accounts.signIn.withPassword(client, { user: "admin", password: ADMIN_PASSWORD });
  const cookie = signed.setCookies.map((text) => text.split(";")[0]).join("; ");
  const tokens: string[] = [];
  for (let number = 0; number < 60; number += 1) tokens.push(await letIn(`Tường ${number}`));
  const credentials = [
    { token: "b", cookie: undefined },
    ...tokens.map((token) => ({ token, cookie: undefined })),
    { token: undefined, cookie },
    { token: undefined, cookie: `ioc_screen=${tokens[0]}` },
    { token: undefined, cookie: "ioc_session=none" },
    { token: "iocw_none", cookie },
  ];
  const found = async (): Promise<readonly (string | undefined)[]> =>
    (await authenticator.whoHave(credentials)).map((who) =>
      who !== undefined && "name" in who ? who.name : who?.kind,
    );
  const names = tokens.map((_, number): string | undefined => `Tường ${number}`);
  const others = ["Quản trị viên", "Tường 0", "nobody", undefined];
  expect(await found()).toEqual(["bootstrap", ...names, ...others]);
  await db.deleteFrom("screen").where("name", "=", "Tường 7").execute();
  expect(await statementsOf(found)).toBe(2);
  expect(await found()).toEqual(["bootstrap", ...names.with(7, undefined), ...others]);

  // All of them come at the same moment, each by itself: two that came first, everybody else, and once more who is not known.
  const storm = (): Promise<readonly Authenticated[]> =>
    Promise.all(tokens.map((token) => authenticator.authenticate({ token, cookie: undefined }, "127.0.0.1")));
  expect(await statementsOf(storm)).toBe(4);
  expect((await storm()).map(({ ok }) => ok)).toEqual(tokens.map((_, number) => number !== 7));
});
