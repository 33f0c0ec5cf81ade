import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ReactElement, useState } from "react";
import { Button } from "../desk/button.tsx";
import { ConfirmDialog } from "../desk/confirm-dialog.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { Page } from "../shell/page.tsx";
import { Section } from "../shell/section.tsx";
import { usePerson } from "../shell/shell-context.ts";
import { MapLoader } from "./map-loader.tsx";
import { MapReport } from "./map-report.tsx";
import { mapWords } from "./map-words.ts";
import { MAP_KEY, removeMap, useMap } from "./use-map.ts";
import "./map.css";

/** The map that walls draw: looked at, loaded anew, taken away. */
export function MapPage(): ReactElement {
  const text = useWords(mapWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const { administersAll: mayEdit } = usePerson();
  const { data, error } = useMap();
  const [leaving, setLeaving] = useState(false);
  const removal = useMutation({
    mutationFn: removeMap,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: MAP_KEY });
      notify(text("removed"));
      setLeaving(false);
    },
  });
  const hasMap = data !== undefined && data.map.items.length > 0;
  return (
    <Page title={text("title")} lead={text("lead")}>
      {!mayEdit && <p className="note">{text("topOnly")}</p>}
      <FailureNote failure={error} />
      {data === undefined && error === null && <p role="status">{text("loading")}</p>}
      {data !== undefined && (
        <Section title={text("present")}>
          {hasMap ? <MapReport {...data} /> : <p>{text("none")}</p>}
          {hasMap && mayEdit && (
            <p className="actions">
              <Button
                onClick={() => {
                  removal.reset();
                  setLeaving(true);
                }}
              >
                {text("remove")}
              </Button>
            </p>
          )}
        </Section>
      )}
      {data !== undefined && mayEdit && <MapLoader units={data.units} />}
      {leaving && (
        <ConfirmDialog
          title={text("removeTitle")}
          deed={text("remove")}
          busy={removal.isPending}
          failure={removal.error}
          onConfirm={() => removal.mutate()}
          onClose={() => setLeaving(false)}
        >
          <p>{text("removeText")}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
