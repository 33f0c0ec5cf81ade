import type { Hotspot } from "@ioc/protocol/board.ts";
import type { Directive } from "@ioc/protocol/directives.ts";

/**
 * The directive that a hotspot's unit was last urged with about its field, or else about no field in particular: that is
 * about all of them. Undefined: it was not urged, or that is closed.
 *
 * @param open those that are not closed, the newest first
 */
export function directiveOf(open: readonly Directive[], { unit, field }: Hotspot): Directive | undefined {
  const ofUnit = open.filter((directive) => directive.unit === unit);
  return ofUnit.find((directive) => directive.field === field) ?? ofUnit.find((directive) => directive.field === null);
}
