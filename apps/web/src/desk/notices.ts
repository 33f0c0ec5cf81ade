import { createStore, type StoreApi } from "zustand/vanilla";

interface Notices {
  /** The last thing that was told, until it is dismissed or another one comes; `id` tells repetitions apart. */
  readonly last: { readonly id: number; readonly text: string } | undefined;
  say(text: string): void;
  dismiss(): void;
}

export type NoticeStore = StoreApi<Notices>;

export function createNotices(): NoticeStore {
  return createStore<Notices>()((set, get) => ({
    last: undefined,
    say: (text) => set({ last: { id: (get().last?.id ?? 0) + 1, text } }),
    dismiss: () => set({ last: undefined }),
  }));
}
