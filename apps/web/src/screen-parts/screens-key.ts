/** Where the list of screens is kept among the answers. */
export const SCREENS_KEY = ["screens"];
