export interface GetOptions {
  /** Absent: the browser's session says who asks. */
  readonly token: string | undefined;
  readonly signal?: AbortSignal;
}

/** What the server answers; undefined when it is not for whoever asks. Throws when there is no answer, or not now. */
export async function getJson<T>(path: string, { token, signal }: GetOptions): Promise<T | undefined> {
  const headers = token === undefined ? {} : { authorization: `Bearer ${token}` };
  const response = await fetch(path, { headers, ...(signal === undefined ? {} : { signal }) });
  if (response.ok) return (await response.json()) as T;
  if (response.status < 500) return undefined;
  throw new Error(`the server answered ${response.status}`);
}
