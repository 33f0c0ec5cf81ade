import { type ReactElement, useEffect } from "react";
import { DossierPanel } from "./dossiers/dossier-panel.tsx";
import { OverviewScreen } from "./overview/overview-screen.tsx";
import { Skeleton } from "./overview/skeleton.tsx";
import { useDrill, useSettings, useWall } from "./page/page-context.ts";
import { writePageSettings } from "./page/page-settings.ts";
import { RefusalPage } from "./refusal/refusal-page.tsx";
import { Stage } from "./stage/stage.tsx";

/** What stands on the screen: numbers, why there are none, or that they are on their way. */
export function App(): ReactElement {
  useDocumentSettings();
  const board = useWall((state) => state.board);
  const overview = useWall((state) => state.overview);
  const refusal = useWall((state) => state.refusal);
  const target = useDrill((state) => state.target);
  return (
    <>
      <Stage>
        {refusal !== undefined ? (
          <RefusalPage code={refusal} />
        ) : board !== undefined && overview !== undefined ? (
          <OverviewScreen board={board} overview={overview} />
        ) : (
          <Skeleton />
        )}
      </Stage>
      {target !== undefined && board !== undefined && (
        <DossierPanel target={target} unit={board.unit.code} day={board.period.to} />
      )}
    </>
  );
}

/** Language and theme belong to the document, and to its address, so that a reload or a copied link keeps them. */
function useDocumentSettings(): void {
  const language = useSettings((state) => state.language);
  const theme = useSettings((state) => state.theme);
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.dataset["theme"] = theme;
    const search = writePageSettings(window.location.search, { language, theme });
    window.history.replaceState(null, "", window.location.pathname + search + window.location.hash);
  }, [language, theme]);
}
