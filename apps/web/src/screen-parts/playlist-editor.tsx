import { DWELL_SECONDS, MOST_PLAYLIST_ITEMS } from "@ioc/protocol/screen-playlist.ts";
import { type ReactElement, useEffect, useId, useRef, useState } from "react";
import { Button } from "../desk/button.tsx";
import { useWords } from "../desk/desk-context.ts";
import { TextField } from "../desk/text-field.tsx";
import type { ChoosableUnit } from "../desk/unit-choices.ts";
import { UnitPicker } from "../desk/unit-picker.tsx";
import { SceneField } from "./scene-field.tsx";
import { type DraftItem, isDwell, moved, newItem } from "./screen-draft.ts";
import { screenWords } from "./screen-words.ts";

export interface PlaylistEditorProps {
  readonly items: readonly DraftItem[];
  readonly onChange: (items: readonly DraftItem[]) => void;
  /** Of the screen's subtree. */
  readonly units: readonly ChoosableUnit[];
  /** Somebody has tried to send it: what is wrong is said. */
  readonly asked: boolean;
  /** What the server found wrong with the unit of an item. */
  readonly unitFault: (index: number) => string | undefined;
  /** Said where there is no item. */
  readonly none: string;
}

/** Which button is to have the focus after its item has moved. */
interface Following {
  readonly key: number;
  readonly deed: "up" | "down";
  readonly position: number;
}

/** Items in their order: each with its scene, unit and dwell; moved by buttons, whose focus follows the item. */
export function PlaylistEditor(props: PlaylistEditorProps): ReactElement {
  const { items, onChange, units, asked, unitFault, none } = props;
  const text = useWords(screenWords);
  const list = useRef<HTMLOListElement>(null);
  const id = useId();
  const [following, setFollowing] = useState<Following | undefined>(undefined);
  useEffect(() => {
    if (following === undefined) return;
    list.current?.querySelector<HTMLElement>(`[data-item="${following.key}"] [data-deed=${following.deed}]`)?.focus();
  }, [following]);
  const change = (index: number, part: Partial<DraftItem>): void => {
    onChange(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  };
  const move = (index: number, key: number, deed: Following["deed"]): void => {
    const by = deed === "up" ? -1 : 1;
    onChange(moved(items, index, by));
    setFollowing({ key, deed, position: index + by + 1 });
  };
  return (
    <div className="playlist">
      {items.length === 0 && <p className="soft">{none}</p>}
      <ol ref={list}>
        {items.map(({ key, scene, unit, seconds }, index) => {
          const position = index + 1;
          return (
            <li key={key} data-item={key} className="playlist-item" aria-labelledby={`${id}-${key}`}>
              <p className="playlist-head">
                <b id={`${id}-${key}`}>{text("item", { position })}</b>
                <Button
                  data-deed="up"
                  aria-label={text("itemUp", { position })}
                  aria-disabled={index === 0}
                  onClick={() => move(index, key, "up")}
                >
                  <span aria-hidden="true">↑</span>
                </Button>
                <Button
                  data-deed="down"
                  aria-label={text("itemDown", { position })}
                  aria-disabled={position === items.length}
                  onClick={() => move(index, key, "down")}
                >
                  <span aria-hidden="true">↓</span>
                </Button>
                <Button
                  aria-label={text("itemRemove", { position })}
                  onClick={() => onChange(items.toSpliced(index, 1))}
                >
                  <span aria-hidden="true">×</span>
                </Button>
              </p>
              <div className="field-row">
                <SceneField value={scene} onChange={(next) => change(index, { scene: next })} />
                <TextField
                  label={text("seconds")}
                  inputMode="numeric"
                  autoComplete="off"
                  value={seconds}
                  error={asked && !isDwell(seconds) ? text("needSeconds", DWELL_SECONDS) : undefined}
                  onChange={(next) => change(index, { seconds: next })}
                />
              </div>
              <UnitPicker
                label={text("itemUnit")}
                hint={text("itemUnitHint")}
                units={units}
                value={unit}
                error={unitFault(index)}
                onChange={(next) => change(index, { unit: next })}
              />
            </li>
          );
        })}
      </ol>
      <p className="unseen" role="status">
        {following !== undefined && text("itemMoved", { position: following.position })}
      </p>
      {items.length < MOST_PLAYLIST_ITEMS && (
        <p className="actions">
          <Button onClick={() => onChange([...items, newItem(items)])}>{text("addItem")}</Button>
        </p>
      )}
    </div>
  );
}
