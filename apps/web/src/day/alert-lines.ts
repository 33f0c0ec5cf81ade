import type { Alert } from "@ioc/protocol/alerts.ts";
import type { Language } from "../language/language.ts";
import { areaName, shortName } from "../language/short-name.ts";
import { alertGroups } from "../live/wall-alerts.ts";
import { timeOrDate } from "../numbers/civil-time.ts";
import { metricText } from "../numbers/metric-text.ts";
import { ruleText } from "../numbers/rule-text.ts";
import type { Picture } from "../stage/picture.ts";
import { alertWords } from "./alert-words.ts";
import type { SignalLine } from "./signal-lines.ts";

const MOST_LINES = 2;
const MOST_UNITS = 2;

/** Where it is, and how far beyond. */
interface AlertPlace {
  readonly name: string;
  /** Empty: the unit is silent. */
  readonly value: string;
  readonly alert: Alert;
}

export interface AlertLine extends Omit<SignalLine, "who"> {
  readonly rule: string;
  readonly places: readonly AlertPlace[];
  /** How many places more. */
  readonly more: number;
}

/**
 * The alerts of the units on the screen, the worst rule first: what, where, how far beyond, since when, who has it. What
 * is said of a line holds for all units in it: those that are less severe, or that somebody else has, have their own.
 */
export function alertLines(alerts: readonly Alert[], picture: Picture, language: Language): readonly AlertLine[] {
  const { overview } = picture;
  const here = alerts.filter(
    ({ unit }) => unit === overview.unit.code || unit in overview.tiles || unit in overview.groups,
  );
  return alertGroups(here, (alert) => alert.rule + alert.severity + holderText(alert, picture, language))
    .slice(0, MOST_LINES)
    .map(({ worst, alerts: all }) => {
      const critical = worst.severity === "critical";
      return {
        kind: `alert ${worst.rule}`,
        key: worst.id,
        glyph: critical ? "overdue" : "soon",
        tone: critical ? "son" : "vang",
        what: alertWords.textOf(language, critical ? "alertCritical" : "alertWarning"),
        rule: ruleText(language, worst, worst.metric in picture.board.rates),
        places: all.slice(0, MOST_UNITS).map((alert) => ({
          name: areaName(language, { name: shortName(language, { name: alert.unitName }) }),
          value: valueText(alert.value, alert, picture, language),
          alert,
        })),
        more: Math.max(0, all.length - MOST_UNITS),
        since: alertWords.textOf(language, "alertSince", {
          time: timeOrDate(worst.firedAt ?? worst.since, picture.today),
        }),
        meaning: [thresholdText(worst, picture, language), holderText(worst, picture, language)]
          .filter(Boolean)
          .join(", "),
      };
    });
}

function thresholdText(alert: Alert, picture: Picture, language: Language): string {
  const threshold = valueText(alert.threshold, alert, picture, language);
  return threshold === "" ? "" : alertWords.textOf(language, "alertThreshold", { threshold });
}

/** Names of people are told only to those who are signed in: without one it is still known that somebody has it. */
function holderText(alert: Alert, picture: Picture, language: Language): string {
  const { silenced, acknowledgedAt, acknowledgedBy, assignedTo } = alert;
  if (silenced !== null) {
    return alertWords.textOf(language, "alertSilenced", { time: timeOrDate(silenced.until, picture.today) });
  }
  const name = assignedTo ?? acknowledgedBy;
  if (name !== null) return alertWords.textOf(language, "alertHas", { name });
  return alertWords.textOf(language, acknowledgedAt === null ? "alertNobody" : "alertTaken");
}

function valueText(value: number | null, { metric, threshold }: Alert, picture: Picture, language: Language): string {
  return value === null ? "" : metricText(language, value, metric in picture.board.rates, threshold);
}
