import { join } from "node:path";
import { static as files, Router } from "express";

const YEAR_S = 31_536_000;

/** The built web app: hashed assets for ever, its page always asked for anew. */
export function webRoutes(webDir: string): Router {
  const router = Router();
  router.use("/assets", files(join(webDir, "assets"), { immutable: true, maxAge: YEAR_S * 1000, index: false }));
  router.use(
    files(webDir, {
      index: "index.html",
      dotfiles: "ignore",
      setHeaders: (response) => response.setHeader("Cache-Control", "no-cache"),
    }),
  );
  return router;
}
