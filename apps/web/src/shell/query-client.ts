import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { ApiError } from "./api-error.ts";
import type { SessionStore } from "./session-store.ts";

/** What the pages remember of the server's answers. A session that ended meanwhile is noticed by whatever is asked next. */
export function createQueryClient(session: SessionStore): QueryClient {
  const noticeEnd = (error: unknown): void => {
    if (error instanceof ApiError && error.code === "unauthenticated") session.setState({ state: { kind: "nobody" } });
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError: noticeEnd }),
    mutationCache: new MutationCache({ onError: noticeEnd }),
    defaultOptions: {
      queries: { staleTime: 5000, retry: (count, error) => count < 2 && isPassing(error) },
      mutations: { retry: false },
    },
  });
}

/** Whether asking again may help. */
function isPassing(error: unknown): boolean {
  return error instanceof ApiError && (error.code === "unavailable" || error.code === "unreachable");
}
