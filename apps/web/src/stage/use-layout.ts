import { useSyncExternalStore } from "react";

/** Below this width a scaled stage could not be read: one column instead. Paper is never that narrow. */
export const NARROW = "screen and (max-width: 899.98px)";

export type Layout = "wall" | "phone";

export function useLayout(): Layout {
  return useSyncExternalStore(subscribe, read);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(NARROW);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}

function read(): Layout {
  return window.matchMedia(NARROW).matches ? "phone" : "wall";
}
