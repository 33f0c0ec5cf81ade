/** Text as it is searched: without case and accents, so that "da nang" finds "Đà Nẵng". */
export function foldAccents(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().replaceAll("đ", "d");
}

/** Whether every word of `search` occurs in one of the texts. */
export function matchesSearch(search: string, texts: readonly string[]): boolean {
  const folded = texts.map(foldAccents);
  return foldAccents(search)
    .split(/\s+/)
    .every((word) => folded.some((text) => text.includes(word)));
}
