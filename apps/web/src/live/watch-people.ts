import { watchAlerts } from "./alert-watch.ts";
import { watchDirectives } from "./directive-watch.ts";

/** Keeps in the store what people have to do: alerts that stand, and directives. Returns what ends it. */
export function watchPeople(...watched: Parameters<typeof watchAlerts>): () => void {
  const ends = [watchAlerts(...watched), watchDirectives(...watched)];
  return () => {
    for (const end of ends) end();
  };
}
