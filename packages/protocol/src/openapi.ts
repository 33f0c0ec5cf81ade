import { z } from "zod";
import { ALERT_ROUTES } from "./alert-routes.ts";
import { AUDIT_ROUTES } from "./audit-routes.ts";
import { channelMessageSchema, WEBHOOK_HEADERS } from "./channel-message.ts";
import { CHANNEL_ROUTES } from "./channel-routes.ts";
import { CONNECTION_ROUTES } from "./connection-routes.ts";
import { DIRECTIVE_ROUTES } from "./directive-routes.ts";
import { problemSchema } from "./error.ts";
import { FEEDING_ROUTES } from "./feeding-routes.ts";
import { FEEDS_ROUTES } from "./feeds-routes.ts";
import { HTTP_PARAMETERS, type HttpParameter } from "./http-parameters.ts";
import type { Caller, HttpAnswer, HttpBody, HttpRoute } from "./http-route.ts";
import { type JsonSchema, schemaName, wireDefinitions } from "./json-schema.ts";
import { PEOPLE_ROUTES } from "./people-routes.ts";
import { PROVISIONING_ROUTES } from "./provisioning-routes.ts";
import { READING_ROUTES } from "./reading-routes.ts";
import { SCREEN_ROUTES } from "./screen-routes.ts";
import { SERVICE_ROUTES } from "./service-routes.ts";
import { SESSION_ROUTES } from "./session-routes.ts";
import { TOKEN_ROUTES } from "./token-routes.ts";
import { UNIT_MAP_ROUTES } from "./unit-map-routes.ts";
import { PROTOCOL_VERSION } from "./wire-version.ts";

export const HTTP_ROUTES: readonly HttpRoute[] = [
  ...PROVISIONING_ROUTES,
  ...UNIT_MAP_ROUTES,
  ...FEEDS_ROUTES,
  ...SESSION_ROUTES,
  ...PEOPLE_ROUTES,
  ...FEEDING_ROUTES,
  ...READING_ROUTES,
  ...CONNECTION_ROUTES,
  ...AUDIT_ROUTES,
  ...ALERT_ROUTES,
  ...CHANNEL_ROUTES,
  ...TOKEN_ROUTES,
  ...SCREEN_ROUTES,
  ...DIRECTIVE_ROUTES,
  ...SERVICE_ROUTES,
];

const SCHEMAS = "#/components/schemas/";

const SECURITY: Record<Caller, object[]> = {
  anyone: [],
  administrator: [{ token: [] }, { session: [] }],
  member: [{ token: [] }, { session: [] }],
  feed: [{ feedToken: [] }],
  // Boards may be public, so reading without a token is one of the ways; dossiers and faults then answer 401.
  reader: [{ token: [] }, { session: [] }, {}],
};

const PROBLEMS: Record<number, string> = {
  400: "Malformed JSON or CSV (`invalid`).",
  401: "No credential, or none that holds (`unauthenticated`).",
  403: "The credential does not allow this (`forbidden`).",
  404: "Not there, or outside the caller's subtree (`not-found`).",
  409: "Not while things are as they are (`conflict`).",
  413: "Too large (`too-large`).",
  415: "Another content type (`invalid`).",
  422: "Well formed and wrong (`invalid`); `errors` lists everything.",
  429: "Too much load (`overloaded`).",
  500: "A fault of the server (`internal`).",
  503: "Not available now (`unavailable`).",
};

/** The OpenAPI 3.1 document of the given routes, made of the same schemas that check what arrives. */
export function buildOpenApi(routes: readonly HttpRoute[] = HTTP_ROUTES): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const path = paths[route.path] ?? {};
    path[route.method] = operationOf(route);
    paths[route.path] = path;
  }
  return {
    openapi: "3.1.0",
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    info: {
      title: "Một Cửa IOC",
      version: PROTOCOL_VERSION,
      description:
        "Events of one-stop counters in, true numbers out. Instants are RFC 3339, dates civil dates of the server's time zone. An absent member and null mean the same.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: Array.from(new Set(routes.map(({ tag }) => tag)), (name) => ({ name })),
    paths,
    webhooks: { channelMessage: { post: webhookOperation() } },
    components: {
      schemas: wireDefinitions(SCHEMAS),
      parameters: Object.fromEntries(Object.entries(HTTP_PARAMETERS).map(([key, value]) => [key, parameterOf(value)])),
      responses: Object.fromEntries(
        Object.keys(PROBLEMS).map((status) => [`Problem${status}`, problemOf(Number(status))]),
      ),
      securitySchemes: {
        token: { type: "http", scheme: "bearer", description: "A service token, or the bootstrap token." },
        feedToken: { type: "http", scheme: "bearer", description: "The token of a feed." },
        session: {
          type: "apiKey",
          in: "cookie",
          name: "ioc_session",
          description:
            "The cookie of `POST /api/v1/session`; over https its name begins with `__Host-`. What is asked with the header `Ioc-Unattended` does not keep it from idling.",
        },
      },
    },
  };
}

function operationOf(route: HttpRoute): JsonSchema {
  const problems = [...(route.problems ?? []), 500];
  return {
    operationId: route.id,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description === undefined ? {} : { description: route.description }),
    security: SECURITY[route.caller],
    ...(route.parameters === undefined
      ? {}
      : { parameters: route.parameters.map((name) => ({ $ref: `#/components/parameters/${name}` })) }),
    ...(route.bodies === undefined
      ? {}
      : { requestBody: { required: route.bodyIsOptional !== true, content: contentOf(route.bodies) } }),
    responses: {
      [route.answer.status]: answerOf(route.answer),
      ...Object.fromEntries(problems.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }])),
      ...Object.fromEntries((route.refusals ?? []).map((refusal) => [refusal.status, answerOf(refusal)])),
    },
  };
}

/** What the server asks of a receiver. */
function webhookOperation(): JsonSchema {
  const header = (name: string, description: string): JsonSchema => ({
    name,
    in: "header",
    required: true,
    description,
    schema: { type: "string" },
  });
  return {
    operationId: "onChannelMessage",
    tags: ["Channels"],
    summary: "What a webhook channel is sent",
    description:
      "Signed as Standard Webhooks 1.0 says. A message may come again, and out of order: drop repeats by its id, and go " +
      "by its `at`.",
    security: [],
    parameters: [
      header(WEBHOOK_HEADERS.id, "The same however often a message is sent."),
      header(WEBHOOK_HEADERS.timestamp, "When this attempt was made, in seconds since 1970."),
      header(
        WEBHOOK_HEADERS.signature,
        "`v1,` and the HMAC-SHA256 of id, timestamp and body with dots between them, in base64; while a secret is " +
          "changed two of them, with a space between.",
      ),
    ],
    requestBody: { required: true, content: { "application/json": { schema: reference(channelMessageSchema) } } },
    responses: {
      "2XX": { description: "Taken." },
      "4XX": { description: "Refused for good, but for 408, 425 and 429, which are tried again." },
      "5XX": { description: "Tried again, later and later; `Retry-After` is heeded." },
    },
  };
}

const XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

function answerOf({ description, schema, anyObject, file, csv, xlsx }: HttpAnswer): JsonSchema {
  if (anyObject === true) return { description, content: { "application/json": { schema: { type: "object" } } } };
  if (file !== undefined) return { description, content: { [file]: {} } };
  if (schema === undefined) return { description };
  const table = csv === true ? { "text/csv": { schema: { type: "string" } } } : {};
  const workbook = xlsx === true ? { [XLSX_TYPE]: {} } : {};
  return { description, content: { "application/json": { schema: reference(schema) }, ...table, ...workbook } };
}

function contentOf(bodies: readonly HttpBody[]): JsonSchema {
  return Object.fromEntries(
    bodies.map(({ mediaType, schema, example }) => [
      mediaType,
      {
        schema: schema === undefined ? { type: "string" } : reference(schema),
        ...(example === undefined ? {} : { example }),
      },
    ]),
  );
}

function parameterOf({ schema, ...parameter }: HttpParameter): JsonSchema {
  return { ...parameter, schema: schema instanceof z.ZodType ? inlineOrReference(schema) : schema };
}

/** A named schema by its name, an unnamed one in place: those are plain words and hold no reference. */
function inlineOrReference(schema: z.ZodType): JsonSchema {
  const inner = schema instanceof z.ZodOptional ? (schema.unwrap() as z.ZodType) : schema;
  if (inner.meta()?.id !== undefined) return reference(inner);
  const { $schema: _, ...inline } = z.toJSONSchema(inner, { io: "input" });
  return inline;
}

function reference(schema: z.ZodType): JsonSchema {
  return { $ref: SCHEMAS + schemaName(schema) };
}

function problemOf(status: number): JsonSchema {
  const retry = { "Retry-After": { description: "Seconds to wait.", schema: { type: "integer", minimum: 0 } } };
  return {
    description: PROBLEMS[status],
    ...(status === 429 || status === 503 ? { headers: retry } : {}),
    content: { "application/problem+json": { schema: reference(problemSchema) } },
  };
}
