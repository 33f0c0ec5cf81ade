/** The SQLSTATE of an error that a database answered with; undefined for others. */
export function sqlStateOf(error: unknown): string | undefined {
  const code = typeof error === "object" && error !== null && "code" in error ? error.code : undefined;
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) ? code : undefined;
}

const CONFLICTS = new Set(["40001", "40P01", "55P03"]);

/** Another transaction was in the way: the same again may succeed at once. Nothing was written. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(sqlStateOf(error) ?? "");
}

/** Connection exceptions, and a server that is going down or coming up. */
const LOST_STATE = /^(?:08...|57P0[123])$/;
const LOST_WORDS = /terminat|ECONN|EPIPE|ETIMEDOUT|not queryable|Client has encountered|timeout|closed the connection/i;

/** The line to the database broke: whether the statement was carried out is not known. */
export function isConnectionLost(error: unknown): boolean {
  const state = sqlStateOf(error);
  if (state !== undefined) return LOST_STATE.test(state);
  return error instanceof Error && LOST_WORDS.test(`${"code" in error ? String(error.code) : ""} ${error.message}`);
}

/** Resources that ran out (a full disk, no connection left), a statement that took too long, a read-only server. */
const REFUSED_STATE = /^(?:53...|57014|25006)$/;

/** The database cannot serve at this moment, whatever it was asked. */
export function isUnavailable(error: unknown): boolean {
  return isConflict(error) || isConnectionLost(error) || REFUSED_STATE.test(sqlStateOf(error) ?? "");
}
