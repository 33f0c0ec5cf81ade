import { DENSITIES, LANGUAGES, type ScreenLook, THEMES } from "@ioc/protocol/screen-look.ts";
import type { ReactElement } from "react";
import { CheckField } from "../desk/check-field.tsx";
import { useWords } from "../desk/desk-context.ts";
import { SelectField } from "../desk/select-field.tsx";
import { screenWords } from "./screen-words.ts";

export interface LookFieldsProps {
  readonly look: ScreenLook;
  readonly onChange: (look: ScreenLook) => void;
}

export function LookFields({ look, onChange }: LookFieldsProps): ReactElement {
  const text = useWords(screenWords);
  return (
    <>
      <div className="field-row">
        <SelectField<ScreenLook["theme"]>
          label={text("theme")}
          value={look.theme}
          options={THEMES.map((value) => ({ value, text: text(`theme_${value}`) }))}
          onChange={(theme) => onChange({ ...look, theme })}
        />
        <SelectField<ScreenLook["language"]>
          label={text("language")}
          value={look.language}
          options={LANGUAGES.map((value) => ({ value, text: text(`language_${value}`) }))}
          onChange={(language) => onChange({ ...look, language })}
        />
      </div>
      <SelectField<ScreenLook["density"]>
        label={text("density")}
        value={look.density}
        options={DENSITIES.map((value) => ({ value, text: text(`density_${value}`) }))}
        onChange={(density) => onChange({ ...look, density })}
      />
      <CheckField label={text("night")} checked={look.night} onChange={(night) => onChange({ ...look, night })} />
    </>
  );
}
