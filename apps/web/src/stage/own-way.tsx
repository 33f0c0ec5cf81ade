import type { CallerSession } from "@ioc/protocol/session.ts";
import { type ReactElement, useEffect, useState } from "react";
import { useAsked } from "../live/use-asked.ts";
import { signInPath } from "../page/own-path.ts";
import { useWords } from "../page/page-context.ts";
import { stageWords } from "./stage-words.ts";

const CAME_NEAR = ["pointermove", "pointerdown", "focusin"] as const;

/**
 * Whoever is signed in, by name, as the way to their own page; for anybody else the way to sign in. It is asked once
 * somebody comes near: a wall with nobody before it has no need to know.
 */
export function OwnWay(): ReactElement {
  const [near, setNear] = useState(false);
  useEffect(() => {
    const came = (): void => setNear(true);
    for (const kind of CAME_NEAR) document.addEventListener(kind, came, { once: true });
    return () => {
      for (const kind of CAME_NEAR) document.removeEventListener(kind, came);
    };
  }, []);
  const [name, setName] = useState<string>();
  const words = useWords(stageWords);
  // One link, whatever it says: whoever presses it is the one who came near.
  return (
    <>
      {near && <WhoCame onKnown={setName} />}
      <a href={name === undefined ? signInPath(window.location.pathname + window.location.search) : "/account"}>
        {name ?? words("signIn")}
      </a>
    </>
  );
}

function WhoCame({ onKnown }: { onKnown: (name: string | undefined) => void }): null {
  // The page that it leads to knows the browser's session alone, whatever token this one may have.
  const asked = useAsked<CallerSession>("session", {}, undefined);
  const name = asked.kind === "there" && asked.answer.kind === "person" ? asked.answer.name : undefined;
  useEffect(() => onKnown(name), [onKnown, name]);
  return null;
}
