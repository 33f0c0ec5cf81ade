import type { UnitBody } from "@ioc/protocol/provisioning.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { Button } from "../desk/button.tsx";
import { useNotify, useWords } from "../desk/desk-context.ts";
import { FailureNote } from "../desk/failure-note.tsx";
import { FileDrop } from "../desk/file-drop.tsx";
import { ApiError } from "../shell/api-error.ts";
import { Section } from "../shell/section.tsx";
import { MapReport } from "./map-report.tsx";
import { mapWords } from "./map-words.ts";
import { MAP_KEY, putMap, tryMap } from "./use-map.ts";

/** A file is tried, looked at, and only then taken. */
export function MapLoader({ units }: { units: readonly UnitBody[] }): ReactElement {
  const text = useWords(mapWords);
  const notify = useNotify();
  const queries = useQueryClient();
  const attempt = useMutation({
    mutationFn: async (file: File) => {
      const json = parsed(await file.text());
      return { name: file.name, json, map: await tryMap(json) };
    },
  });
  const apply = useMutation({
    mutationFn: putMap,
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: MAP_KEY });
      notify(text("applied"));
      attempt.reset();
    },
  });
  const { data } = attempt;
  return (
    <Section title={text("load")}>
      <FileDrop
        choose={text("choose")}
        accept=".json,.geojson,.topojson,application/json,application/geo+json"
        hint={text("hint")}
        onFile={(file) => {
          apply.reset();
          attempt.mutate(file);
        }}
      />
      <p role="status">{attempt.isPending && text("reading")}</p>
      <FailureNote failure={attempt.error ?? apply.error} />
      {data !== undefined && (
        <div className="map-tried">
          <h3>
            {data.name}: {text("tried")}
          </h3>
          <MapReport map={data.map} units={units} />
          <p className="actions">
            <Button look="main" busy={apply.isPending} onClick={() => apply.mutate(data.json)}>
              {text("apply")}
            </Button>
            <Button onClick={() => attempt.reset()}>{text("cancel")}</Button>
          </p>
        </div>
      )}
    </Section>
  );
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json.replace(/^\uFEFF/, "")) as unknown;
  } catch {
    throw new ApiError("invalid", "The body is not JSON");
  }
}
