import type { Problem } from "@ioc/protocol/error.ts";

/** Parameters, some of them several times. */
export type AskedQuery = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Whoever asks may not see it: nobody is signed in, or it is a screen. */
export class NotForYou extends Error {}

/**
 * What the API answers; without a token the browser's session says who asks. Throws `NotForYou`, or an Error with words
 * for people, when the server does not give it.
 */
export async function askServer<T>(
  path: string,
  query: AskedQuery,
  { token, signal }: { readonly token: string | undefined; readonly signal?: AbortSignal },
): Promise<T> {
  const given = Object.entries(query).flatMap(([name, value]) => [value ?? []].flat().map((one) => [name, one]));
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(`/api/v1/${path}?${new URLSearchParams(given)}`, {
    headers,
    ...(signal === undefined ? {} : { signal }),
  });
  if (response.ok) return (await response.json()) as T;
  if (response.status === 401 || response.status === 403) throw new NotForYou();
  const problem = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined;
  throw new Error(problem?.detail ?? problem?.code ?? String(response.status));
}
