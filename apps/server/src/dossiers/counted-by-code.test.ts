import type { CountedList } from "@ioc/domain/board/counted-dossiers.ts";
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openFresh } from "../../test/fresh-database.test-support.ts";
import { migrate } from "../database/migrate.ts";
import { countedByCode } from "./counted-by-code.ts";

const MOST = 3;
/** By number, from 1: two units of one province share how their codes begin. */
const CODES = ["H36.1-1", "H36.1-2", "H36.1-3", "H36.2-1", "H36.2-2", "X1", "H36.1-4", "H37"];

let opened: Awaited<ReturnType<typeof openFresh>>;
beforeAll(async () => {
  opened = await openFresh();
  await opened.exclusively(migrate);
  for (const [index, code] of CODES.entries()) {
    await sql`insert into dossier (id, kind, code, opened) values (${index + 1}, 0, ${code}, 0)`.execute(opened.db);
  }
});
afterAll(() => opened.close());

async function found(prefix: string, list: readonly number[], isOfAll = false): Promise<readonly number[] | string> {
  const counted = await countedByCode({
    ...{ db: opened.db, prefix, isOfAll, most: MOST },
    count: (among) => {
      const dossiers = list.filter((id) => among?.has(id) ?? true).map((dossier) => ({ dossier, count: 1, key: 0 }));
      return { dossiers } as unknown as CountedList;
    },
  });
  return typeof counted === "string" ? counted : counted.dossiers.map(({ dossier }) => dossier);
}

test("what few codes begin with is looked for among those", async () => {
  expect(await found("H36.2", [4, 5, 6])).toEqual([4, 5]);
  expect(await found("H36.2", [6])).toEqual([]);
});

test("what many codes begin with is too many only where the list itself has too many of them", async () => {
  expect(await found("H36", [4, 5, 6, 8])).toEqual([4, 5]);
  expect(await found("H36", [1, 6, 8, 2, 3])).toEqual([1, 2, 3]);
  expect(await found("H36", [1, 2, 3, 4, 5, 7])).toBe("code");
  expect(await found("H36", [4], true)).toBe("code");
});

test("an unknown unit has no list, however a code begins", async () => {
  for (const prefix of ["X1", "H36"]) {
    expect(await countedByCode({ db: opened.db, prefix, isOfAll: false, most: MOST, count: () => undefined })).toBe(
      "unit",
    );
  }
});
