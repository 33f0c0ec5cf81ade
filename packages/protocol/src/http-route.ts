import type { z } from "zod";
import type { ParameterName } from "./http-parameters.ts";

/** Who may call: nobody in particular, the administrator, somebody with a role, a feed, or whoever reads the unit. */
export type Caller = "anyone" | "administrator" | "member" | "feed" | "reader";

export interface HttpAnswer {
  readonly status: number;
  readonly description: string;
  /** Absent: no body. */
  readonly schema?: z.ZodType;
  /** A document of its own kind (OpenAPI, AsyncAPI) that no schema of ours describes. */
  readonly anyObject?: true;
  /** A file of this media type instead of JSON. */
  readonly file?: string;
  /** Also as `text/csv`, for whoever accepts that alone. */
  readonly csv?: true;
  /** Also as a workbook (XLSX), for whoever accepts that alone. */
  readonly xlsx?: true;
}

export interface HttpBody {
  readonly mediaType: string;
  /** Absent: text, which `description` explains. */
  readonly schema?: z.ZodType;
  readonly example?: unknown;
}

/** One call over HTTP, as data: the OpenAPI document is made of these. `path` has its parameters in braces. */
export interface HttpRoute {
  readonly method: "get" | "put" | "post" | "delete";
  readonly path: string;
  readonly id: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly caller: Caller;
  readonly parameters?: readonly ParameterName[];
  readonly bodies?: readonly HttpBody[];
  /** An absent body is one without members. */
  readonly bodyIsOptional?: true;
  readonly answer: HttpAnswer;
  /** Statuses of its problem answers, beside 500. */
  readonly problems?: readonly number[];
  /** Answers that another standard sets the form of, instead of problems. */
  readonly refusals?: readonly HttpAnswer[];
}
