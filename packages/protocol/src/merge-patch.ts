/** JSON as merge patches see it. An absent member of an object and one that is null mean the same. */
export type Json = string | number | boolean | null | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json | undefined;
}

/**
 * The target after an RFC 7396 merge patch. Pure, and untouched branches keep their identity: what the patch does not
 * change is the same object as before. Every member is set as an own property, whatever its name (`__proto__`).
 */
export function applyPatch<T>(target: T, patch: unknown): T {
  return apply(target as Json | undefined, patch as Json) as T;
}

function apply(target: Json | undefined, patch: Json): Json {
  if (!isObject(patch)) return patch;
  const base = isObject(target) ? target : undefined;
  const changes = new Map<string, Json | undefined>();
  for (const [name, change] of Object.entries(patch)) {
    const old = base === undefined ? undefined : memberOf(base, name);
    if (change === null || change === undefined) {
      if (base !== undefined && Object.hasOwn(base, name)) changes.set(name, undefined);
      continue;
    }
    const next = apply(old, change);
    if (next !== old) changes.set(name, next);
  }
  if (base === undefined) return Object.fromEntries(changes);
  return changes.size === 0 ? base : withChanges(base, changes);
}

function withChanges(base: JsonObject, changes: Map<string, Json | undefined>): JsonObject {
  // A wall copies members of a thousand units many times a second: by the engine, not one by one.
  const copy: { [member: string]: Json | undefined } = { ...base };
  for (const [name, value] of changes) {
    if (value === undefined) delete copy[name];
    else Object.defineProperty(copy, name, { value, configurable: true, enumerable: true, writable: true });
  }
  return copy;
}

/** The smallest merge patch that makes `from` mean the same as `to`; undefined when they do already. */
export function diffPatch(from: unknown, to: unknown): Json | undefined {
  return diff(from as Json | undefined, to as Json | undefined);
}

function diff(from: Json | undefined, to: Json | undefined): Json | undefined {
  if (from === to) return undefined;
  if (to === undefined || to === null) return from === undefined || from === null ? undefined : null;
  if (!isObject(to)) return isSame(from, to) ? undefined : to;
  if (!isObject(from)) return to;
  const changes: [string, Json][] = [];
  const names = Object.keys(from);
  let common = 0;
  for (const name of names) {
    const old = from[name];
    const isKept = Object.hasOwn(to, name);
    if (isKept) common += 1;
    const value = isKept ? to[name] : undefined;
    if (old === value) continue;
    const change = diff(old, value);
    if (change !== undefined) changes.push([name, change]);
  }
  const others = Object.keys(to);
  if (others.length > common) {
    for (const name of others) {
      const value = to[name];
      if (!Object.hasOwn(from, name) && value !== undefined && value !== null) changes.push([name, value]);
    }
  }
  return changes.length === 0 ? undefined : Object.fromEntries(changes);
}

/** Whether two values mean the same. Elements of arrays count one by one: null there is an element. */
function isSame(a: Json | undefined, b: Json | undefined): boolean {
  if (a === b) return true;
  if (isArray(a)) return isArray(b) && a.length === b.length && a.every((element, index) => isSame(element, b[index]));
  if (!isObject(a) || !isObject(b) || isArray(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  for (const name of names) {
    if (!isSame(memberOf(a, name) ?? undefined, memberOf(b, name) ?? undefined)) return false;
  }
  return true;
}

/** Only what is the object's own: a member named `constructor` is not the prototype's. */
function memberOf(object: JsonObject, name: string): Json | undefined {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

function isArray(value: Json | undefined): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json | undefined): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
