import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  section: "Notifications on this device",
  lead: "This device tells when a directive to the unit you work at arrives, and when dossiers come to be at risk. Only while the page is open, also in the background; once it is closed nothing is told.",
  turnOn: "Turn notifications on",
  turnOff: "Turn notifications off",
  on: "On, for {{unit}}.",
  onForMany: "On: directives to {{units}}; dossiers at risk of {{unit}}.",
  off: "Not turned on.",
  noUnit: "This account does not work at one unit, so there is nothing to tell.",
  unsupported:
    "This browser lets pages show no notifications. On iPhone and iPad put the page on the home screen, and open it from there.",
  insecure: "The browser shows notifications only of pages that are opened over https.",
  blocked:
    "The browser blocks notifications of this page. Allow them among the page's permissions, beside the address, then load the page again.",

  newDirective: "New directive",
  directiveTo: "{{unit}}, due {{when}}",
  newDirectives_one: "{{number}} new directive",
  newDirectives_other: "{{number}} new directives",
  atRisk_one: "{{number}} dossier at risk",
  atRisk_other: "{{number}} dossiers at risk",
  atUnit: "{{unit}}: {{codes}}",
  codesAndMore_one: "{{codes}} and {{number}} other dossier",
  codesAndMore_other: "{{codes}} and {{number}} other dossiers",
};
