import { stepsOpenTo } from "@ioc/domain/directive/directive-step.ts";
import { parseInstant } from "@ioc/domain/time/instant.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import {
  type DirectiveBody,
  type DirectiveDetail,
  type DirectiveList,
  directiveActionSchema,
  directiveBodySchema,
  directiveStepBodySchema,
  directivesQuerySchema,
} from "@ioc/protocol/directives.ts";
import type { FaultyMember } from "@ioc/protocol/error.ts";
import { type Request, Router } from "express";
import type { Kysely } from "kysely";
import { AccessDenied } from "../../access/access-denied.ts";
import type { Action } from "../../access/decide.ts";
import { unitOfAlert } from "../../alerts/alert-store.ts";
import type { Database } from "../../database/schema.ts";
import { directiveHistory, directiveItem } from "../../directives/directive-item.ts";
import { senderUnitOf, sidesOf } from "../../directives/directive-sides.ts";
import { directiveSteps, listDirectives } from "../../directives/directive-store.ts";
import type { Directives } from "../../directives/directives.ts";
import { findDossiers } from "../../dossiers/find-dossiers.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { HttpError, invalid, notFound } from "../http-error.ts";
import { knownFields } from "../known-fields.ts";
import { type NamedUnitParts, namedUnit } from "../named-unit.ts";
import { queryOf, unitOf } from "../query.ts";
import { bodyOf, jsonOf, optionalBodyOf, optionalJsonOf } from "../read-body.ts";
import { directiveIdOf, readableDirective } from "../readable-directive.ts";

export interface DirectiveRouteParts extends NamedUnitParts {
  readonly db: Kysely<Database>;
  readonly directives: Directives;
}

const READ = "readDirectives";
/** Number of a directive, and its deadline. */
const CURSOR = /^([1-9]\d{0,9})-(\d{1,15})$/;

/** Directives (đôn đốc): contract section 7. */
export function directiveRoutes(parts: DirectiveRouteParts): Router {
  const router = Router();
  const { db, state, clock, directives } = parts;

  router.post("/directives", ...bodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, "direct");
    const body = checkedValue(directiveBodySchema, jsonOf(request));
    const unit = await namedUnit(request, "direct", body.unit, parts);
    const caller = parts.caller(request);
    const fromUnit = senderUnitOf(caller.who, unit, parts.rules());
    if (fromUnit === undefined) throw new AccessDenied("forbidden");
    const faults = [
      ...faultsOf(body, unit),
      ...(await strangeDossiers(body.dossiers ?? [], unit)),
      ...(body.alert == null ? [] : await strangeAlert(request, body.alert)),
    ];
    if (faults.length > 0) throw invalid(faults);
    if (body.field != null) await knownFields([{ path: "field", field: body.field }], parts);
    const row = await directives.send(caller, {
      unit,
      fromUnit,
      text: body.text,
      dueAt: parseInstant(body.dueAt) ?? 0,
      dossiers: body.dossiers ?? [],
      alert: body.alert ?? null,
      field: body.field ?? null,
      measure: body.measure ?? null,
    });
    response.status(201).json(directiveItem(row, state.reference, clock.now(), true));
  });

  router.get("/directives", async (request, response) => {
    const find = parts.unitsFor(request, "readBoard");
    const query = queryOf(request, directivesQuerySchema);
    const [, id, dueAt] = CURSOR.exec(query.cursor ?? "") ?? [];
    if (query.cursor !== undefined && id === undefined) {
      throw invalid([{ path: "cursor", code: "invalid", message: "is no cursor of this list" }]);
    }
    const now = clock.now();
    const top = query.unit === undefined ? undefined : unitOf(query.unit, find, now);
    const { total, rows, next } = await listDirectives(db, {
      units: unitsOf(request, query.whole ? READ : "readBoard", top),
      state: query.state,
      sort: query.sort,
      from: id === undefined ? undefined : { id: Number(id), dueAt: Number(dueAt) },
      limit: query.limit,
    });
    const readsWhole = parts.covers(request, READ);
    const items = rows.map((row) => directiveItem(row, state.reference, now, readsWhole(row.unit)));
    const nextCursor = next === undefined ? null : `${next.id}-${next.dueAt}`;
    response.json({ total, items, nextCursor } satisfies DirectiveList);
  });

  router.get("/directives/:id", async (request, response) => {
    const row = await readableDirective(request, db, parts);
    const item = directiveItem(row, state.reference, clock.now(), true);
    const sides = sidesOf(parts.caller(request).who, { unit: row.unit, fromUnit: row.from_unit }, parts.rules());
    const history = directiveHistory(await directiveSteps(db, row.id));
    response.json({
      ...item,
      actions: [...stepsOpenTo(row.state, sides)],
      history,
      dossierStates: await dossierStates(request, item.dossiers),
    } satisfies DirectiveDetail);
  });

  router.post("/directives/:id/:action", ...optionalBodyOf(JSON_TYPE), async (request: Request, response) => {
    parts.require(request, READ);
    const action = directiveActionSchema.safeParse(request.params["action"]).data;
    if (action === undefined) throw notFound("path");
    const { comment } = checkedValue(directiveStepBodySchema, optionalJsonOf(request) ?? {});
    const taken = await directives.take(
      parts.caller(request),
      parts.rules(),
      directiveIdOf(request),
      { action, comment: comment ?? null },
      (row) => parts.require(request, READ, row.unit, "directive"),
    );
    if (taken === undefined) throw notFound("directive");
    if (taken.ok) response.json(directiveItem(taken.row, state.reference, clock.now(), true));
    else if (taken.why === "forbidden") throw new AccessDenied("forbidden");
    else throw new HttpError("conflict", `${taken.detail}: it is "${taken.state}"`);
  });
  return router;

  /** How dossiers stand now, as far as whoever asks may read them. */
  async function dossierStates(request: Request, codes: readonly string[]): Promise<DirectiveDetail["dossierStates"]> {
    const found = await findDossiers(db, state, codes, clock.now());
    const mayRead = parts.covers(request, "readDossiers");
    const { unitsByCode } = state.reference;
    return codes.map((code) => {
      const item = found.get(code)?.find(({ unit }) => {
        const place = unitsByCode.get(unit)?.id;
        return place !== undefined && mayRead(place);
      });
      return { code, state: item?.state ?? null, overdue: item?.overdueDays != null };
    });
  }

  /** The units of a subtree, or of all, as far as whoever asks may do something there. */
  function unitsOf(request: Request, action: Action, top: number | undefined): readonly number[] | "all" {
    const { tree, zone, rows } = state.reference;
    const mayRead = parts.covers(request, action);
    if (top === undefined && mayRead("everything")) return "all";
    const today = tree.on(dayOf(zone, clock.now()));
    const ids = rows.units.map(({ id }) => id).filter(mayRead);
    return top === undefined ? ids : ids.filter((id) => today.contains(top, id));
  }

  function faultsOf({ dueAt }: DirectiveBody, unit: number): FaultyMember[] {
    const now = clock.now();
    const { reference } = state;
    const faults: FaultyMember[] = [];
    const hasEnded = reference.tree.on(dayOf(reference.zone, now)).nodeOf(unit) !== unit;
    if (hasEnded || parts.rules().reach.isOver(unit))
      faults.push({ path: "unit", code: "invalid", message: "has ended" });
    if ((parseInstant(dueAt) ?? 0) <= now) {
      faults.push({ path: "dueAt", code: "invalid", message: "must lie in the future" });
    }
    return faults;
  }

  /** An alert of what lies outside is told apart from none by nothing. */
  async function strangeAlert(request: Request, id: string): Promise<FaultyMember[]> {
    const unit = await unitOfAlert(db, id);
    const isThere = unit !== undefined && parts.covers(request, READ)(unit);
    return isThere ? [] : [{ path: "alert", code: "invalid", message: "is no alert" }];
  }

  /** Dossiers that do not lie in the unit's subtree; those elsewhere are told apart from those nowhere by nothing. */
  async function strangeDossiers(codes: readonly string[], unit: number): Promise<FaultyMember[]> {
    const now = clock.now();
    const found = await findDossiers(db, state, codes, now);
    const { tree, zone, unitsByCode } = state.reference;
    const today = tree.on(dayOf(zone, now));
    const isInside = (code: string): boolean => {
      const place = unitsByCode.get(code)?.id;
      return place !== undefined && today.contains(unit, place);
    };
    return codes.flatMap((code, index): FaultyMember[] =>
      (found.get(code) ?? []).some((item) => isInside(item.unit))
        ? []
        : [{ path: `dossiers.${index}`, code: "invalid", message: "is no dossier of the unit" }],
    );
  }
}
