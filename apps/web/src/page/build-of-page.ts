const ENTRY = /<script\b[^>]*\btype="module"[^>]*\bsrc="([^"]+)"/;
const ANSWER_WITHIN_MS = 10_000;

/**
 * Which build a page is of: the address of its first script, which changes with whatever the build consists of.
 * Undefined where there is none, as in what a proxy says while the server is away.
 */
export function buildInPage(html: string): string | undefined {
  return ENTRY.exec(html)?.[1];
}

/** The build that the server has now; undefined when it does not answer, or not with the page. */
export async function buildOnServer(fetchPage: typeof fetch): Promise<string | undefined> {
  try {
    const response = await fetchPage("/", { cache: "no-store", signal: AbortSignal.timeout(ANSWER_WITHIN_MS) });
    return response.ok ? buildInPage(await response.text()) : undefined;
  } catch {
    return undefined;
  }
}
