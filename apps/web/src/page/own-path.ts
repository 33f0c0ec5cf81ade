/** Where nothing else was asked for; who has nothing to administer is led on from there. */
const HOME = "/admin";

/** A path of this site to go back to, from an address; whatever leads elsewhere is not followed. */
export function ownPath(text: string | null, origin: string): string {
  if (text === null || !text.startsWith("/")) return HOME;
  const url = URL.canParse(text, origin) ? new URL(text, origin) : undefined;
  if (url === undefined || url.origin !== origin || url.pathname === "/sign-in") return HOME;
  return url.pathname + url.search + url.hash;
}

/** The sign-in page that comes back to where it was called from. */
export function signInPath(from: string): string {
  return `/sign-in?${new URLSearchParams({ return: from })}`;
}

/** Whether a path belongs to the desk's own router, which knows what leads nowhere; the wall and its screens are pages of their own. */
export function isDeskPath(path: string): boolean {
  return !/^\/(screen\/?|index\.html)?(\?|#|$)/.test(path);
}

/** Whether a path is the one that wall screens are opened with. */
export function isScreenPath(path: string): boolean {
  return /^\/screen\/?$/.test(path);
}
