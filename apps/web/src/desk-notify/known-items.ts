/**
 * Tells what is new in a list that is looked at again and again. The first list is what was there before anybody wanted to
 * know. What has left it and comes again is new again.
 */
export class KnownItems {
  #known: ReadonlySet<string> | undefined;

  /** Those that were not there before. */
  look(ids: readonly string[]): readonly string[] {
    const before = this.#known;
    this.#known = new Set(ids);
    return before === undefined ? [] : ids.filter((id) => !before.has(id));
  }
}
