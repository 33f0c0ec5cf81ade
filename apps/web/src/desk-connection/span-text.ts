const SECOND_MS = 1000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

type SpanWord = "seconds" | "minutes" | "hours" | "civilDays";

/** From two of a unit on in that unit: "90 giây" says more than "1 phút". */
const STEPS: readonly (readonly [word: SpanWord, ms: number])[] = [
  ["civilDays", DAY_MS],
  ["hours", HOUR_MS],
  ["minutes", MINUTE_MS],
];

/** How long something took, in the one unit that says enough, never told shorter than it was. */
export function spanText(ms: number, text: (key: SpanWord | "atOnce", values?: { count: number }) => string): string {
  if (ms < SECOND_MS) return text("atOnce");
  for (const [word, unitMs] of STEPS) if (ms >= 2 * unitMs) return text(word, { count: Math.ceil(ms / unitMs) });
  return text("seconds", { count: Math.ceil(ms / SECOND_MS) });
}

/** One of a unit, for the marks of an axis. */
export function axisText(ms: number, text: (key: SpanWord, values: { count: number }) => string): string {
  const [word, unitMs] = STEPS.find(([, unit]) => ms >= unit) ?? ["seconds", SECOND_MS];
  return text(word, { count: Math.round(ms / unitMs) });
}
