import type { Hotspots } from "@ioc/protocol/hotspots.ts";
import type { Language } from "../language/language.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import type { NumberPart } from "../page/drill-store.ts";
import { explainWords } from "./explain-words.ts";

/** The part's number in the document that holds it; undefined: it holds it no more. */
export function numberOfPart(
  { ageing, due, nextClose, procedures }: Pick<Hotspots, "ageing" | "due" | "nextClose" | "procedures">,
  part: NumberPart,
): number | undefined {
  switch (part.kind) {
    case "age":
      return ageing.find(({ fromDays }) => fromDays === part.fromDays)?.overdue;
    case "due":
      return due.find(({ date }) => date === part.date)?.open;
    case "nextClose":
      return nextClose.at === part.at ? nextClose.count : undefined;
    case "procedure":
      return procedures.find(({ code }) => code === part.code)?.[part.of];
  }
}

/** What a list is asked for that has the part's dossiers alone. */
export function queryOfPart(part: NumberPart | undefined): Readonly<Record<string, string | undefined>> {
  switch (part?.kind) {
    case undefined:
      return {};
    case "age":
      return { overdueFrom: String(part.fromDays), overdueTo: part.toDays?.toString() };
    case "due":
      return { dueFrom: part.date, dueTo: part.date };
    case "nextClose":
      return { dueUntil: part.at };
    case "procedure":
      return { procedure: part.code };
  }
}

/** Which part it is, in words; empty of a procedure whose name is still to be asked for. */
export function partText(language: Language, part: NumberPart): string {
  switch (part.kind) {
    case "age":
      if (part.fromDays === 0) return explainWords.textOf(language, "part_ageToday");
      return part.toDays === null
        ? explainWords.textOf(language, "part_ageOver", { days: part.fromDays - 1 })
        : explainWords.textOf(language, "part_age", { from: part.fromDays, to: part.toDays });
    case "due":
      return explainWords.textOf(language, "part_due", { date: formatDate(part.date) });
    case "nextClose": {
      const { date, minute } = civilTimeOf(part.at);
      return explainWords.textOf(language, "part_nextClose", { time: minute, date: formatDate(date) });
    }
    case "procedure":
      return part.name ?? "";
  }
}
