import type { ScreenBody } from "@ioc/protocol/screens.ts";
import { type ReactElement, type ReactNode, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { fieldFault } from "../desk/field-fault.ts";
import { Form } from "../desk/form.tsx";
import { TextField } from "../desk/text-field.tsx";
import { subtreeOf } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { useChoosableUnits } from "../shell/use-units.ts";
import { LookFields } from "./look-fields.tsx";
import { PlaylistEditor } from "./playlist-editor.tsx";
import { SceneField } from "./scene-field.tsx";
import { ScheduleEditor } from "./schedule-editor.tsx";
import { bodyOf, type ScreenDraft } from "./screen-draft.ts";
import { screenWords } from "./screen-words.ts";
import "./screen-form.css";

export interface ScreenFormProps {
  /** What it begins with. */
  readonly initial: ScreenDraft;
  readonly failure: unknown;
  readonly busy: boolean;
  /** What its button says. */
  readonly deed: string;
  readonly onSubmit: (body: ScreenBody) => void;
  /** Beside its button. */
  readonly children: ReactNode;
}

/** What somebody chooses for a screen, whether it is let in or was long ago. */
export function ScreenForm({ initial, failure, busy, deed, onSubmit, children }: ScreenFormProps): ReactElement {
  const text = useWords(screenWords);
  const language = useDeskLanguage();
  const units = useChoosableUnits().data ?? [];
  const [written, setWritten] = useState(initial);
  const [asked, setAsked] = useState(false);
  const [isOpen, setIsOpen] = useState(initial.playlist.length + initial.schedule.length > 0);
  // Whoever has one unit need not choose it.
  const draft = { ...written, unit: written.unit ?? (units.length === 1 ? units[0]?.code : undefined) };
  const change = (part: Partial<ScreenDraft>): void => setWritten({ ...written, ...part });
  const below = draft.unit === undefined ? [] : subtreeOf(units, draft.unit);
  const unitFaultAt = (path: string): string | undefined => fieldFault(language, failure, `${path}.unit`);
  const submit = (): void => {
    setAsked(true);
    const body = bodyOf(draft);
    if (body !== undefined) onSubmit(body);
    // What is wrong may stand where nobody sees it.
    else if (draft.name.trim() !== "" && draft.unit !== undefined) setIsOpen(true);
  };
  return (
    <Form failure={failure} onSubmit={submit}>
      <TextField
        label={text("name")}
        hint={text("nameHint")}
        autoComplete="off"
        value={draft.name}
        onChange={(name) => change({ name })}
        error={asked && draft.name.trim() === "" ? text("needName") : fieldFault(language, failure, "name")}
      />
      <UnitPicker
        label={text("unit")}
        units={units}
        value={draft.unit}
        onChange={(unit) => change({ unit })}
        error={asked && draft.unit === undefined ? text("needUnit") : fieldFault(language, failure, "unit")}
      />
      <SceneField hint={text("sceneHint")} value={draft.scene} onChange={(scene) => change({ scene })} />
      <details className="screen-more" open={isOpen} onToggle={({ currentTarget }) => setIsOpen(currentTarget.open)}>
        <summary>{text("more")}</summary>
        <h3>{text("playlist")}</h3>
        <p className="field-hint">{text("playlistHint")}</p>
        <PlaylistEditor
          items={draft.playlist}
          onChange={(playlist) => change({ playlist })}
          units={below}
          asked={asked}
          unitFault={(item) => unitFaultAt(`playlist.${item}`)}
          none={text("playlistNone")}
        />
        <h3>{text("schedule")}</h3>
        <p className="field-hint">{text("scheduleHint")}</p>
        <ScheduleEditor
          entries={draft.schedule}
          onChange={(schedule) => change({ schedule })}
          units={below}
          asked={asked}
          unitFault={(entry, item) => unitFaultAt(`schedule.${entry}.items.${item}`)}
        />
        <h3>{text("look")}</h3>
        <LookFields look={draft.look} onChange={(look) => change({ look })} />
      </details>
      <p className="actions">
        <Button type="submit" look="main" busy={busy}>
          {deed}
        </Button>
        {children}
      </p>
    </Form>
  );
}
