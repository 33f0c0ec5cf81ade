import { dayNumber } from "./civil-time.ts";
import type { OracleUnit } from "./oracle-world.ts";
import { byUtf8 } from "./utf8-order.ts";

/** The organisation as it stands on one civil day. */
export type UnitTree = {
  readonly unit: (code: string) => OracleUnit;
  /** Valid units without a parent, by code. */
  readonly roots: () => readonly string[];
  /** The unit, or once it has ended the successor that stands for it. */
  readonly standIn: (code: string) => string;
  /** Whether the subtree of `top` holds `code`, both taken by who stands for them: decides whose events count. */
  readonly contains: (top: string, code: string) => boolean;
  /** The valid unit whose own entry holds the unit's own numbers. */
  readonly homeOf: (code: string) => string;
  /** The home and the valid units above it, nearest first. */
  readonly pathOf: (code: string) => readonly string[];
  /** The direct children of a valid unit, by code. */
  readonly childrenOf: (code: string) => readonly string[];
};

/** `shownUnit` is taken as valid: a board that is asked for by name shows that unit whatever its life span. */
export function unitTree(units: readonly OracleUnit[], day: number, shownUnit?: string): UnitTree {
  const byCode = new Map(units.map((unit) => [unit.code, unit]));

  function unit(code: string): OracleUnit {
    const found = byCode.get(code);
    if (found === undefined) throw new Error(`unknown unit ${code}`);
    return found;
  }

  const ended = ({ validTo }: OracleUnit) => validTo != null && day > dayNumber(validTo);
  const notYet = ({ validFrom }: OracleUnit) => validFrom != null && day < dayNumber(validFrom);
  const valid = (one: OracleUnit) => one.code === shownUnit || (!ended(one) && !notYet(one));

  function standIn(code: string): string {
    const { successor } = unit(code);
    return ended(unit(code)) && successor != null ? standIn(successor) : code;
  }

  function homeOf(code: string, walked: ReadonlySet<string> = new Set()): string {
    const one = unit(code);
    if (valid(one)) return code;
    const seen = new Set(walked).add(code);
    if (ended(one) && one.successor != null && !seen.has(one.successor)) return homeOf(one.successor, seen);
    return one.parent != null ? homeOf(one.parent, seen) : code;
  }

  /** From a unit up to its root. A successor met again lies below the unit it stands for: the walk goes on above that. */
  function walkUp(code: string, resolve: (code: string) => string): readonly string[] {
    const path: string[] = [];
    let current: string | null | undefined = code;
    while (current != null) {
      const resolved = resolve(current);
      if (path.includes(resolved)) {
        current = unit(current).parent;
      } else {
        path.push(resolved);
        current = unit(resolved).parent;
      }
    }
    return path;
  }

  const home = (code: string) => homeOf(code);
  const pathOf = (code: string) => walkUp(code, home);
  const validCodes = units.filter(valid).map(({ code }) => code);
  return {
    unit,
    roots: () => validCodes.filter((code) => pathOf(code).length === 1).sort(byUtf8),
    standIn,
    contains: (top, code) => walkUp(code, standIn).includes(standIn(top)),
    homeOf: home,
    pathOf,
    childrenOf: (code) => validCodes.filter((child) => pathOf(child)[1] === code).sort(byUtf8),
  };
}
