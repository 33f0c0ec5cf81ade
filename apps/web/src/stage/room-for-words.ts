/** So many px lower than its box a line is another line, and not the tail of a letter. */
const LINE_PX = 8;

const asked = new Set<HTMLElement>();
const kept = new Set<HTMLElement>();

/**
 * Says of an element, as `data-tight`, whether its words have no room as large as they are meant, for as long as it
 * stands. All that ask are asked together, before the next picture: the page is laid out once for them, as it would be
 * anyway. Returns what ends it.
 */
export function keepRoom(element: HTMLElement): () => void {
  if (kept.size === 0) {
    window.addEventListener("resize", askAll);
    // Letters of another font are as wide as they like.
    document.fonts.addEventListener("loadingdone", askAll);
  }
  kept.add(element);
  ask(element);
  return () => {
    kept.delete(element);
    asked.delete(element);
    if (kept.size > 0) return;
    window.removeEventListener("resize", askAll);
    document.fonts.removeEventListener("loadingdone", askAll);
  };
}

function askAll(): void {
  for (const element of kept) ask(element);
}

function ask(element: HTMLElement): void {
  if (asked.size === 0) requestAnimationFrame(answer);
  asked.add(element);
}

function answer(): void {
  // First all is written, then all is read, then written again: turn by turn each would lay the page out.
  for (const { dataset } of asked) delete dataset["tight"];
  const tight = [...asked].filter(
    ({ scrollWidth, clientWidth, scrollHeight, clientHeight }) =>
      scrollWidth > clientWidth || scrollHeight > clientHeight + LINE_PX,
  );
  asked.clear();
  for (const { dataset } of tight) dataset["tight"] = "";
}
