import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError, isPassing } from "./api-error.ts";
import { keepAnswers } from "./keep-answers.ts";
import type { KeptStore } from "./kept-store.ts";
import type { OldAnswers } from "./old-answers.ts";
import type { SessionStore } from "./session-store.ts";

declare module "@tanstack/react-query" {
  interface Register {
    queryMeta: Record<string, unknown> & {
      /** Its last answer is kept on the device under this name, and shown where there is no line. */
      readonly keptAs?: string;
      /** `false`: what was kept stays, this answer does not take its place. */
      readonly keeps?: boolean;
    };
  }
}

/** What the pages remember of the server's answers. A session that ended meanwhile is noticed by whatever is asked next. */
export function createQueryClient(session: SessionStore, kept: KeptStore, old: OldAnswers): QueryClient {
  const noticeEnd = (error: unknown): void => {
    if (error instanceof ApiError && error.code === "unauthenticated") session.setState({ state: { kind: "nobody" } });
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: {
        staleTime: 5000,
        retry: (count, error) => count < 2 && isPassing(error),
        persister: keepAnswers(kept, old),
        // Without a line they are asked all the same: what is kept answers.
        networkMode: "always",
        refetchOnReconnect: true,
      },
      // What is done without a line is refused, never done behind somebody's back once there is one.
      mutations: { retry: false, networkMode: "always" },
    },
  });
}
