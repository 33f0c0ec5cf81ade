import { formatInstant } from "@ioc/domain/time/instant.ts";
import { type TokenItem, tokenBodySchema } from "@ioc/protocol/people.ts";
import { Router } from "express";
import type { Kysely } from "kysely";
import type { ServiceTokens } from "../../access/service-tokens.ts";
import type { Database } from "../../database/schema.ts";
import { checkedValue, JSON_TYPE } from "../checked-body.ts";
import { invalid, notFound } from "../http-error.ts";
import { bodyOf, jsonOf } from "../read-body.ts";
import type { RouteParts } from "../route-parts.ts";

export interface TokenRouteParts extends RouteParts {
  readonly db: Kysely<Database>;
  readonly serviceTokens: ServiceTokens;
}

/** Service tokens: contract section 6. */
export function tokenRoutes(parts: TokenRouteParts): Router {
  const router = Router();
  const { state, db, serviceTokens } = parts;
  router.use("/tokens", (request, _response, next) => {
    parts.require(request, "manageTokens");
    next();
  });

  router.get("/tokens", async (request, response) => {
    const used = await db.selectFrom("service_token").select(["id", "last_used_at"]).execute();
    const usedAt = new Map(used.map((row) => [row.id, row.last_used_at]));
    const manages = parts.covers(request, "manageTokens");
    const { rows, unitsById } = state.reference;
    const items = rows.serviceTokens
      .filter(({ revokedAt, unit }) => revokedAt === null && manages(unit))
      .map(({ id, name, role, unit, createdAt }): TokenItem => {
        const lastUsedAt = usedAt.get(id) ?? null;
        return {
          id: String(id),
          name,
          role,
          unit: unitsById.get(unit)?.body.code ?? "",
          createdAt: formatInstant(createdAt),
          lastUsedAt: lastUsedAt === null ? null : formatInstant(lastUsedAt),
        };
      });
    response.json({ items });
  });
  router.post("/tokens", ...bodyOf(JSON_TYPE), async (request, response) => {
    const body = checkedValue(tokenBodySchema, jsonOf(request));
    const added = await serviceTokens.add(parts.caller(request), body);
    if (added.ok) {
      response.status(201).json(added.made);
      return;
    }
    if (added.why === "unknown") throw notFound("unit");
    throw invalid([{ path: "unit", code: "invalid", message: "has ended" }]);
  });
  router.delete("/tokens/:id", async (request, response) => {
    const { id } = request.params;
    const isNumber = /^\d{1,9}$/.test(id);
    if (!isNumber || !(await serviceTokens.revoke(parts.caller(request), Number(id)))) throw notFound("token");
    response.status(204).end();
  });
  return router;
}
