import type { Request } from "express";
import { notFound } from "./http-error.ts";

/** The number in a path; 404 for what cannot be one. */
export function alertIdOf({ params }: Request): number {
  const { id } = params;
  if (typeof id !== "string" || !/^\d{1,15}$/.test(id)) throw notFound("alert");
  return Number(id);
}
