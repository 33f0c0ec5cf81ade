import type { Alert } from "@ioc/protocol/alerts.ts";
import type { DossierList } from "@ioc/protocol/dossiers.ts";
import type { Measure } from "@ioc/protocol/names.ts";
import type { UseQueryResult } from "@tanstack/react-query";
import { useDeskLanguage } from "../desk/desk-context.ts";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { alertPeriod } from "../shell/alert-period.ts";
import { codesOf, type DossierQuery, useCountedDossiers } from "../shell/dossier-query.ts";
import { lateMeasure } from "../shell/late-measure.ts";
import { serverNow } from "../shell/server-time.ts";
import { aboutText } from "./about-text.ts";
import type { DirectiveOrigin } from "./directive-origin.ts";
import { directiveWords } from "./directive-words.ts";

export interface DirectiveDraft {
  readonly list: UseQueryResult<DossierList>;
  /** Of the dossiers that go with it. */
  readonly codes: readonly string[];
  /** What number it is about. */
  readonly about: { readonly measure: Measure | undefined; readonly field: string | undefined };
  /** What it might say. */
  readonly draft: string;
}

interface DraftOf {
  readonly origin: DirectiveOrigin;
  readonly alert: Alert | undefined;
  readonly unit: string | undefined;
  readonly units: readonly ChoosableUnit[];
}

/** What a directive begins with: the dossiers of the number that led to it, and words that say so. */
export function useDirectiveDraft({ origin, alert, unit, units }: DraftOf): DirectiveDraft {
  const language = useDeskLanguage();
  const measure = alert === undefined ? origin.measure : lateMeasure(alert.metric);
  const about = { measure, field: origin.field };
  const query: DossierQuery | undefined =
    unit === undefined || measure === undefined
      ? undefined
      : {
          unit,
          measure,
          field: origin.field,
          // The number of the unit that one came from may be its own; that of another one is all of it.
          own: origin.own && unit === origin.unit,
          period: alert === undefined ? sinceThen(origin.from) : alertPeriod(alert, serverNow()),
        };
  const list = useCountedDossiers(query);
  const codes = list.data === undefined ? [] : codesOf(list.data);
  const known = units.find(({ code }) => code === unit);
  const name = known === undefined ? "" : nameIn(language, known);
  const what = aboutText(language, about);
  const total = list.data?.total ?? 0;
  const draft =
    total > 0 && what !== undefined
      ? directiveWords.textOf(language, "draft", { unit: name, count: total, what: lowerFirst(what) })
      : alert === undefined
        ? ""
        : directiveWords.textOf(language, "draftAlert", { rule: alert.ruleName, unit: alert.unitName });
  return { list, codes, about, draft };
}

/** A first day that has come, up to today. */
function sinceThen(from: string | undefined): { readonly from: string; readonly to: string } | undefined {
  const to = civilTimeOf(serverNow()).date;
  return from === undefined || from > to ? undefined : { from, to };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
