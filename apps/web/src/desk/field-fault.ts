import type { Language } from "../language/language.ts";
import { ApiError } from "../shell/api-error.ts";
import { faultText } from "./fault-text.ts";

/** What the server found wrong with a field, by its path in the body; undefined: nothing. */
export function fieldFault(language: Language, failure: unknown, path: string): string | undefined {
  if (!(failure instanceof ApiError)) return undefined;
  const fault = failure.errors.find((candidate) => candidate.path === path || candidate.path.startsWith(`${path}.`));
  return fault === undefined ? undefined : faultText(language, fault.message);
}
