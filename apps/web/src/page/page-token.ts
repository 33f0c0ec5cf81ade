const KEY = "ioc.token";

/** The token in an address's fragment (`#token=…`), if it holds one. */
export function tokenInFragment(fragment: string): string | undefined {
  return new URLSearchParams(fragment.replace(/^#/, "")).get("token") || undefined;
}

/** The page's token: kept for this tab only, never in the address, where it would be copied and logged. */
export interface PageToken {
  read(): string | undefined;
  /** From then on the browser's session says who watches. */
  forget(): void;
}

/** Nobody's: the browser's session, or a screen's credential, says who watches. */
export const NO_PAGE_TOKEN: PageToken = { read: () => undefined, forget: () => undefined };

/** Takes the token out of the address, if it is there, and keeps it in the tab's session storage. */
export function openPageToken(page: Pick<Window, "location" | "history" | "sessionStorage">): PageToken {
  const given = tokenInFragment(page.location.hash);
  if (given !== undefined) {
    page.sessionStorage.setItem(KEY, given);
    page.history.replaceState(null, "", page.location.pathname + page.location.search);
  }
  return {
    read: () => page.sessionStorage.getItem(KEY) ?? undefined,
    forget: () => page.sessionStorage.removeItem(KEY),
  };
}
