interface PageOfList<T> {
  readonly total: number;
  readonly items: readonly T[];
  readonly nextCursor?: string | null | undefined;
}

/**
 * A list page by page. Undefined where it is longer than `most`: of a part of it nobody can say what is new, since whatever
 * leaves it lets something old move up.
 */
export async function wholeList<T>(
  ask: (cursor: string | undefined) => Promise<PageOfList<T>>,
  most: number,
): Promise<readonly T[] | undefined> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const { total, items, nextCursor } = await ask(cursor);
    if (total > most) return undefined;
    all.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
