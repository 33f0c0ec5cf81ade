/** The worker's program, at the root so that it may serve any of its pages. */
export const WORKER_FILE = "/desk-worker.js";

/**
 * Where the desk's worker serves: pages of a unit's work, each by a registration of its own. Their only common beginning is
 * `/`, which is the wall's, and a wall must never be given what is kept. A page of the desk that is not among them
 * (signing in, the account, administration) always comes from the server.
 */
export const WORKER_SCOPES = [
  "/desk",
  "/dossiers",
  "/directives",
  "/alerts",
  "/late",
  "/report",
  "/connection",
] as const;

/** Whether a path within a scope is a page, and not what merely begins alike. */
export function isWorkerPage(path: string): boolean {
  return WORKER_SCOPES.some((scope) => path === scope || path.startsWith(`${scope}/`));
}
