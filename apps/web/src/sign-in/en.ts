import type { EnglishOf } from "../language/words.ts";
import type { vi } from "./vi.ts";

export const en: EnglishOf<typeof vi> = {
  title: "Sign in",
  subject: "Administrative dossiers",
  user: "User name",
  password: "Password",
  signIn: "Sign in",
  signOn: "Sign in with {{name}}",
  or: "or with an account of this system",
  wrong: "User name or password is wrong.",
  signOnRefused:
    "The single sign-on did not let you in, or that account has no role here yet. Ask the administrator of your unit.",
  needUser: "Enter the user name.",
  needPassword: "Enter the password.",

  codeTitle: "Enter the code",
  codeLead:
    "Open the authenticator app on your phone and enter the 6 digits it shows. Lost the phone? Use a recovery code.",
  code: "Code",
  codeWrong: "The code is wrong or has expired.",
  needCode: "Enter the 6 digits, or a recovery code.",
  goOn: "Go on",
  back: "Back",

  changeTitle: "Choose a password of your own",
  changeLead: "Somebody else made the password you signed in with. Change it before you begin.",
};
