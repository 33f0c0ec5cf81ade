/** Something that a person is told, and where it leads. */
export interface News {
  readonly title: string;
  readonly body: string;
  /** What takes the place of what, if both are still there. */
  readonly tag: string;
  /** A page of work. */
  readonly path: string;
  readonly language: string;
}

const ICON = "/desk-192.png";

/** Shows it through the worker where there is one, which leads on even if this page is closed meanwhile; else by itself. */
export async function showNotification(news: News, go: (path: string) => void): Promise<void> {
  const { title, body, tag, path, language } = news;
  // What takes the place of something is news all the same, and is told as such.
  const options = { body, tag, renotify: true, lang: language, icon: ICON, data: { path } };
  const registration = await window.navigator.serviceWorker?.getRegistration("/desk").catch(() => undefined);
  if (registration?.active) return registration.showNotification(title, options);
  const shown = new Notification(title, options);
  shown.addEventListener("click", () => {
    window.focus();
    go(path);
    shown.close();
  });
}

/** What the browser says of notifications: it has none, shows them over https alone, was told to block them, or has to ask. */
export type Permit = "unsupported" | "insecure" | "blocked" | "asks" | "granted";

export function permitOf(page: Window & typeof globalThis): Permit {
  if (!page.isSecureContext) return "insecure";
  if (!("Notification" in page)) return "unsupported";
  const { permission } = page.Notification;
  return permission === "denied" ? "blocked" : permission === "default" ? "asks" : "granted";
}
