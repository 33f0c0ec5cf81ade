import { MALFORMED_STATUS, UNSUPPORTED_MEDIA_TYPE_STATUS } from "@ioc/protocol/error.ts";
import { REFUSED_BYTES } from "@ioc/protocol/feeding.ts";
import { type Request, type RequestHandler, raw } from "express";
import { HttpError } from "./http-error.ts";
import { identifyAgain } from "./identify.ts";

/** Reads the body of one of these media types; another is 415, more than 8 MiB 413. */
export function bodyOf(...mediaTypes: string[]): RequestHandler[] {
  return [
    (request, _response, next) => {
      if (request.is(mediaTypes) === false || request.headers["content-type"] === undefined) {
        throw new HttpError("invalid", `The content type must be ${mediaTypes.join(" or ")}`, {
          status: UNSUPPORTED_MEDIA_TYPE_STATUS,
        });
      }
      next();
    },
    raw({ type: () => true, limit: REFUSED_BYTES }),
    identifyAgain,
  ];
}

/** The same where a body may be left away; then its type says nothing. */
export function optionalBodyOf(...mediaTypes: string[]): RequestHandler[] {
  const [checkType, ...read] = bodyOf(...mediaTypes);
  if (checkType === undefined) return read;
  return [(request, response, next) => (hasBody(request) ? checkType(request, response, next) : next()), ...read];
}

/** RFC 9112 section 6: a body is told by one of these headers. */
function hasBody({ headers }: Request): boolean {
  return headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
}

const UTF8 = new TextDecoder("utf-8", { fatal: true });

/** The body as text; bytes that are no UTF-8 are 400. */
export function textOf(request: Request): string {
  const body: unknown = request.body;
  if (!Buffer.isBuffer(body)) return "";
  try {
    return UTF8.decode(body);
  } catch (cause) {
    throw malformed("The body is not UTF-8", cause);
  }
}

/** The body as JSON; malformed JSON is 400. */
export function jsonOf(request: Request): unknown {
  const text = textOf(request);
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw malformed("The body is not JSON", cause);
  }
}

/** The body as JSON; undefined: there is none. */
export function optionalJsonOf(request: Request): unknown {
  return textOf(request) === "" ? undefined : jsonOf(request);
}

export function malformed(detail: string, cause?: unknown): HttpError {
  const error = new HttpError("invalid", detail, { status: MALFORMED_STATUS });
  error.cause = cause;
  return error;
}
