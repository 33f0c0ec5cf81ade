import { useMemo } from "react";
import { useDeskLanguage, useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { nameIn } from "../language/language.ts";
import { useChoosableUnits } from "./use-units.ts";

/** The name of a unit by its code; the code itself until the names are there, and where there is none. */
export function useUnitName(): (code: string | null | undefined) => string {
  const text = useWords(deskWords);
  const language = useDeskLanguage();
  const { data } = useChoosableUnits();
  return useMemo(() => {
    const byCode = new Map(data?.map((unit) => [unit.code, nameIn(language, unit)]));
    return (code) => (code == null ? text("unitAbove") : (byCode.get(code) ?? code));
  }, [data, language, text]);
}
