import { type RequestHandler, Router } from "express";
import sirv from "sirv";

const YEAR_S = 31_536_000;

/** The built web app, compressed as it was built: hashed assets for ever, its page always asked for anew. */
export function webRoutes(webDir: string): RequestHandler {
  const files = sirv(webDir, {
    brotli: true,
    gzip: true,
    etag: true,
    setHeaders(response, path) {
      const forEver = path.startsWith("/assets/");
      response.setHeader("Cache-Control", forEver ? `public, max-age=${YEAR_S}, immutable` : "no-cache");
    },
  });
  return Router().use((request, response, next) => {
    files(request, response, next);
  });
}
