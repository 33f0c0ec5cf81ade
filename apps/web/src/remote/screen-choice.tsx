import type { ScreenItem } from "@ioc/protocol/screens.ts";
import type { ReactElement } from "react";
import { useWords } from "../desk/desk-context.ts";
import { ScreenStateMark } from "../screen-parts/screen-state-mark.tsx";
import { screenWords } from "../screen-parts/screen-words.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { remoteWords } from "./remote-words.ts";

export interface ScreenChoiceProps {
  readonly screens: readonly ScreenItem[];
  readonly onChoose: (id: string) => void;
}

/** The screens that one may drive, with how they are and who drives them. */
export function ScreenChoice({ screens, onChoose }: ScreenChoiceProps): ReactElement {
  const text = useWords(remoteWords);
  const common = useWords(screenWords);
  const unitName = useUnitName();
  return (
    <section aria-label={text("screens")}>
      <ul className="remote-screens">
        {screens.map((screen) => {
          const { id, name, unit, drive } = screen;
          return (
            <li key={id}>
              <button type="button" className="remote-screen" onClick={() => onChoose(id)}>
                <b>{name}</b>
                <span className="soft">{unitName(unit)}</span>
                <ScreenStateMark screen={screen} />
                {drive !== null && (
                  <span className="remote-driver">
                    {drive.mine ? common("drivingMine") : common("driving", { by: drive.by })}
                  </span>
                )}
              </button>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
