import type { Dossier, DossierItem } from "@ioc/protocol/dossiers.ts";
import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { dossierWords } from "../dossier-parts/dossier-words.ts";
import { limitText } from "../dossier-parts/limit-text.ts";
import { fieldName } from "../language/field-name.ts";
import { civilTimeOf, formatDate } from "../numbers/civil-time.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { dossierPageWords } from "./dossier-page-words.ts";

/** What is known of a dossier, whole or as a list tells it; what is not known is not there. */
export function DossierFacts({ dossier }: { dossier: DossierItem & Partial<Dossier> }): ReactElement {
  const text = useWords(dossierPageWords);
  const inDossiers = useWords(dossierWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const moment = (instant: string | null | undefined): string | undefined => {
    if (instant == null) return undefined;
    const { date, minute } = civilTimeOf(instant);
    return `${minute} ${formatDate(date)}`;
  };
  const { unit, receivingUnit, channel, field, limit, applicant, components, outcome, result, score } = dossier;
  const facts: readonly (readonly [label: string, value: string | undefined])[] = [
    [inDossiers("state"), inDossiers(`state_${dossier.state}`)],
    [text("handledBy"), unitName(unit)],
    [text("receivedBy"), receivingUnit == null || receivingUnit === unit ? undefined : unitName(receivingUnit)],
    [inDossiers("field"), fieldName(language, field)],
    [inDossiers("channel"), channel == null ? undefined : inDossiers(`channel_${channel}`)],
    [inDossiers("receivedAt"), moment(dossier.receivedAt)],
    [inDossiers("dueAt"), moment(dossier.dueAt)],
    [inDossiers("closedAt"), moment(dossier.closedAt)],
    [text("limit"), limit == null ? undefined : limitText(language, limit)],
    [text("applicant"), applicant == null ? undefined : text(`applicant_${applicant}`)],
    [text("components"), components == null ? undefined : text(`components_${components}`)],
    [
      text("outcome"),
      outcome == null
        ? undefined
        : [text(`outcome_${outcome}`), ...(result == null ? [] : [text(`result_${result}`)])].join(", "),
    ],
    [text("score"), score == null ? undefined : text("scoreOf", { score })],
  ];
  return (
    <dl className="dossier-facts">
      {facts.map(
        ([label, value]) =>
          value !== undefined && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
    </dl>
  );
}
