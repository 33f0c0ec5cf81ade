import type { Request } from "express";

/** The id in a path; what cannot be one of ours, and might not even be a text to the database, is an empty one. */
export function pathId({ params }: Request): string {
  const id = params["id"];
  return typeof id === "string" && /^[\w-]{1,64}$/.test(id) ? id : "";
}
