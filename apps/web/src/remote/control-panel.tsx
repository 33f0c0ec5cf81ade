import { SCENES } from "@ioc/protocol/names.ts";
import type { DriveBody } from "@ioc/protocol/screen-drive.ts";
import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { subtreeOf } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { screenWords } from "../screen-parts/screen-words.ts";
import { useChoosableUnits } from "../shell/use-units.ts";
import { ExplainedHere } from "./explained-here.tsx";
import { FieldChoice } from "./field-choice.tsx";
import { MomentChoice } from "./moment-choice.tsx";
import { NumberChoice } from "./number-choice.tsx";
import { remoteWords } from "./remote-words.ts";
import { shownPlace, stopBeside } from "./shown-place.ts";

export interface ControlPanelProps {
  readonly screen: ScreenItem;
  readonly onCommand: (command: DriveBody) => void;
}

/** Everything that a screen can be driven to, what is pressed most first. */
export function ControlPanel({ screen, onCommand }: ControlPanelProps): ReactElement {
  const text = useWords(remoteWords);
  const common = useWords(screenWords);
  const units = useChoosableUnits().data ?? [];
  const { drive } = screen;
  // One that is away shows nothing, and goes where it was driven once it is back.
  const shown = shownPlace(screen);
  const scene = shown?.scene ?? drive?.scene ?? screen.scene;
  const isFrozen = drive?.frozen ?? false;
  return (
    <>
      <section className="remote-scenes" aria-label={text("scenes")}>
        {SCENES.map((candidate) => (
          <button
            key={candidate}
            type="button"
            className="remote-scene"
            aria-pressed={candidate === scene}
            onClick={() => onCommand({ scene: candidate })}
          >
            {common(`scene_${candidate}`)}
          </button>
        ))}
      </section>
      <div className="remote-row">
        <Button onClick={() => onCommand(stopBeside(screen, -1))}>
          <span aria-hidden="true">◀</span> {text("previous")}
        </Button>
        <Button onClick={() => onCommand({ frozen: !isFrozen })}>{text(isFrozen ? "goOn" : "freeze")}</Button>
        <Button onClick={() => onCommand(stopBeside(screen, 1))}>
          {text("next")} <span aria-hidden="true">▶</span>
        </Button>
      </div>
      {/* The picture is a page of its own, and no page of the desk. */}
      <a className="button button-plain" href={`/screen?${new URLSearchParams({ hand: screen.id })}`}>
        {text("touchPicture")}
      </a>
      <UnitPicker
        label={text("unit")}
        hint={text("unitHint")}
        units={subtreeOf(units, screen.unit)}
        value={drive?.unit ?? undefined}
        // A unit is that of a scene: while none is chosen, of the one that is shown.
        onChange={(unit) => onCommand({ unit: unit ?? null, scene })}
      />
      <FieldChoice unit={screen.unit} chosen={drive?.field ?? null} onChoose={(field) => onCommand({ field })} />
      <NumberChoice
        scene={scene}
        unit={shown?.unit ?? drive?.unit ?? undefined}
        explain={drive?.explain ?? null}
        onChoose={(explain) => onCommand({ explain })}
      />
      <ExplainedHere screen={screen} />
      <MomentChoice at={drive?.at ?? null} onChoose={(at) => onCommand({ at })} />
    </>
  );
}
