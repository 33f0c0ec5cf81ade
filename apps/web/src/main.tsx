import { createRoot } from "react-dom/client";
import { isDeskPath, isScreenPath } from "./page/own-path.ts";
import { reloadWhenServed } from "./page/reload-when-served.ts";
import "./styles/fonts.css";
import "./styles/tokens.css";
import "./styles/base.css";

/** Neither loads what only the other needs: a wall has no forms, a desk draws no map. */
async function start(element: Element): Promise<void> {
  const root = createRoot(element);
  if (isDeskPath(window.location.pathname)) (await import("./desk-app.tsx")).startDesk(root);
  else if (isScreenPath(window.location.pathname)) (await import("./screen-app.tsx")).startScreen(root);
  else (await import("./wall.tsx")).startWall(root);
}

const element = document.getElementById("root");
if (element === null) throw new Error("the page has no #root");
start(element).catch((error: unknown) => {
  // Nobody stands at a wall to load it again when its line was cut between two files.
  reloadWhenServed();
  throw error;
});
