import fc from "fast-check";
import { dateOf, dayArbitrary } from "./arbitrary-moment.ts";
import type { OracleUnit } from "./oracle-world.ts";

const CODES = ["P", "D1", "D2", "C10", "C2", "c3", "Z-9"];
const KINDS = ["province", "district", "commune"];

const unitPick = fc.record({
  parent: fc.nat(6),
  validFrom: fc.option(dayArbitrary, { freq: 6 }),
  validTo: fc.option(dayArbitrary, { freq: 3 }),
  successor: fc.option(fc.nat(CODES.length - 1), { freq: 4 }),
});

/**
 * Trees of up to three levels, now and then with a second root. Units end with and without a successor, begin late,
 * and successors end, begin late or sit above, beside or in another branch. Left out, because the contract does not
 * say what they mean: successors that lie below the unit they follow (or below each other crosswise), and roots that
 * are not valid and have no successor. Every unit has validFrom ≤ validTo.
 */
export const unitsArbitrary: fc.Arbitrary<readonly OracleUnit[]> = fc
  .array(unitPick, { minLength: 1, maxLength: CODES.length })
  .map((picks) => {
    const depths: number[] = [];
    const parents = new Map<string, string>();
    const codes = CODES.slice(0, picks.length);
    codes.forEach((code, index) => {
      const above = codes.filter((_, other) => other < index && (depths[other] ?? 0) < 2);
      const chosen = picks[index]?.parent ?? 0;
      const parent = chosen === 6 ? undefined : above[chosen % Math.max(1, above.length)];
      depths.push(parent === undefined ? 0 : (depths[codes.indexOf(parent)] ?? 0) + 1);
      if (parent !== undefined) parents.set(code, parent);
    });

    const successors = new Map<string, string>();
    codes.forEach((code, index) => {
      const pick = picks[index]?.successor;
      const successor = pick == null || index === 0 ? undefined : codes[pick % codes.length];
      const canFollow = (start: string): boolean =>
        start !== code &&
        [parents.get(start), successors.get(start)].every((next) => next === undefined || canFollow(next));
      // P, the first unit, always stays: whatever else ends, something is above.
      if (successor !== undefined && canFollow(successor)) successors.set(code, successor);
    });

    return codes.map((code, index): OracleUnit => {
      const parent = parents.get(code);
      const successor = successors.get(code);
      const from = parent === undefined ? null : (picks[index]?.validFrom ?? null);
      const to =
        index === 0 || (parent === undefined && successor === undefined) ? null : (picks[index]?.validTo ?? null);
      return {
        code,
        name: `Đơn vị ${code}`,
        ...(index % 2 === 0 ? { nameEn: `Unit ${code}` } : {}),
        kind: KINDS[depths[index] ?? 0] ?? "commune",
        ...(parent === undefined ? {} : { parent }),
        ...(successor === undefined ? {} : { successor }),
        ...(to === null ? {} : { validTo: dateOf(to) }),
        ...(from === null || (to !== null && from > to) ? {} : { validFrom: dateOf(from) }),
      };
    });
  });
