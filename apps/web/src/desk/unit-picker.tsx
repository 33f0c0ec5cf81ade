import { type KeyboardEvent, type ReactElement, type ReactNode, useId, useMemo, useRef, useState } from "react";
import { nameIn } from "../language/language.ts";
import { useDeskLanguage, useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { Field } from "./field.tsx";
import { type ChoosableUnit, findUnits, unitChoices } from "./unit-choices.ts";

export interface UnitPickerProps {
  readonly label: string;
  readonly hint?: ReactNode;
  readonly error?: string | undefined;
  readonly units: readonly ChoosableUnit[];
  /** Code of the unit; undefined: none chosen. */
  readonly value: string | undefined;
  readonly onChange: (code: string | undefined) => void;
}

const MOST_SHOWN = 60;

/** One of the units: a combobox over the tree (WAI-ARIA combobox with a list), searched without accents. */
export function UnitPicker({ label, hint, error, units, value, onChange }: UnitPickerProps): ReactElement {
  const text = useWords(deskWords);
  const language = useDeskLanguage();
  const listId = useId();
  const [search, setSearch] = useState<string | undefined>(undefined);
  const [active, setActive] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const choices = useMemo(() => unitChoices(units), [units]);
  const found = useMemo(() => findUnits(choices, search ?? ""), [choices, search]);
  const shown = found.slice(0, MOST_SHOWN);
  const open = search !== undefined;
  const chosen = units.find(({ code }) => code === value);
  const written = chosen === undefined ? (value ?? "") : `${nameIn(language, chosen)} (${chosen.code})`;

  const choose = (code: string): void => {
    onChange(code);
    setSearch(undefined);
  };
  const moveTo = (index: number): void => {
    const next = Math.max(0, Math.min(index, shown.length - 1));
    setActive(next);
    list.current?.children[next]?.scrollIntoView({ block: "nearest" });
  };
  const begin = (): void => {
    setSearch("");
    setActive(
      Math.max(
        0,
        choices.slice(0, MOST_SHOWN).findIndex(({ unit }) => unit.code === value),
      ),
    );
  };
  const pressed = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (open) moveTo(active + (event.key === "ArrowDown" ? 1 : -1));
      else begin();
    } else if (event.key === "Enter" && open) {
      event.preventDefault();
      const choice = shown[active];
      if (choice !== undefined) choose(choice.unit.code);
    } else if (event.key === "Escape" && open) {
      // Closes the list, and not the dialog around it.
      event.preventDefault();
      event.stopPropagation();
      setSearch(undefined);
    }
  };
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) => (
        <div className="picker">
          <input
            {...control}
            type="text"
            role="combobox"
            autoComplete="off"
            spellCheck={false}
            aria-expanded={open}
            aria-controls={listId}
            aria-autocomplete="list"
            aria-activedescendant={open && shown.length > 0 ? `${listId}-${active}` : undefined}
            placeholder={text("unitSearch")}
            value={search ?? written}
            onClick={() => open || begin()}
            onChange={(event) => {
              setSearch(event.target.value);
              setActive(0);
              if (event.target.value === "" && value !== undefined) onChange(undefined);
            }}
            onKeyDown={pressed}
            onBlur={() => setSearch(undefined)}
          />
          {/* Options are reached by the arrows of the input, which keeps the focus. */}
          <div ref={list} id={listId} role="listbox" aria-label={label} className="picker-list" hidden={!open}>
            {open &&
              shown.map(({ unit, depth, above }, index) => (
                // biome-ignore lint/a11y/useKeyWithClickEvents: the input takes the keys
                <div
                  key={unit.code}
                  id={`${listId}-${index}`}
                  role="option"
                  tabIndex={-1}
                  aria-selected={index === active}
                  className="picker-option"
                  style={{ paddingInlineStart: search === "" ? 12 + depth * 18 : 12 }}
                  // The input would lose the focus before the click.
                  onMouseDown={(event) => event.preventDefault()}
                  onClick={() => choose(unit.code)}
                >
                  <span>{nameIn(language, unit)}</span>
                  <span className="picker-note">
                    {[
                      unit.code,
                      ...(search === "" ? [] : above.slice(-1).map((parent) => nameIn(language, parent))),
                      ...(unit.validTo ? [text("unitEnded")] : []),
                    ].join(" · ")}
                  </span>
                </div>
              ))}
          </div>
          <p className={open ? "picker-count" : "unseen"} role="status">
            {open &&
              (found.length === 0
                ? text("unitNone")
                : found.length > shown.length
                  ? text("unitMore", { count: found.length - shown.length })
                  : search !== "" && text("unitFound", { count: found.length }))}
          </p>
        </div>
      )}
    </Field>
  );
}
