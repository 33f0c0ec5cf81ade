import { useSyncExternalStore } from "react";

const PHONE = "(max-width: 720px)";

/** Whether the page is as narrow as on a phone. */
export function usePhone(): boolean {
  return useSyncExternalStore(follow, () => window.matchMedia(PHONE).matches);
}

function follow(changed: () => void): () => void {
  const query = window.matchMedia(PHONE);
  query.addEventListener("change", changed);
  return () => query.removeEventListener("change", changed);
}
