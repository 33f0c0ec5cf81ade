import { problemSchema } from "@ioc/protocol/error.ts";
import { SERVER_TIME_HEADER, UNATTENDED_HEADER } from "@ioc/protocol/session.ts";
import { ApiError } from "./api-error.ts";
import { Attendance } from "./attendance.ts";
import { serverTime } from "./server-time.ts";

const BASE = "/api/v1";
/** Pages look for news by themselves: that must not keep the session of somebody who has gone away. */
const attendance = new Attendance(globalThis, () => performance.now());

export interface ApiRequest {
  /** `GET` when absent. */
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as CSV. */
  readonly csv?: string;
  readonly signal?: AbortSignal | undefined;
  /** What words of the answer should be in; absent: what the browser likes. */
  readonly language?: string;
}

/** What an answer is checked by: a schema of the protocol. */
interface AnswerSchema<T> {
  safeParse(value: unknown): { readonly success: true; readonly data: T } | { readonly success: false };
}

/** Asks the server for JSON. Whatever is not a good answer is thrown as an ApiError; an abort as it is. */
export async function askJson<T>(path: string, schema: AnswerSchema<T>, request: ApiRequest = {}): Promise<T> {
  const response = await send(path, "application/json", request);
  const checked = schema.safeParse(await response.json().catch(() => undefined));
  if (!checked.success) throw new ApiError("internal", `The answer of ${path} is not as agreed`);
  return checked.data;
}

/** Asks the server to do what has no answer but that it is done. */
export async function askNothing(path: string, request: ApiRequest): Promise<void> {
  await send(path, "application/json", request);
}

/** A list as a CSV file. */
export async function askCsv(path: string, signal?: AbortSignal): Promise<Blob> {
  const response = await send(path, "text/csv", { signal });
  return response.blob();
}

/** A list as a file of some type, its words in a language. */
export async function askFile(path: string, type: string, language: string): Promise<Blob> {
  const response = await send(path, type, { language });
  return response.blob();
}

async function send(
  path: string,
  accept: string,
  { method = "GET", json, csv, signal, language }: ApiRequest,
): Promise<Response> {
  const body = json !== undefined ? JSON.stringify(json) : csv;
  const type = json !== undefined ? "application/json" : "text/csv";
  const askedMs = Date.now();
  const response = await fetch(BASE + path, {
    method,
    headers: {
      accept: `${accept}, application/problem+json`,
      ...(body === undefined ? {} : { "content-type": type }),
      ...(language === undefined ? {} : { "accept-language": language }),
      ...(attendance.isPresent ? {} : { [UNATTENDED_HEADER]: "1" }),
    },
    credentials: "same-origin",
    ...(body === undefined ? {} : { body }),
    ...(signal === undefined ? {} : { signal }),
  }).catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === "AbortError") throw cause;
    throw new ApiError(method === "GET" ? "unreachable" : "unsent", "The server does not answer");
  });
  serverTime.hear(response.headers.get(SERVER_TIME_HEADER), askedMs, Date.now());
  if (response.ok) return response;
  throw await errorOf(response);
}

async function errorOf(response: Response): Promise<ApiError> {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : undefined;
  const problem = problemSchema.safeParse(await response.json().catch(() => undefined));
  if (!problem.success) return new ApiError(response.status >= 500 ? "unavailable" : "internal", response.statusText);
  const { code, detail, errors } = problem.data;
  return new ApiError(code, detail, { retryAfterMs, ...(errors === undefined ? {} : { errors }) });
}
