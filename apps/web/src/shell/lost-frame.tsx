import type { ReactElement } from "react";
import { Outlet } from "react-router";
import { useWords } from "../desk/desk-context.ts";
import { deskWords } from "../desk/desk-words.ts";
import { Frame } from "./frame.tsx";
import { LookSwitches } from "./look-switches.tsx";
import { useSession } from "./shell-context.ts";
import { shellWords } from "./shell-words.ts";

/** Around an address that leads nowhere: the frame for whoever has one, a plain sheet for whoever has not signed in. */
export function LostFrame(): ReactElement {
  const session = useSession();
  const text = useWords(shellWords);
  const inGeneral = useWords(deskWords);
  if (session.kind === "unknown") return <p className="waiting">{inGeneral("loading")}</p>;
  if (session.kind === "person" && !session.person.mustChangePassword) return <Frame />;
  return (
    <div className="door">
      <main className="door-sheet">
        <p className="door-brand">
          Một Cửa IOC <small>{text("desk")}</small>
        </p>
        <Outlet />
        <LookSwitches />
      </main>
    </div>
  );
}
