import { type ReactElement, useState } from "react";
import { useStore } from "zustand/react";
import { Button } from "../desk/button.tsx";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { NumberExplained } from "../explain/number-explained.tsx";
import type { Language } from "../language/language.ts";
import { createWallStore } from "../live/wall-store.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { createDrillStore, type DrillTarget } from "../page/drill-store.ts";
import { type Page, PageContext } from "../page/page-context.ts";
import { readPageSettings } from "../page/page-settings.ts";
import { NO_PAGE_TOKEN } from "../page/page-token.ts";
import { createPastStore } from "../page/past-store.ts";
import { createSettingsStore } from "../page/settings-store.ts";
import { useUnitName } from "../shell/use-unit-name.ts";
import { remoteWords } from "./remote-words.ts";

export interface OwnExplanationProps {
  readonly driven: DrillTarget;
  /** The moment of the screen's picture; undefined: now. */
  readonly at: string | undefined;
  /** Code of the screen's unit. */
  readonly unit: string;
}

/** What the wall explains, explained here; the same number of a unit that makes it up opens here alone. */
export function OwnExplanation({ driven, at, unit }: OwnExplanationProps): ReactElement {
  const text = useWords(remoteWords);
  const language = useDeskLanguage();
  const unitName = useUnitName();
  const [page] = useState(() => pageOf(language));
  const [{ date }] = useState(() => civilTimeOf(at ?? Date.now()));
  const opened = useStore(page.drill, (state) => state.target);
  const target = opened ?? driven;
  return (
    <section className="panel explain remote-explained" aria-labelledby="panel-title">
      <PageContext value={page}>
        <NumberExplained
          key={JSON.stringify(target)}
          target={target}
          unit={target.unit ?? unit}
          day={date}
          at={at}
          otherName={unitName}
        />
      </PageContext>
      {opened !== undefined && (
        <p className="actions">
          <Button onClick={() => page.drill.getState().close()}>{text("backToDriven")}</Button>
        </p>
      )}
    </section>
  );
}

/** The parts of a wall's page that an explanation asks for, without a wall. */
function pageOf(language: Language): Page {
  return {
    settings: createSettingsStore({ ...readPageSettings(""), language }),
    wall: createWallStore(Date.now()),
    drill: createDrillStore(),
    past: createPastStore(),
    token: NO_PAGE_TOKEN,
    inHand: true,
    turnTo: undefined,
  };
}
