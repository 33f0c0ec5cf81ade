import { problemSchema } from "@ioc/protocol/error.ts";

/** The server answered, and the answer is no. */
export class RefusedError extends Error {
  override readonly name = "RefusedError";
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** The HTTP side of the contract, with the token of whoever provisions. */
export interface Api {
  /** Resolves with the parsed body (undefined for 204); rejects with `RefusedError`, or the network's own error. */
  call(method: "GET" | "PUT" | "POST" | "DELETE", path: string, body?: unknown): Promise<unknown>;
}

export function createApi(url: string, token: string): Api {
  return {
    async call(method, path, body) {
      const response = await fetch(new URL(path, url), {
        method,
        headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const text = await response.text();
      if (!response.ok)
        throw new RefusedError(response.status, `${method} ${path}: ${reasonOf(response.status, text)}`);
      return text === "" ? undefined : JSON.parse(text);
    },
  };
}

function reasonOf(status: number, text: string): string {
  const problem = problemSchema.safeParse(parsed(text));
  if (!problem.success) return `HTTP ${status}`;
  const faults = (problem.data.errors ?? []).slice(0, 5).map(({ path, message }) => `${path} ${message}`);
  return [`${problem.data.code}: ${problem.data.detail}`, ...faults].join("; ");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Waits for `/readyz`, which says 503 while the server is getting ready and nothing at all before it listens. */
export async function untilReady(url: string, timeoutMs: number, signal: AbortSignal): Promise<void> {
  const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
  let reason = "no answer";
  while (!deadline.aborted) {
    try {
      const response = await fetch(new URL("/readyz", url), { signal: deadline });
      if (response.ok) return;
      reason = reasonOf(response.status, await response.text());
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  if (!signal.aborted) throw new Error(`the server at ${url} is not ready: ${reason}`);
}
