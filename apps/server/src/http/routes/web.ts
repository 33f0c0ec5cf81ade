import { type Request, type RequestHandler, Router } from "express";
import sirv from "sirv";

/** Pages that the web app draws by their path; all of them are the one page that was built. */
const PAGES =
  /^\/(?:sign-in|account|approve|remote|screen|late|report|connection(?:\/[a-z-]+)*|alerts(?:\/[a-z0-9-]+)*|desk(?:\/[a-z-]+)*|admin(?:\/[a-z-]+)*|(?:dossiers|directives)(?:\/[^/]+)?)\/?$/;
const YEAR_S = 31_536_000;
const PAGE = "index.html";

/**
 * The built web app, compressed as it was built: hashed assets for ever, its page always asked for anew. Who comes to an
 * address that is none with a browser is shown that in the app, with status 404; programs are answered as everywhere.
 */
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
    if (PAGES.test(request.path)) request.url = "/";
    // The files are known from the start; one that a new build has taken away since then fails while it is sent.
    response.once("pipe", (file) => file.once("error", () => response.destroy()));
    files(request, response, () => {
      if (!isNavigation(request)) return next();
      response.status(404).set("Cache-Control", "no-cache");
      response.sendFile(PAGE, {
        root: webDir,
        cacheControl: false,
        etag: false,
        lastModified: false,
        acceptRanges: false,
      });
    });
  });
}

/** Whether a person's browser asks for a page: scripts, style sheets and programs take anything, or name JSON. */
function isNavigation(request: Request): boolean {
  const { method } = request;
  return (method === "GET" || method === "HEAD") && request.accepts(["json", "html"]) === "html";
}
