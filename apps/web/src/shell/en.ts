import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  skip: "Skip to the main content",
  navigation: "Navigation",
  menu: "Menu",
  desk: "Administration",
  otherLanguage: "Tiếng Việt",
  toDark: "Dark",
  toLight: "Light",
  wall: "Open the wall",
  account: "My account",
  signOut: "Sign out",

  nav_start: "Start",
  nav_units: "Units",
  nav_procedures: "Procedures",
  nav_calendar: "Working calendar",
  nav_feeds: "Feeds",
  nav_people: "People",
  nav_tokens: "Service tokens",
  nav_screens: "Screens",
  nav_remote: "Remote control",
  nav_audit: "Audit trail",

  currentPassword: "Current password",
  newPassword: "New password",
  newPasswordAgain: "New password again",
  passwordHint: "At least {{least}} characters; a sentence you remember is better than a word that is hard to type.",
  showPasswords: "Show the passwords",
  changePassword: "Change the password",
  needCurrent: "Enter the current password.",
  wrongCurrent: "The current password is wrong.",
  tooShort: "It needs at least {{least}} characters.",
  differs: "The two are not the same.",

  lostTitle: "There is no such page",
  lostText: "The address is wrong, or the page has moved.",
  faultTitle: "The page failed",
  faultText: "Load it again. If it fails again, tell the administrator of the system.",
  reload: "Load it again",
  notForYou: "This account does not administer anything. Leaders and staff see their numbers on the wall.",
};
