import type { RequestHandler } from "express";
import { isOwnOrigin } from "../access/same-origin.ts";
import { HttpError } from "./http-error.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * A page elsewhere can make a browser send our cookies, or sign somebody in as somebody else: what changes something has to
 * come from a page of ours. A token no page sends by itself.
 */
export function refuseForeignPages(publicUrl: string): RequestHandler {
  return ({ method, headers }, _response, next) => {
    if (!READS.has(method) && headers.authorization === undefined && !isOwnOrigin(headers, publicUrl)) {
      throw new HttpError("forbidden", "This was sent by a page of another origin");
    }
    next();
  };
}
