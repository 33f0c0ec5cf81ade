import { UnpaidOfUnits } from "../src/connection/unpaid-of-unit.ts";
import { type EstimateLine, UnitEstimates } from "../src/estimates/unit-estimates.ts";
import { ThreadLane } from "../src/lifecycle/thread-lane.ts";
import { type BenchReport, rounded } from "./bench-options.ts";
import { longestTurn } from "./longest-turn.ts";
import { madeUpState } from "./made-up-state.ts";

const DOSSIERS = 1_000_000;
const DAYS = 400;
const DAY_MS = 86_400_000;
/** A working morning. */
const NOW = Date.parse("2026-11-20T10:00:00+07:00");
/** So many ask for the sum of a commune of their own, once. */
const WALLS = 50;

/** What will be late in a large province, whose dossiers lie in memory: how much of the thread it takes, and for how long at a time. */
export async function benchEstimates(dossiers = DOSSIERS): Promise<BenchReport> {
  const state = madeUpState({ districts: 43, communes: 23, dossiers, days: DAYS, now: NOW });
  const lane = new ThreadLane<EstimateLine>(WALLS + 1);
  const unitOf = (code: string): number => state.reference.unit(code)?.id ?? 0;
  const estimates = new UnitEstimates(state, lane);
  const [province, commune] = [unitOf("P"), unitOf("C0-0")];
  const before = process.memoryUsage().rss;
  const first = await longestTurn(() => estimates.open(province, NOW, NOW, true));
  const again = await longestTurn(() => estimates.open(province, NOW + 1, NOW + 1, true));
  const past = await longestTurn(() => estimates.open(province, NOW - DAY_MS, NOW, false));
  const judged = await longestTurn(() => estimates.judged(province, NOW));
  const small = await longestTurn(() => estimates.open(commune, NOW, NOW, true));
  const walls = Array.from({ length: WALLS }, (_, index) => unitOf(`C${index % 43}-${Math.floor(index / 43) + 1}`));
  const sums = await longestTurn(() => Promise.all(walls.map((unit) => estimates.sum(unit, NOW, NOW))));
  const kept = await longestTurn(() => Promise.all(walls.map((unit) => estimates.sum(unit, NOW, NOW + 1))));
  const unpaid = await longestTurn(() => new UnpaidOfUnits(state, lane).of(province, NOW));
  const all = [unpaid, first, again, past, judged, small, sums];
  const longestMs = rounded(Math.max(...all.map(({ longestMs: longest }) => longest)));
  const units = state.reference.unitsById.size;
  const heldBytes = process.memoryUsage().rss - before;
  const ms = ({ tookMs }: { readonly tookMs: number }): string => `${rounded(tookMs)} ms`;
  return {
    result: {
      ...{ dossiers, units, open: first.value.list.length, learned: first.value.learned.durations.resolved },
      ...{ longestTurnMs: longestMs, firstMs: rounded(first.tookMs), againMs: rounded(again.tookMs) },
      ...{ pastMs: rounded(past.tookMs), judgedMs: rounded(judged.tookMs), communeMs: rounded(small.tookMs) },
      ...{
        unpaidMs: rounded(unpaid.tookMs),
        wallMs: rounded(sums.tookMs / WALLS),
        keptMs: rounded(kept.tookMs / WALLS, 3),
        heldBytes,
      },
    },
    rows: [
      ["the longest turn of the thread of all that follows", `${longestMs} ms`, "≤ 50 ms"],
      [`a province of ${units} units, ${dossiers} dossiers: learned, and all that is open`, ms(first), ""],
      ["the same a moment later", ms(again), ""],
      ["as of a day before", ms(past), ""],
      ["how true it was, at twelve moments", ms(judged), ""],
      ["a commune of it: learned, and all that is open", ms(small), ""],
      [`${WALLS} walls of ${WALLS} communes, each`, `${rounded(sums.tookMs / WALLS)} ms`, ""],
      ["the same within the minute, each", `${rounded(kept.tookMs / WALLS, 3)} ms`, ""],
      ["what was resolved without a payment where one is due", ms(unpaid), ""],
      ["memory meanwhile", `${Math.round(heldBytes / 2 ** 20)} MiB`, ""],
    ],
  };
}
