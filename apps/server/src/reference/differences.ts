import { sameJson } from "./stored-doc.ts";

/** What becomes of one body of a `PUT`. */
export interface Difference<B extends object> {
  readonly code: string;
  readonly kind: "new" | "changed" | "same";
  readonly before: B | null;
  readonly after: B;
}

/** What each of some bodies would change, in their order. @param knownOf what is there under a code */
export function differencesOf<B extends { readonly code: string }>(
  bodies: readonly B[],
  knownOf: (code: string) => B | null | undefined,
): Difference<B>[] {
  return bodies.map((after) => differenceOf(after.code, knownOf(after.code) ?? null, after));
}

export function differenceOf<B extends object>(code: string, before: B | null, after: B): Difference<B> {
  const kind = before === null ? "new" : sameJson(before, after) ? "same" : "changed";
  return { code, kind, before, after };
}
