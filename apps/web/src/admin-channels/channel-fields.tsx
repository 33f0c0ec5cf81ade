import { CHANNEL_KINDS, CHANNEL_REACHES } from "@ioc/protocol/channels.ts";
import type { ReactElement } from "react";
import { CheckField } from "../desk/check-field.tsx";
import { useWords } from "../desk/desk-context.ts";
import { Field } from "../desk/field.tsx";
import { SelectField } from "../desk/select-field.tsx";
import { TextField } from "../desk/text-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import type { ChannelDraft } from "./channel-draft.ts";
import { channelWords } from "./channel-words.ts";

type FieldName = keyof ChannelDraft;

export interface ChannelFieldsProps {
  readonly draft: ChannelDraft;
  readonly units: readonly ChoosableUnit[];
  /** Its kind cannot be changed any more. */
  readonly isThere: boolean;
  /** What is wrong with a field; undefined: nothing. */
  readonly faultOf: (field: FieldName) => string | undefined;
  readonly onChange: (change: Partial<ChannelDraft>) => void;
}

/** Where a channel leads, and what it takes. */
export function ChannelFields({ draft, units, isThere, faultOf, onChange }: ChannelFieldsProps): ReactElement {
  const text = useWords(channelWords);
  return (
    <>
      <div className="field-row">
        <TextField
          label={text("name")}
          hint={text("nameHint")}
          value={draft.name}
          error={faultOf("name")}
          onChange={(name) => onChange({ name })}
          autoComplete="off"
        />
        {!isThere && (
          <SelectField
            label={text("kind")}
            value={draft.kind}
            options={CHANNEL_KINDS.map((value) => ({ value, text: text(`kind_${value}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </div>
      <UnitPicker
        label={text("unit")}
        units={units}
        value={draft.unit}
        error={faultOf("unit")}
        onChange={(unit) => onChange({ unit })}
      />
      {draft.kind === "email" ? (
        <Field label={text("to")} hint={text("toHint")} error={faultOf("to")}>
          {(control) => (
            <textarea
              {...control}
              rows={2}
              value={draft.to}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => onChange({ to: event.target.value })}
            />
          )}
        </Field>
      ) : (
        <TextField
          label={text("url")}
          hint={text("urlHint")}
          type="url"
          value={draft.url}
          error={faultOf("url")}
          onChange={(url) => onChange({ url })}
          autoComplete="off"
          spellCheck={false}
        />
      )}
      <h3>{text("takes")}</h3>
      <div className="field-row">
        <SelectField
          label={text("reach")}
          value={draft.reach}
          options={CHANNEL_REACHES.map((value) => ({ value, text: text(`reach_${value}`) }))}
          onChange={(reach) => onChange({ reach })}
        />
        <SelectField
          label={text("alerts")}
          value={draft.alerts}
          error={faultOf("alerts")}
          options={(["none", "warning", "critical"] as const).map((value) => ({
            value,
            text: text(`alerts_${value}`),
          }))}
          onChange={(alerts) => onChange({ alerts })}
        />
      </div>
      <CheckField
        label={text("escalations")}
        hint={text("escalationsHint")}
        checked={draft.escalations}
        onChange={(escalations) => onChange({ escalations })}
      />
      <CheckField
        label={text("directives")}
        hint={text("directivesHint")}
        checked={draft.directives}
        onChange={(directives) => onChange({ directives })}
      />
      <div className="field-row">
        <TextField
          label={text("digest")}
          hint={text("digestHint")}
          type="time"
          value={draft.digestAt}
          error={faultOf("digestAt")}
          onChange={(digestAt) => onChange({ digestAt })}
        />
        {draft.kind === "email" && (
          <SelectField
            label={text("language")}
            value={draft.language}
            options={(["vi", "en"] as const).map((value) => ({ value, text: text(`language_${value}`) }))}
            onChange={(language) => onChange({ language })}
          />
        )}
      </div>
      <CheckField
        label={text("officeHours")}
        hint={text("officeHoursHint")}
        checked={draft.officeHours}
        onChange={(officeHours) => onChange({ officeHours })}
      />
      <CheckField label={text("enabled")} checked={draft.enabled} onChange={(enabled) => onChange({ enabled })} />
    </>
  );
}
