import type { Reference } from "../reference/reference.ts";

/** No procedure has it. */
const NO_PROCEDURE = -1;

/** The number of the only procedure that is counted; undefined: all are. Of one that does not exist there is nothing. */
export function procedureOf(
  { proceduresByCode }: Pick<Reference, "proceduresByCode">,
  code: string | undefined,
): number | undefined {
  return code === undefined ? undefined : (proceduresByCode.get(code)?.id ?? NO_PROCEDURE);
}
