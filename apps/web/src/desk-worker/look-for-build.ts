import { BUILD_LIST, readBuildList } from "./build-list.ts";
import { buildInForce, forgetBuilds, takeBuild } from "./kept-builds.ts";

/** How the server answers to whoever asks for what is there no more. */
const GONE: readonly number[] = [404, 410];

/** What the server has: a build, which is in force now; nothing any more (`gone`), for this scope at least; or no answer. */
export type Found =
  | { readonly kind: "build"; readonly build: string; readonly isNew: boolean }
  | { readonly kind: "gone" | "unknown" };

/**
 * Looks which build the server has, and puts it in force. A server that has no list of it has no worker any more: whatever
 * is kept is forgotten. An answer that is none, or half a build, changes nothing.
 *
 * @param scope path that the asking registration serves
 */
export async function lookForBuild(scope: string): Promise<Found> {
  const answer = await fetch(BUILD_LIST, { cache: "no-cache" }).catch(() => undefined);
  if (answer !== undefined && GONE.includes(answer.status)) {
    await forgetBuilds();
    return { kind: "gone" };
  }
  const list = answer?.ok === true ? readBuildList(await answer.text()) : undefined;
  if (list === undefined) return { kind: "unknown" };
  if (!list.scopes.includes(scope)) return { kind: "gone" };
  if ((await buildInForce())?.build === list.build) return { kind: "build", build: list.build, isNew: false };
  try {
    await takeBuild(list);
  } catch (failure) {
    if (!isFull(failure)) throw failure;
    // Else the old program would stay for as long as the disk is full: without it pages come from the server.
    await forgetBuilds();
  }
  return { kind: "build", build: list.build, isNew: true };
}

function isFull(failure: unknown): boolean {
  return failure instanceof DOMException && failure.name === "QuotaExceededError";
}
