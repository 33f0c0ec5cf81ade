import { expect } from "vitest";

export interface HttpAnswer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed where it is JSON, else the text. */
  readonly body: unknown;
}

export interface HttpCall {
  readonly token?: string;
  /** Text and bytes are sent as they are, everything else as JSON. */
  readonly body?: unknown;
  readonly type?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly redirect?: "follow" | "manual";
}

export async function call(url: string, method: string, path: string, options: HttpCall = {}): Promise<HttpAnswer> {
  const { token, body, type, headers, redirect = "follow" } = options;
  const isRaw = typeof body === "string" || body instanceof Uint8Array;
  const response = await fetch(url + path, {
    method,
    redirect,
    headers: {
      ...(token === undefined ? {} : { Authorization: `Bearer ${token}` }),
      ...(body === undefined ? {} : { "Content-Type": type ?? "application/json" }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: isRaw ? (body as string) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = /[/+]json\b/.test(response.headers.get("content-type") ?? "");
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

export interface Problem {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  readonly code: string;
  readonly errors?: readonly { readonly path: string; readonly code: string; readonly message: string }[];
}

const CODES = [
  "unauthenticated",
  "forbidden",
  "invalid",
  "not-found",
  "conflict",
  "too-large",
  "overloaded",
  "unavailable",
  "internal",
];

/** Holds an answer against the contract's form of an error, and gives its body. */
export function expectProblem(answer: HttpAnswer, status: number, code: string): Problem {
  const problem = answer.body as Problem;
  expect({ status: answer.status, code: problem.code }, JSON.stringify(problem)).toEqual({ status, code });
  expect(answer.headers.get("content-type")).toMatch(/^application\/problem\+json/);
  expect(CODES).toContain(problem.code);
  expect(problem.status).toBe(status);
  for (const member of [problem.type, problem.title, problem.detail]) expect(member).toEqual(expect.any(String));
  for (const error of problem.errors ?? []) {
    expect(error).toEqual({ path: expect.any(String), code: expect.any(String), message: expect.any(String) });
    expect(CODES).toContain(error.code);
  }
  return problem;
}

/** The places of a problem's faults, whatever stands between their members. */
export function faultyPlaces(problem: Problem): string[] {
  return (problem.errors ?? []).map(({ path }) => path.replace(/^[/.]/, "").replaceAll("/", "."));
}
