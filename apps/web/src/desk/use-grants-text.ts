import { grantSchema } from "@ioc/protocol/access.ts";
import { useCallback } from "react";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import type { Json } from "./json-differences.ts";

/** Roles in a list of differences, as people say them; undefined for what are none. */
export function useGrantsText(): (value: Json) => string | undefined {
  const text = useWords(deskWords);
  return useCallback(
    (value) => {
      if (!Array.isArray(value) || value.length === 0) return undefined;
      const grants = value.map((item) => grantSchema.safeParse(item));
      if (!grants.every(({ success }) => success)) return undefined;
      return grants
        .flatMap(({ data }) => (data === undefined ? [] : [data]))
        .map(({ role, unit }) => text("roleAt", { role: text(`role_${role}`), unit: unit ?? text("unitAbove") }))
        .join("; ");
    },
    [text],
  );
}
