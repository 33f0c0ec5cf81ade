import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  title: "Service tokens",
  lead: "For other programs that read numbers or provision. Whatever sends events uses the token of a feed.",
  add: "Make a token",
  none: "There is no service token within your reach yet.",
  name: "Name",
  nameHint: "Say which program uses it, such as “Daily report”.",
  role: "Role",
  unit: "Unit",
  createdAt: "Made",
  lastUsedAt: "Last used",
  needName: "Give the token a name.",
  needUnit: "Choose a unit.",
  made: "The token “{{name}}” was made",
  secret: "The token, to be sent with every request: Authorization: Bearer …",
  revoke: "Revoke",
  revokeOf: "Revoke the token “{{name}}”",
  revokeText: "The program that uses it is refused at once, and open connections end. This cannot be taken back.",
  revoked: "The token “{{name}}” was revoked.",
};
