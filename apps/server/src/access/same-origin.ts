import type { IncomingHttpHeaders } from "node:http";

/**
 * Whether a request or a handshake comes from a page of ours, as its browser says: browsers send `Origin` with whatever
 * changes something and with every WebSocket, and no page can forge it. What says nothing at all is no browser, and
 * carries a cookie only because somebody put it there.
 *
 * @param publicUrl the address under which browsers reach us; what is served under the request's own host is ours too
 */
export function isOwnOrigin(headers: IncomingHttpHeaders, publicUrl: string): boolean {
  const { origin, host } = headers;
  if (origin !== undefined) {
    if (!URL.canParse(origin)) return false;
    const from = new URL(origin);
    return from.origin === new URL(publicUrl).origin || (host !== undefined && from.host === host.toLowerCase());
  }
  const site = headers["sec-fetch-site"];
  return site === undefined || site === "same-origin" || site === "none";
}
