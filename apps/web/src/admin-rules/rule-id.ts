import { foldAccents } from "../desk/fold-accents.ts";

const LONGEST_NAME = 40;
/** Of a code, as units and rules have them. */
const LONGEST = 64;
/** Words that stand in the place of an id in paths. */
const FALLBACK = "rule";

/** The id of a new rule, from its name and unit: "ty-le-qua-han.SG"; with a number where that is taken. */
export function newRuleId(name: string, unit: string, taken: ReadonlySet<string>): string {
  const words = foldAccents(name)
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, LONGEST_NAME)
    .replace(/-$/, "");
  const base = `${words === "" ? FALLBACK : words}.${unit}`;
  for (let number = 1; ; number += 1) {
    const end = number === 1 ? "" : `-${number}`;
    const id = base.slice(0, LONGEST - end.length) + end;
    if (!taken.has(id)) return id;
  }
}
