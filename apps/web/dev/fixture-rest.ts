import type { Board } from "@ioc/protocol/board.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { EstimateCalibration, EstimateSum, Estimates } from "@ioc/protocol/estimates.ts";
import type { History } from "@ioc/protocol/history.ts";
import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import { documentsOf, type FixtureDocument } from "./fixture-documents.ts";
import { fixtureCalibration, fixtureEstimateSum, fixtureEstimates } from "./fixture-estimates.ts";
import { type Situation, USUAL } from "./fixture-province.ts";
import { situationOf } from "./situations.ts";

type FixtureAnswer = FixtureDocument | History | DossierList | EstimateSum | Estimates | EstimateCalibration;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** How far civil time is ahead. */
const CIVIL_MS = 7 * HOUR_MS;
const DAYS = 30;
const PAGE = 50;

/**
 * What REST answers whoever is signed in, of the made-up province and of a moment of its past: its documents as they are at
 * that moment, a number's last days, and the first page of a list that is as long as the number says.
 */
export function fixtureRest(url: URL): FixtureAnswer | undefined {
  const query = url.searchParams;
  const name = query.get("unit") ?? "usual";
  const situation = situationOf(name) ?? (name === "SG" ? USUAL : undefined);
  if (situation === undefined) return undefined;
  const at = query.get("at");
  const documents = documentsOf(at === null ? situation : situationAt(situation, Date.parse(at)));
  switch (url.pathname) {
    case "/api/v1/board":
      return withBalance(query.get("from") === query.get("to") ? documents.board : documents.month);
    case "/api/v1/overview":
      return documents.overview;
    case "/api/v1/hotspots":
      return documents.hotspots;
    case "/api/v1/ranking":
      return documents.ranking;
    case "/api/v1/history":
      return historyOf(documents.board, query);
    case "/api/v1/estimates":
      return fixtureEstimates(documents.hotspots);
    case "/api/v1/estimates/sum":
      return fixtureEstimateSum(documents.hotspots);
    case "/api/v1/estimates/calibration":
      return fixtureCalibration(documents.hotspots);
    case "/api/v1/dossiers":
      return listOf(documents, query);
    default:
      return undefined;
  }
}

/** Of an earlier moment of its day: less of the day's work is done, and more is late. */
function situationAt(situation: Situation, nowMs: number): Situation {
  const done = Math.min(1, Math.max(0, (nowMs - opening(nowMs)) / (situation.nowMs - opening(situation.nowMs))));
  const { progress, overdueScale } = situation;
  return { ...situation, nowMs, progress: progress * done, overdueScale: overdueScale * (1.1 - 0.1 * done) };
}

/** 07:30 of that day, as civil time has it there. */
function opening(ms: number): number {
  return Math.floor((ms + CIVIL_MS) / DAY_MS) * DAY_MS - CIVIL_MS + 7.5 * HOUR_MS;
}

function historyOf({ unit, asOf, measures, rates }: Board, query: URLSearchParams): History {
  const rate = query.get("rate") as keyof Board["rates"] | null;
  const measure = query.get("measure") as Measure | null;
  const { numerator, denominator, value } =
    rate === null ? { numerator: measures[measure ?? "overdue"], denominator: null, value: null } : rates[rate];
  const days = Array.from({ length: DAYS }, (_, index) => {
    const date = new Date(Date.parse(asOf) - (DAYS - 1 - index) * DAY_MS).toISOString().slice(0, 10);
    const share = index === DAYS - 1 ? 1 : 0.82 + ((index * 7) % 9) * 0.03;
    const shown = Math.round(numerator * share);
    return {
      date,
      working: ![0, 6].includes(new Date(date).getUTCDay()),
      numerator: shown,
      denominator,
      value: denominator === null ? shown : value === null || value === undefined ? null : value * (1.1 - 0.1 * share),
    };
  });
  return { unit, measure, rate, asOf, days };
}

/** Nothing was transferred over the border of the made-up province: what is open now was carried over, or came today. */
function withBalance<B extends Board>(board: B): B {
  const { inProgress, received, resolved, withdrawn } = board.measures;
  return { ...board, measures: { ...board.measures, carriedOver: inProgress - received + resolved + withdrawn } };
}

/** How long the list is of a part of a measure; undefined: it is asked for whole. */
function ofPart(
  { ageing, due, nextClose, procedures }: Hotspots,
  measure: Measure,
  query: URLSearchParams,
): number | undefined {
  const [age, day, code] = ["overdueFrom", "dueFrom", "procedure"].map((name) => query.get(name));
  if (age != null) return ageing.find(({ fromDays }) => fromDays === Number(age))?.overdue ?? 0;
  if (day != null) return due.find(({ date }) => date === day)?.open ?? 0;
  if (query.has("dueUntil")) return nextClose.count;
  if (code == null) return undefined;
  const procedure = procedures.find((one) => one.code === code);
  return (measure === "overdue" ? procedure?.overdue : procedure?.open) ?? 0;
}

function listOf({ board, hotspots }: ReturnType<typeof documentsOf>, query: URLSearchParams): DossierList {
  const { unit, asOf, measures } = board;
  const measure = query.get("measure") as Measure;
  const total = ofPart(hotspots, measure, query) ?? measures[measure];
  const items = Array.from({ length: Math.min(PAGE, total) }, (_, index) => ({
    code: `H68.${String(1204 + index * 37).padStart(6, "0")}`,
    unit: unit.code,
    field: ["Đất đai", "Hộ tịch", "Chứng thực", "Xây dựng"][index % 4] ?? "",
    receivedAt: new Date(Date.parse(asOf) - (31 - (index % 20)) * DAY_MS).toISOString(),
    dueAt: new Date(Date.parse(asOf) - (22 - (index % 20)) * DAY_MS).toISOString(),
    state: "open" as const,
  }));
  return { total, asOf, items, nextCursor: total > PAGE ? "next" : null };
}
