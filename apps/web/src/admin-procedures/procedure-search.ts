import type { ProcedureBody } from "@ioc/protocol/provisioning.ts";
import { matchesSearch } from "../desk/fold-accents.ts";

/** Which procedures stand in the table; an empty member asks for nothing. */
export interface ProcedureSearch {
  readonly words: string;
  readonly field: string;
  readonly level: string;
}

export const EVERYTHING: ProcedureSearch = { words: "", field: "", level: "" };

const inOrder = new Intl.Collator("vi", { numeric: true });

/** Those that are asked for, by field and then by code as people count. */
export function findProcedures(procedures: readonly ProcedureBody[], search: ProcedureSearch): ProcedureBody[] {
  return procedures
    .filter(({ field }) => search.field === "" || field === search.field)
    .filter(({ level }) => search.level === "" || level === search.level)
    .filter(({ code, name, field }) => matchesSearch(search.words, [code, name, field]))
    .sort((a, b) => inOrder.compare(a.field, b.field) || inOrder.compare(a.code, b.code));
}

/** The fields that there are, each once. */
export function fieldsOf(procedures: readonly ProcedureBody[]): string[] {
  return [...new Set(procedures.map(({ field }) => field))].sort(inOrder.compare);
}
