import type { QueryFunctionContext, QueryPersister } from "@tanstack/react-query";
import { ApiError, isPassing } from "./api-error.ts";
import type { KeptStore } from "./kept-store.ts";
import { markNew, markOld, type OldAnswers } from "./old-answers.ts";

/** A line that has given no answer for so long is none, where there is an old one to show. */
const TOO_LATE_MS = 20_000;

/**
 * Keeps the answers of queries that say so (`meta.keptAs`), and gives the last one, marked as old, where the server
 * cannot be asked. What stands on the page already is the last one. Pages need not know of it.
 */
export function keepAnswers(kept: KeptStore, old: OldAnswers): QueryPersister {
  return async (queryFn, context, query) => {
    const { keptAs, keeps = true } = query.meta ?? {};
    const ask = async (): Promise<unknown> => queryFn(context as QueryFunctionContext<never>);
    if (keptAs === undefined) return ask();
    const heard = (answer: unknown): unknown => {
      markNew(old, query.queryHash);
      if (keeps) kept.put(keptAs, answer, Date.now()).catch(() => undefined);
      return answer;
    };
    const answer = ask();
    const tooLate = new TooLate();
    try {
      return heard(await Promise.race([answer, tooLate.promise]));
    } catch (error) {
      // More of a list that stands there is no old answer.
      const wantsMore = query.state.fetchMeta?.fetchMore !== undefined;
      const { data, dataUpdatedAt } = query.state;
      const stands = { value: data, atMs: old.getState().heardAt.get(query.queryHash) ?? dataUpdatedAt };
      const last = !isPassing(error) || wantsMore ? undefined : data === undefined ? await kept.get(keptAs) : stands;
      if (last !== undefined) {
        markOld(old, query.queryHash, last.atMs);
        return last.value;
      }
      if (error === tooLate.error) return heard(await answer);
      throw error;
    } finally {
      tooLate.end();
    }
  };
}

class TooLate {
  readonly error = new ApiError("unreachable", "The server does not answer");
  readonly promise: Promise<never>;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    this.promise = new Promise((_, refuse) => {
      this.#timer = setTimeout(() => refuse(this.error), TOO_LATE_MS);
    });
  }

  end(): void {
    clearTimeout(this.#timer);
  }
}
