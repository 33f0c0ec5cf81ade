import { createContext } from "react";

/** True where numbers are not to be activated: in a table that nobody sees, a button would be a tab stop that nobody sees. */
export const PlainNumbers = createContext(false);
