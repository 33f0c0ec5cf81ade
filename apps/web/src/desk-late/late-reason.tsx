import type { EstimateBasis, EstimateItem } from "@ioc/protocol/estimates.ts";
import type { ReactElement } from "react";
import { Link } from "react-router";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Dialog } from "../desk/dialog.tsx";
import { formatCount } from "../numbers/number-format.ts";
import { useDeskUnit, withUnit } from "../shell/desk-unit.ts";
import { chanceText, leftText, useWorkingTime } from "./late-text.ts";
import { lateWords } from "./late-words.ts";

export interface LateReasonProps {
  readonly item: EstimateItem;
  readonly hoursOfDay: number;
  /** The moment of the list, an instant. */
  readonly asOf: string;
  readonly onClose: () => void;
}

const GROUPS = ["own", "procedure", "all"] as const;

/** How the chance of one dossier came about: what each group of such dossiers says, and how much that weighs. */
export function LateReason({ item, hoursOfDay, asOf, onClose }: LateReasonProps): ReactElement {
  const text = useWords(lateWords);
  const inGeneral = useWords(deskWords);
  const language = useDeskLanguage();
  const { chosen } = useDeskUnit();
  const { dossier, chance } = item;
  const groups = GROUPS.flatMap((name) => (item[name] == null ? [] : [{ name, basis: item[name] }]));
  const title = chance == null ? text("explainUnknown") : text("explain", { chance: chanceText(language, chance) });
  return (
    <Dialog title={`${dossier.code} · ${title}`} size="wide" onClose={onClose}>
      <Facts item={item} hoursOfDay={hoursOfDay} asOf={asOf} />
      {groups.map(({ name, basis }) => (
        <p key={name} className="late-says">
          <b>{text(`group_${name}`)}.</b> <Said basis={basis} item={item} hoursOfDay={hoursOfDay} />
        </p>
      ))}
      {chance != null && (
        <>
          <Weights groups={groups} chance={chance} />
          <p className="field-hint">{text("explainNote")}</p>
        </>
      )}
      <p className="actions">
        <Link className="button button-main" to={withUnit(`/dossiers/${encodeURIComponent(dossier.code)}`, chosen)}>
          {text("openDossier")}
        </Link>
        <Button onClick={onClose}>{inGeneral("close")}</Button>
      </p>
    </Dialog>
  );
}

interface OfDossier {
  readonly item: EstimateItem;
  readonly hoursOfDay: number;
}

function Facts({ item, hoursOfDay, asOf }: OfDossier & { readonly asOf: string }): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const workingTime = useWorkingTime(hoursOfDay);
  const { dossier, spentHours, leftHours } = item;
  const spent = workingTime(spentHours);
  const isSuspended = dossier.state === "suspended";
  return (
    <p className="late-facts">
      {leftHours == null
        ? text("spentOnly", { spent })
        : text(isSuspended ? "spentStanding" : "spentLeft", {
            spent,
            standing: leftText(language, dossier, asOf),
            left: workingTime(leftHours),
          })}
    </p>
  );
}

/** What one group of such dossiers says, in a sentence. */
function Said({ basis, item, hoursOfDay }: OfDossier & { readonly basis: EstimateBasis }): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  const workingTime = useWorkingTime(hoursOfDay);
  if (basis.outlasting == null) return <>{text("basisNone")}</>;
  const values = {
    resolved: formatCount(language, basis.resolved),
    share: chanceText(language, basis.outlasting),
    left: workingTime(item.leftHours ?? 0),
  };
  return <>{text("basis", values)}</>;
}

interface WeightsProps {
  readonly groups: readonly { readonly name: (typeof GROUPS)[number]; readonly basis: EstimateBasis }[];
  readonly chance: number;
}

/** The sum that ends in the chance. */
function Weights({ groups, chance }: WeightsProps): ReactElement {
  const text = useWords(lateWords);
  const language = useDeskLanguage();
  return (
    <table className="late-weights">
      <caption className="unseen">{text("groups")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("groupTitle")}</th>
          <th scope="col">{text("resolvedTitle")}</th>
          <th scope="col">{text("outlastingTitle")}</th>
          <th scope="col">{text("weightTitle")}</th>
        </tr>
      </thead>
      <tbody>
        {groups.map(({ name, basis }) => (
          <tr key={name}>
            <th scope="row">{text(`group_${name}`)}</th>
            <td>{formatCount(language, basis.resolved)}</td>
            <td>{basis.outlasting == null ? "–" : chanceText(language, basis.outlasting)}</td>
            <td>{chanceText(language, basis.weight)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={2}>
            {text("resultTitle")}
          </th>
          <td>{chanceText(language, chance)}</td>
          <td />
        </tr>
      </tfoot>
    </table>
  );
}
