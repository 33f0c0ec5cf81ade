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
  return near ? <AskedWay /> : <SignInWay />;
}

function AskedWay(): ReactElement {
  // The page that it leads to knows the browser's session alone, whatever token this one may have.
  const asked = useAsked<CallerSession>("session", {}, undefined);
  if (asked.kind !== "there" || asked.answer.kind !== "person") return <SignInWay />;
  return (
    <a href="/account" className="own-way">
      {asked.answer.name}
    </a>
  );
}

function SignInWay(): ReactElement {
  const words = useWords(stageWords);
  return <a href={signInPath(window.location.pathname + window.location.search)}>{words("signIn")}</a>;
}
