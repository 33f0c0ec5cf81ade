import type { ReactElement } from "react";
import { fieldName } from "../language/field-name.ts";
import { clockTime } from "../numbers/civil-time.ts";
import { useLanguage, useWords } from "../page/page-context.ts";
import { useDirector } from "./director-context.ts";
import { laterWords } from "./later-words.ts";

/** Which scene of how many, that the picture is held since when, and who drives to what field: quiet while nobody does anything. */
export function SceneMark({ asOf }: { readonly asOf: string }): ReactElement | null {
  const text = useWords(laterWords);
  const language = useLanguage();
  const { items, index, aside, turns } = useDirector((state) => state.turning);
  const { by, light, held } = useDirector((state) => state.standing);
  const driver = useDirector((state) => state.drive?.by);
  const field = useDirector((state) => state.drive?.field);
  const listed = by === "playlist" && turns && light === "day";
  if (!listed && !held && !driver) return null;
  return (
    <div className="scene-mark">
      {driver && <b className="scene-note">{text("drivenBy", { name: driver })}</b>}
      {field && <b className="scene-note">{text("drivenField", { field: fieldName(language, field) })}</b>}
      {held && <b className="scene-note">{text("heldAt", { time: clockTime(asOf) })}</b>}
      {listed && (
        <span
          className="scene-dots"
          role="img"
          aria-label={text("sceneOf", { scene: index + 1, scenes: items.length })}
        >
          {items.map((item, place) => (
            <i
              // biome-ignore lint/suspicious/noArrayIndexKey: a place in the list has no other identity
              key={place}
              className={place === index && aside === undefined ? "scene-dot scene-dot-now" : "scene-dot"}
              data-scene={item.scene}
            />
          ))}
        </span>
      )}
    </div>
  );
}
