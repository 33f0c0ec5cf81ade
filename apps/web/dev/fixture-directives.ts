import type { Directive } from "@ioc/protocol/directives.ts";
import { fixtureProvince, USUAL } from "./fixture-province.ts";

/** A directive as it is told to whoever reads boards alone. */
export function fixtureDirective(change: Partial<Directive> = {}): Directive {
  return {
    id: "1",
    unit: "SG.01",
    unitName: "Xã Quảng Nghĩa",
    text: null,
    dueAt: "2026-11-18T10:00:00.000Z",
    dossiers: [],
    alert: null,
    field: null,
    measure: "overdue",
    state: "sent",
    overdue: false,
    sentBy: null,
    sentAt: "2026-11-17T02:00:00.000Z",
    seenAt: null,
    acceptedAt: null,
    reportedAt: null,
    closedAt: null,
    ...change,
  };
}

const COURSES: readonly Partial<Directive>[] = [
  { state: "accepted" },
  { state: "reported" },
  { state: "seen", overdue: true, dueAt: "2026-11-16T10:00:00.000Z" },
  { state: "sent" },
];

/** The worst hotspots of the usual afternoon, each urged but one. */
export function directivesInUsual(): { readonly items: readonly Directive[] } {
  const cells = fixtureProvince(USUAL).board.hotspots.filter((_, index) => index !== 1);
  return {
    items: COURSES.flatMap((course, index) => {
      const cell = cells[index];
      if (cell === undefined) return [];
      const { unit, unitName, field } = cell;
      return [fixtureDirective({ id: String(COURSES.length - index), unit, unitName, field, ...course })];
    }),
  };
}
