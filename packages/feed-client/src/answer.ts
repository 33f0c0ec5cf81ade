import { feedAnswerSchema } from "@ioc/protocol/feeding.ts";

export interface Rejection {
  readonly code: string;
  readonly path?: string;
  readonly message: string;
}

/** What the server's acknowledgement of a batch means for the sender. */
export type Answer =
  | {
      readonly kind: "taken";
      readonly accepted: number;
      readonly duplicates: number;
      readonly rejected: ReadonlyMap<number, Rejection>;
    }
  /** Nothing was taken, and sending the same again later may succeed. */
  | { readonly kind: "later"; readonly overloaded: boolean; readonly retryAfterMs: number }
  /** The batch as a whole is not acceptable; a smaller one may be. */
  | { readonly kind: "unfit"; readonly rejection: Rejection }
  | { readonly kind: "refused"; readonly code: string; readonly message: string };

/** An answer that cannot be read says nothing about the events, so it is like none: send again. */
export function readAnswer(value: unknown): Answer {
  const { success, data } = feedAnswerSchema.safeParse(value);
  if (!success) return { kind: "later", overloaded: false, retryAfterMs: 0 };
  if (data.ok) {
    const rejected = new Map<number, Rejection>();
    for (const { index, code, path, message } of data.rejected) {
      rejected.set(index, path === undefined ? { code, message } : { code, path, message });
    }
    return { kind: "taken", accepted: data.accepted, duplicates: data.duplicates, rejected };
  }
  const { code, message, retryAfterMs = 0 } = data;
  if (code === "unauthenticated" || code === "forbidden") return { kind: "refused", code, message };
  if (code === "too-large" || code === "invalid") return { kind: "unfit", rejection: { code, message } };
  return { kind: "later", overloaded: code === "overloaded", retryAfterMs };
}
