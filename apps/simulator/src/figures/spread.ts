/** Each key as often as its count says, none of them in a heap: what is furthest behind its share comes next. */
export function* spread<K extends string>(counts: Readonly<Record<K, number>>): Generator<K> {
  const keys = Object.keys(counts) as K[];
  const given = new Map<K, number>();
  const total = keys.reduce((sum, key) => sum + counts[key], 0);
  for (let index = 0; index < total; index++) {
    let next: K | undefined;
    let furthestBehind = Number.NEGATIVE_INFINITY;
    for (const key of keys) {
      const behind = (counts[key] * (index + 1)) / total - (given.get(key) ?? 0);
      if (counts[key] > (given.get(key) ?? 0) && behind > furthestBehind) {
        next = key;
        furthestBehind = behind;
      }
    }
    if (next === undefined) return;
    given.set(next, (given.get(next) ?? 0) + 1);
    yield next;
  }
}
