// What of a service worker's global is used: TypeScript has it in a library that shuts out that of pages.

interface LastingEvent {
  waitUntil(done: Promise<unknown>): void;
}

interface RequestEvent extends LastingEvent {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

interface MessageFromPage extends LastingEvent {
  readonly data: unknown;
  readonly source: WindowOfSite | null;
}

export interface WindowOfSite {
  readonly url: string;
  postMessage(message: unknown): void;
  focus(): Promise<unknown>;
}

interface PressOfNotification extends LastingEvent {
  readonly notification: Notification;
}

interface WorkerEvents {
  install: LastingEvent;
  activate: LastingEvent;
  fetch: RequestEvent;
  message: MessageFromPage;
  notificationclick: PressOfNotification;
}

interface WorkerGlobal {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    openWindow(address: string): Promise<unknown>;
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly WindowOfSite[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof WorkerEvents>(type: K, listener: (event: WorkerEvents[K]) => void): void;
}

export const worker = globalThis as unknown as WorkerGlobal;
