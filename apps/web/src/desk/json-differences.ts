/** JSON as the server sends it. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** One place that differs; undefined: it is not there on that side. */
export interface Difference {
  /** Names of the members down to the place. */
  readonly path: readonly string[];
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Where two values differ, place by place; an absent member and null mean the same. Lists are compared as wholes. */
export function jsonDifferences(before: Json | undefined, after: Json | undefined): readonly Difference[] {
  return differencesAt([], before, after);
}

function differencesAt(path: readonly string[], before: Json | undefined, after: Json | undefined): Difference[] {
  if (isObject(before) || isObject(after)) {
    const from = isObject(before) ? before : {};
    const to = isObject(after) ? after : {};
    // What is no object on one side and something else than nothing there is told as a whole.
    if ((isObject(before) || !present(before)) && (isObject(after) || !present(after))) {
      const names = [...new Set([...Object.keys(from), ...Object.keys(to)])];
      return names.flatMap((name) => differencesAt([...path, name], from[name], to[name]));
    }
  }
  return sameJson(before, after) ? [] : [{ path, before, after }];
}

function isObject(value: Json | undefined): value is { readonly [key: string]: Json } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function present(value: Json | undefined): boolean {
  return value !== undefined && value !== null;
}

function sameJson(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
