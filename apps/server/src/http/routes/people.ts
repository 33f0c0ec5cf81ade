import { type PersonCreated, personBodySchema } from "@ioc/protocol/people.ts";
import { checkPersonLines, PERSON_COLUMNS, personLineFromCsv } from "@ioc/protocol/people-csv.ts";
import { type Request, Router } from "express";
import { reachOf } from "../../access/reach.ts";
import type { Accounts } from "../../accounts/open-accounts.ts";
import type { Manager } from "../../accounts/people.ts";
import { authorityOf } from "../../accounts/people-authority.ts";
import { type PersonRecord, shownPerson } from "../../accounts/person-record.ts";
import { changeOptionsOf } from "../answer-put.ts";
import { CSV_TYPE, checkedValue, JSON_TYPE } from "../checked-body.ts";
import { type CsvRow, sendCsv, wantsCsv } from "../csv-out.ts";
import { csvRows } from "../csv-rows.ts";
import { invalid } from "../http-error.ts";
import { pathId } from "../path-id.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import type { RouteParts } from "../route-parts.ts";

export interface PeopleRouteParts extends RouteParts {
  readonly accounts: Accounts;
  /** Brings memory up to what other nodes have committed. */
  level(): Promise<void>;
}

/** People and their roles, as administrators manage them. */
export function peopleRoutes(parts: PeopleRouteParts): Router {
  const router = Router();
  const { state, clock } = parts;
  const { people } = parts.accounts;

  function managerOf(request: Request): Manager {
    const who = parts.require(request, "managePeople");
    const rules = { reach: reachOf(state.reference, clock.now()), publicBoard: false };
    return { caller: parts.caller(request), authority: authorityOf(who, rules) };
  }
  /** The same for what names units: another node may have made one a moment ago. */
  async function managerFor(request: Request, units: readonly (string | null | undefined)[]): Promise<Manager> {
    const manager = managerOf(request);
    if (units.every((code) => code == null || state.reference.unit(code) !== undefined)) return manager;
    await parts.level();
    return managerOf(request);
  }
  const shown = (person: PersonRecord) => shownPerson(person, state.reference);

  router.get("/people", async (request, response) => {
    const items = (await people.list(managerOf(request))).map(shown);
    if (wantsCsv(request)) {
      const lines = items.flatMap(({ user, name, grants, disabled }) =>
        grants.map(({ role, unit }): CsvRow => [user, name, role, unit, disabled ? 1 : 0]),
      );
      await sendCsv(response, "people", PERSON_COLUMNS, lines);
    } else response.vary("Accept").json({ items });
  });
  router.post("/people", ...guarded(JSON_TYPE), async (request, response) => {
    const body = checkedValue(personBodySchema, jsonOf(request));
    const manager = await managerFor(
      request,
      body.grants.map(({ unit }) => unit),
    );
    const { person, password } = await people.add(manager, body);
    response.status(201).json({ ...shown(person), password } satisfies PersonCreated);
  });
  router.put("/people", ...guarded(CSV_TYPE), async (request, response) => {
    const { dryRun = false } = changeOptionsOf(request);
    const checked = checkPersonLines(csvRows(request).map(personLineFromCsv));
    if (!checked.ok) throw invalid(checked.errors);
    const units = checked.people.flatMap(({ body }) => body.grants.map(({ unit }) => unit));
    const changes = await people.import(await managerFor(request, units), checked.people, dryRun);
    response.json(dryRun ? { count: changes.length, dryRun, changes } : { count: changes.length });
  });
  router.put("/people/:id", ...guarded(JSON_TYPE), async (request, response) => {
    const body = checkedValue(personBodySchema, jsonOf(request));
    const manager = await managerFor(
      request,
      body.grants.map(({ unit }) => unit),
    );
    response.json(shown(await people.put(manager, pathId(request), body)));
  });
  router.delete("/people/:id", async (request, response) => {
    await people.remove(managerOf(request), pathId(request));
    response.status(204).end();
  });
  router.post("/people/:id/password", async (request, response) => {
    response.json({ password: await people.resetPassword(managerOf(request), pathId(request)) });
  });
  router.delete("/people/:id/two-factor", async (request, response) => {
    await people.removeTwoFactor(managerOf(request), pathId(request));
    response.status(204).end();
  });
  router.delete("/people/:id/sessions", async (request, response) => {
    await people.endSessions(managerOf(request), pathId(request));
    response.status(204).end();
  });

  /** Whoever may not is told so before a body is read. */
  function guarded(type: string) {
    return [
      (request: Request, _response: unknown, next: () => void) => {
        parts.require(request, "managePeople");
        next();
      },
      ...bodyOf(type),
    ];
  }
  return router;
}
