import type { ReactElement } from "react";
import { useWords } from "./desk-context.ts";
import { deskWords } from "./desk-words.ts";
import { type Json, jsonDifferences } from "./json-differences.ts";

export interface DifferenceTableProps {
  readonly before: Json | undefined;
  readonly after: Json | undefined;
  /** The page's own word for a member; undefined: its name as it is. */
  readonly wordOf?: (member: string) => string | undefined;
  /** The page's own words for a value; undefined: as it is written. */
  // Not called `valueOf`: every object has a member of that name, and it would be called where none was given.
  readonly textOfValue?: (member: string, value: Json) => string | undefined;
}

/** What was and what is, one line for each member that differs. */
export function DifferenceTable({ before, after, wordOf, textOfValue }: DifferenceTableProps): ReactElement {
  const text = useWords(deskWords);
  const differences = jsonDifferences(before, after);
  const plain = (value: Json): string => (typeof value === "boolean" ? text(value ? "yes" : "no") : plainText(value));
  const shown = (member: string, value: Json | undefined): string =>
    value === undefined || value === null ? "–" : (textOfValue?.(member, value) ?? plain(value));
  if (differences.length === 0) return <p className="soft">{text("noDifference")}</p>;
  return (
    <table className="differences">
      <caption className="unseen">{text("differences")}</caption>
      <thead>
        <tr>
          <th scope="col">{text("member")}</th>
          <th scope="col">{text("before")}</th>
          <th scope="col">{text("after")}</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ path, before: was, after: is }) => {
          const member = path.at(-1) ?? "";
          return (
            <tr key={path.join(".")}>
              <th scope="row">{path.map((name) => wordOf?.(name) ?? name).join(" › ") || "–"}</th>
              <td>{was === undefined || was === null ? "–" : <del>{shown(member, was)}</del>}</td>
              <td>{is === undefined || is === null ? "–" : <ins>{shown(member, is)}</ins>}</td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

function plainText(value: Json): string {
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return JSON.stringify(value);
}
