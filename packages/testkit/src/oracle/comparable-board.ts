/**
 * A board in the form in which two boards can be compared with `toEqual`: what the contract leaves open is made the
 * same. Absent and `null` members fall away, as do an own entry and fields that count nothing, `version`, `freshness`,
 * the children's `feed` and members the contract does not name; instants become epoch milliseconds, and the two
 * hotspot members that are computed in floating point are rounded to nine decimals.
 */
export function comparableBoard(board: unknown): unknown {
  const { unit, period, asOf, measures, rates, children, fields, hotspots } = membersOf(board);
  const own = membersOf(unit)["code"];
  return {
    unit: pick(unit, ["code", "name", "nameEn", "kind"]),
    period: pick(period, ["from", "to"]),
    asOf: instantMs(asOf),
    measures: membersOf(measures),
    rates: comparableRates(rates),
    children: mapMembers(children, (child, code) =>
      code === own && countsNothing(child)
        ? undefined
        : { ...pick(child, ["name", "nameEn", "kind"]), ...comparableNumbers(child) },
    ),
    fields: mapMembers(fields, (field) => (countsNothing(field) ? undefined : comparableNumbers(field))),
    hotspots: (Array.isArray(hotspots) ? hotspots : []).map((cell: unknown) => ({
      ...pick(cell, ["unit", "unitName", "field", "overdue", "open"]),
      expected: rounded(membersOf(cell)["expected"]),
      excess: rounded(membersOf(cell)["excess"]),
      oldestDueAt: instantMs(membersOf(cell)["oldestDueAt"]),
    })),
  };
}

type Members = Readonly<Record<string, unknown>>;

function membersOf(value: unknown): Members {
  if (typeof value !== "object" || value === null) return {};
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member != null));
}

function pick(value: unknown, names: readonly string[]): Members {
  return Object.fromEntries(Object.entries(membersOf(value)).filter(([name]) => names.includes(name)));
}

function mapMembers(value: unknown, change: (member: unknown, name: string) => unknown): Members {
  const changed = Object.entries(membersOf(value)).map(([name, member]) => [name, change(member, name)] as const);
  return Object.fromEntries(changed.filter(([, member]) => member !== undefined));
}

function comparableNumbers(value: unknown): Members {
  const { measures, rates } = membersOf(value);
  return { measures: membersOf(measures), rates: comparableRates(rates) };
}

function comparableRates(rates: unknown): Members {
  return mapMembers(rates, (rate) => pick(rate, ["numerator", "denominator", "value"]));
}

function countsNothing(value: unknown): boolean {
  return Object.values(membersOf(membersOf(value)["measures"])).every((count) => count === 0);
}

function instantMs(value: unknown): unknown {
  return typeof value === "string" ? Date.parse(value) : value;
}

function rounded(value: unknown): unknown {
  return typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value;
}
