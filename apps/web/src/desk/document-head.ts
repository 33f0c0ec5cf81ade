import type { DeskTheme } from "./desk-settings.ts";

/** The ground of each theme, as `styles/tokens.css` has it: what is around the page in an installed window. */
const GROUND: Readonly<Record<DeskTheme, string>> = { dark: "#11100e", light: "#f7f2e7" };

/** Lets the desk be installed. The page that is built has none of it, since it is the wall's, too, and a wall is no app. */
export function makeInstallable(head: HTMLElement): void {
  append(head, "link", { rel: "manifest", href: "/desk.webmanifest" });
  append(head, "link", { rel: "apple-touch-icon", href: "/desk-apple-180.png" });
}

/** What the browser draws around the page has the page's ground. */
export function paintSurroundings(head: HTMLElement, theme: DeskTheme): void {
  const known = head.querySelector("meta[name=theme-color]");
  if (known === null) append(head, "meta", { name: "theme-color", content: GROUND[theme] });
  else known.setAttribute("content", GROUND[theme]);
}

function append(head: HTMLElement, tag: string, attributes: Readonly<Record<string, string>>): void {
  const element = head.ownerDocument.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  head.append(element);
}
