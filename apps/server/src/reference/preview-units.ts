import { boardsOf, ownNumbers } from "@ioc/domain/board/own-numbers.ts";
import { MEASURES, type Measures } from "@ioc/domain/measure/measures.ts";
import { compareUtf8 } from "@ioc/domain/order/utf8-order.ts";
import { civilFromDay, type Day, dayFromCivil, formatDay, parseDay } from "@ioc/domain/time/civil-date.ts";
import { dayOf } from "@ioc/domain/time/zone.ts";
import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import type { UnitsPreview } from "@ioc/protocol/provisioning-preview.ts";
import type { LiveState } from "../boards/live-state.ts";
import { type Difference, differencesOf } from "./differences.ts";
import type { OwnUnits } from "./own-units.ts";
import type { Reference } from "./reference.ts";
import { feedsWithChangedScope } from "./scope-changes.ts";
import { withUnits } from "./with-units.ts";

type Effect = UnitsPreview["boards"][number];
type Preview = Omit<UnitsPreview, "changes"> & { readonly changes: readonly Difference<UnitBody>[] };

const MOST_BOARDS = 200;
const LAST_DAY: Day = dayFromCivil(9999, 12, 31);

export interface PreviewRequest {
  /** The units as they are to become, without faults. */
  readonly bodies: readonly UnitBody[];
  readonly now: number;
  /** The units of whoever asks; of others nothing is told. */
  readonly own: OwnUnits;
}

/**
 * What a change of units does to boards: the numbers of this year up to now, which no change of the tree touches, put
 * together by the tree of the day on which the change is in effect, as it would be without and with it. What feeds may
 * report for more or less than before is another matter, and only counted.
 */
export function previewUnits(state: LiveState, { bodies, now, own: theirs }: PreviewRequest): Preview {
  const before = state.reference;
  const changes = differencesOf(bodies, (code) => theirs.body(code));
  const changed = changes.filter(({ kind }) => kind !== "same");
  const after = withUnits(
    before,
    changed.map((change) => theirs.stored(change.after)),
  );
  const today = dayOf(before.zone, now);
  const moved = changed.filter(movesUnits);
  const on = moved.flatMap(turnsOf).reduce((latest, day) => Math.max(latest, day), today);
  const period = { from: dayFromCivil(civilFromDay(today).year, 1, 1), to: today };

  const isShown = (unit: number): boolean => !before.unitsById.has(unit) || theirs.covers(unit);
  const shown = [...after.unitsById.values()].filter(({ id }) => isShown(id));
  const own = ownNumbers(
    state.sources(),
    shown.map(({ id }) => id),
    { period, now },
  );
  const was = boardsOf(own, before.tree.on(on));
  const is = boardsOf(own, after.tree.on(on));
  const boards = shown.flatMap(({ id, body }): (Effect & { readonly size: number })[] => {
    const measures = differingMeasures(was.get(id), is.get(id));
    if (measures.length === 0) return [];
    const node = after.tree.on(on).nodeOf(id);
    const successor = node === undefined || node === id || !isShown(node) ? undefined : after.unitsById.get(node);
    const size = measures.reduce((sum, measure) => sum + Math.abs(measure.after - measure.before), 0);
    return [{ unit: body.code, successor: successor?.body.code ?? null, measures, size }];
  });
  boards.sort((a, b) => b.size - a.size || compareUtf8(a.unit, b.unit));
  return {
    changes,
    on: formatDay(on),
    from: formatDay(period.from),
    to: formatDay(period.to),
    boards: boards.slice(0, MOST_BOARDS).map(({ size: _, ...effect }) => effect),
    moreBoards: Math.max(0, boards.length - MOST_BOARDS),
    feedsFoldedAgain: moved.length === 0 ? 0 : feedsFoldedAgain(before, after, today, theirs),
  };
}

function feedsFoldedAgain(before: Reference, after: Reference, today: Day, theirs: OwnUnits): number {
  const feeds = feedsWithChangedScope(before, after, today).map((feed) => before.feedsById.get(feed));
  return feeds.filter((feed) => feed?.revokedAt === null && theirs.covers(feed.unit)).length;
}

/** Whether a change touches the tree, and not only what a unit is called. */
function movesUnits({ before, after }: Difference<UnitBody>): boolean {
  const members = ["parent", "validFrom", "validTo", "successor"] as const;
  return before === null || members.some((member) => (before[member] ?? null) !== (after[member] ?? null));
}

/** The days on which the organisation becomes another by a change. */
function turnsOf({ before, after }: Difference<UnitBody>): Day[] {
  return [before, after].flatMap((body) => {
    const from = body?.validFrom == null ? undefined : parseDay(body.validFrom);
    const to = body?.validTo == null ? undefined : parseDay(body.validTo);
    return [...(from === undefined ? [] : [from]), ...(to === undefined ? [] : [Math.min(to + 1, LAST_DAY)])];
  });
}

function differingMeasures(was: Measures | undefined, is: Measures | undefined): Effect["measures"] {
  return MEASURES.flatMap((measure) => {
    const before = was?.[measure] ?? 0;
    const after = is?.[measure] ?? 0;
    return before === after ? [] : [{ measure, before, after }];
  });
}
