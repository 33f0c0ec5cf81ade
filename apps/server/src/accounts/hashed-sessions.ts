import type { BetterAuthOptions } from "better-auth";
import type { DBAdapter, DBTransactionAdapter, Where } from "better-auth/adapters";
import { tokenHash } from "../access/tokens.ts";

type Adapter = Omit<DBAdapter, "transaction">;

/**
 * Keeps sessions by the hash of their token: better-auth would write it down as the cookie carries it, and whoever reads
 * the table or a copy of it would be signed in as everybody.
 */
export function hashedSessions(
  open: (options: BetterAuthOptions) => DBAdapter,
): (options: BetterAuthOptions) => DBAdapter {
  return (options) => {
    const adapter = open(options);
    return {
      ...hashing(adapter),
      transaction: (work) => adapter.transaction((inner) => work(hashing(inner) as DBTransactionAdapter)),
    };
  };
}

function hashing(adapter: Adapter): Adapter {
  return {
    ...adapter,
    create: async (query) =>
      told(await adapter.create({ ...query, data: hashed(query.model, query.data) }), query.data),
    findOne: async (query) => told(await adapter.findOne({ ...query, where: where(query) }), asked(query)),
    findMany: (query) =>
      adapter.findMany(
        query.where === undefined ? query : { ...query, where: where({ ...query, where: query.where }) },
      ),
    update: async (query) => told(await adapter.update({ ...query, where: where(query) }), asked(query)),
    updateMany: (query) => adapter.updateMany({ ...query, where: where(query) }),
    delete: (query) => adapter.delete({ ...query, where: where(query) }),
    deleteMany: (query) => adapter.deleteMany({ ...query, where: where(query) }),
    consumeOne: (query) => adapter.consumeOne({ ...query, where: where(query) }),
  };
}

interface Query {
  readonly model: string;
  readonly where: Where[];
}

function where({ model, where: conditions }: Query): Where[] {
  if (model !== "session") return conditions;
  return conditions.map((condition) => {
    const { field, value } = condition;
    if (field !== "token") return condition;
    const hashes = Array.isArray(value) ? (value as string[]).map(tokenHash) : tokenHash(String(value));
    return { ...condition, value: hashes };
  });
}

function hashed<T extends object>(model: string, data: T): T {
  return model === "session" && "token" in data ? { ...data, token: tokenHash(String(data.token)) } : data;
}

/** The token that a query names, and only whoever holds it can name it. */
function asked({ model, where: conditions }: Query): { readonly token?: unknown } {
  const condition = model === "session" ? conditions.find(({ field }) => field === "token") : undefined;
  return condition === undefined ? {} : { token: condition.value };
}

/** Gives the row back with the token itself, to whoever came with it. */
function told<T>(row: T, { token }: { readonly token?: unknown }): T {
  const hasToken = typeof row === "object" && row !== null && "token" in row && typeof token === "string";
  return hasToken ? { ...row, token } : row;
}
