import { ApiError } from "./api-error.ts";

/** Whether something was refused for the password that was given once more, in the member `path` of the body. */
export function isWrongPassword(failure: unknown, path: string): boolean {
  if (!(failure instanceof ApiError) || failure.code !== "invalid") return false;
  return failure.errors.some((fault) => fault.path === path);
}
