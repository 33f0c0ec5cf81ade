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

interface WindowOfSite {
  readonly url: string;
  postMessage(message: unknown): void;
}

interface WorkerEvents {
  install: LastingEvent;
  activate: LastingEvent;
  fetch: RequestEvent;
  message: MessageFromPage;
}

interface WorkerGlobal {
  readonly registration: ServiceWorkerRegistration;
  readonly clients: {
    claim(): Promise<void>;
    matchAll(options: { type: "window"; includeUncontrolled: boolean }): Promise<readonly WindowOfSite[]>;
  };
  skipWaiting(): Promise<void>;
  addEventListener<K extends keyof WorkerEvents>(type: K, listener: (event: WorkerEvents[K]) => void): void;
}

export const worker = globalThis as unknown as WorkerGlobal;
