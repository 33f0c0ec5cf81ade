import { buildOnServer } from "./build-of-page.ts";

export const RELOAD_MS = 30_000;

/**
 * Loads the page anew in half a minute, or as soon after that as the server would give it: nobody stands at a wall to
 * press a key, and a browser that asked a server that is away shows its own fault for ever. Returns what calls it off.
 */
export function reloadWhenServed(): () => void {
  let timer: ReturnType<typeof setTimeout>;
  const later = (): void => {
    timer = setTimeout(async () => {
      if ((await buildOnServer(fetch)) === undefined) later();
      else window.location.reload();
    }, RELOAD_MS);
  };
  later();
  return () => clearTimeout(timer);
}
