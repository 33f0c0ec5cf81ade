import type { Overview } from "@ioc/protocol/overview.ts";
import { type Language, nameIn } from "../language/language.ts";
import { textOf } from "../language/text.ts";
import type { CsvRows } from "../stage/table-csv.ts";
import { unitsByGroup } from "../stage/unit-order.ts";
import { feedsWords } from "./feeds-words.ts";

/** Every unit's line: its state, when it was heard last, and the open dossiers that hang on it. */
export function linesCsv(overview: Pick<Overview, "groups" | "tiles">, language: Language): CsvRows {
  const words = (key: Parameters<typeof feedsWords.textOf>[1]): string => feedsWords.textOf(language, key);
  return [
    [words("code"), words("unit"), words("group"), words("state"), words("lastEvent"), textOf(language, "inProgress")],
    ...unitsByGroup(overview).flatMap(({ group, units }) =>
      units.map(({ code, tile }) => [
        code,
        nameIn(language, tile),
        nameIn(language, group),
        words(`state_${tile.state}`),
        tile.lastEventAt,
        // Of who never sent nothing is known, which is not 0.
        tile.state === "never" ? null : tile.inProgress,
      ]),
    ),
  ];
}
