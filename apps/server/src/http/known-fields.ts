import { invalid } from "./http-error.ts";
import type { ScreenRouteParts } from "./screen-route-parts.ts";

/** A field that a body names, and where. */
export interface NamedField {
  readonly path: string;
  readonly field: string;
}

/**
 * Fields that boards know: those of provisioned procedures, and the reserved ones.
 *
 * @throws HttpError 422 with each that is none
 */
export async function knownFields(
  named: readonly NamedField[],
  { state, level }: Pick<ScreenRouteParts, "state" | "level">,
): Promise<void> {
  const unknown = (): readonly NamedField[] =>
    named.filter(({ field }) => !state.reference.fields.names.includes(field));
  // Another node may have been told its procedures a moment ago.
  if (unknown().length > 0) await level();
  const faults = unknown().map(({ path }) => ({ path, code: "invalid", message: "there is no such field" }) as const);
  if (faults.length > 0) throw invalid(faults);
}
