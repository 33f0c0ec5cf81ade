import sheet from "../styles/phone.css?url";
import { NARROW } from "./use-layout.ts";

/** The style sheet of narrow screens, which a wall does not wait for. */
export function addPhoneStyles(): void {
  const link = document.createElement("link");
  link.rel = "stylesheet";
  link.href = sheet;
  link.media = NARROW;
  document.head.append(link);
}
