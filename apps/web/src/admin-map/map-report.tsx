import type { ReactElement } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { nameIn } from "../language/language.ts";
import { civilTimeOf } from "../numbers/civil-time.ts";
import { serverNow } from "../shell/server-time.ts";
import { mapCoverage } from "./map-coverage.ts";
import { MapPreview } from "./map-preview.tsx";
import { mapWords } from "./map-words.ts";
import type { KnownMap } from "./use-map.ts";

/** A map as a picture, and who is on it. */
export function MapReport({ map, units }: KnownMap): ReactElement {
  const text = useWords(mapWords);
  const language = useDeskLanguage();
  const { communes, missing } = mapCoverage(map, units, civilTimeOf(serverNow()).date);
  return (
    <>
      <p role="status">
        <b>{text("shaped", { count: map.items.length })}.</b>{" "}
        {communes > 0 && `${text("shapedOf", { shaped: communes - missing.length, all: communes })}.`}{" "}
        {communes > 0 && missing.length === 0 && text("complete")}
      </p>
      <MapPreview map={map} />
      {missing.length > 0 && (
        <details className="map-missing">
          <summary>{text("missing", { count: missing.length })}</summary>
          <ul>
            {missing.map((unit) => (
              <li key={unit.code}>
                {nameIn(language, unit)} <code>{unit.code}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}
