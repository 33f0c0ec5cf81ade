import { MOST_GRANTS, ROLES, type Role } from "@ioc/protocol/access.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { CheckField } from "../desk/check-field.tsx";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { SelectField } from "../desk/select-field.tsx";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { isAboveAll } from "../shell/may.ts";
import { usePerson } from "../shell/shell-context.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { peopleWords } from "./people-words.ts";
import { type GrantDraft, newGrant, nextGrantKey } from "./person-draft.ts";
import "./grant-list.css";

export interface GrantListProps {
  readonly grants: readonly GrantDraft[];
  readonly faultOf: (index: number) => string | undefined;
  readonly onChange: (grants: readonly GrantDraft[]) => void;
}

/** Roles and where they hold, one or several. */
export function GrantList({ grants, faultOf, onChange }: GrantListProps): ReactElement {
  const text = useWords(peopleWords);
  const inGeneral = useWords(deskWords);
  const units = useChoosableUnits().data ?? [];
  const mayGiveAll = isAboveAll(usePerson());
  const roles = ROLES.map((role) => ({ value: role, text: inGeneral(`role_${role}`) }));
  const change = (key: number, part: Partial<GrantDraft>): void =>
    onChange(grants.map((grant) => (grant.key === key ? { ...grant, ...part } : grant)));
  return (
    <div className="grants">
      {grants.map((grant, index) => (
        <fieldset key={grant.key} className="grant">
          <legend>{text("grantNumber", { number: index + 1 })}</legend>
          <SelectField<Role>
            label={text("role")}
            value={grant.role}
            options={roles}
            onChange={(role) => change(grant.key, { role })}
          />
          {grant.aboveAll ? (
            <p className="grant-all">{text("aboveAll")}</p>
          ) : (
            <UnitPicker
              label={text("unit")}
              units={units}
              value={grant.unit}
              error={faultOf(index)}
              onChange={(unit) => change(grant.key, { unit })}
            />
          )}
          {mayGiveAll && (
            <CheckField
              label={text("aboveAll")}
              checked={grant.aboveAll}
              onChange={(aboveAll) => change(grant.key, { aboveAll })}
            />
          )}
          {grants.length > 1 && (
            <Button look="link" onClick={() => onChange(grants.filter(({ key }) => key !== grant.key))}>
              {text("removeGrant", { number: index + 1 })}
            </Button>
          )}
        </fieldset>
      ))}
      {grants.length < MOST_GRANTS && (
        <Button onClick={() => onChange([...grants, newGrant(nextGrantKey(grants))])}>{text("addGrant")}</Button>
      )}
    </div>
  );
}
