import type { Measure } from "@ioc/protocol/names.ts";
import type { CallerSession } from "@ioc/protocol/session.ts";
import type { ReactElement } from "react";
import { useAsked } from "../live/use-asked.ts";
import { urgePath } from "../numbers/urge.ts";
import { useWall, useWords } from "../page/page-context.ts";
import { explainWords } from "./explain-words.ts";
import { mayUrge } from "./may-urge.ts";

export interface UrgeLinkProps {
  readonly unit: string;
  readonly measure: Measure;
  readonly field: string | undefined;
  readonly own: boolean;
  /** First civil day of the number's period. */
  readonly from: string;
  readonly words: "urge" | "urgeList";
}

/** The way from a number to a directive about it, for a leader who is signed in; nothing for anybody else, nor on a wall screen. */
export function UrgeLink({ words, ...about }: UrgeLinkProps): ReactElement | null {
  const text = useWords(explainWords);
  const overview = useWall((state) => state.shown?.documents.overview);
  // The page that it leads to knows the browser's session alone, whatever token this one may have.
  const asked = useAsked<CallerSession>("session", {}, undefined);
  const session = asked.kind === "there" ? asked.answer : undefined;
  if (session?.kind !== "person" || !mayUrge(session, about.unit, overview)) return null;
  return (
    <a className={`explain-${words}`} href={urgePath(about)}>
      {text(words)}
    </a>
  );
}
