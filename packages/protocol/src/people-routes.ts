import type { HttpRoute } from "./http-route.ts";
import { passwordMadeSchema, personBodySchema, personCreatedSchema, personListSchema, personSchema } from "./people.ts";
import { putAnswerSchema } from "./provisioning-preview.ts";

const tag = "People";
const caller = "administrator";
const parameters = ["personId"] as const;
const WRITING = [400, 401, 403, 409, 413, 415, 422, 429, 503];
const OF_ONE = [401, 403, 404, 409, 503];

const PEOPLE_CSV = "user,name,role,unit,disabled\nle.thi.b,Lê Thị B,leader,SG.01,0\nle.thi.b,Lê Thị B,staff,SG.02,0\n";

export const PEOPLE_ROUTES: readonly HttpRoute[] = [
  {
    method: "get",
    path: "/api/v1/people",
    id: "getPeople",
    tag,
    caller,
    summary: "The people whose every role lies within the caller's subtree",
    answer: {
      status: 200,
      description: "By user name; as CSV one line for each role.",
      schema: personListSchema,
      csv: true,
    },
    problems: [401, 403, 503],
  },
  {
    method: "post",
    path: "/api/v1/people",
    id: "postPerson",
    tag,
    caller,
    summary: "Add somebody",
    bodies: [{ mediaType: "application/json", schema: personBodySchema }],
    answer: {
      status: 201,
      description: "With a password that is shown this once and has to be changed at the first sign-in.",
      schema: personCreatedSchema,
    },
    problems: WRITING,
  },
  {
    method: "put",
    path: "/api/v1/people",
    id: "putPeople",
    tag,
    caller,
    parameters: ["dryRun"],
    summary: "Add and change people of a table",
    description:
      "By user name, all or nothing; who is not in the table stays. Whoever is added has a password that nobody knows " +
      "until one is made, or comes through the single sign-on.",
    bodies: [{ mediaType: "text/csv", example: PEOPLE_CSV }],
    answer: { status: 200, description: "How many there were, or what would be changed.", schema: putAnswerSchema },
    problems: WRITING,
  },
  {
    method: "put",
    path: "/api/v1/people/{id}",
    id: "putPerson",
    tag,
    caller,
    parameters,
    summary: "Change somebody",
    description: "With other roles, another user name or when shut out, all sessions of the person end.",
    bodies: [{ mediaType: "application/json", schema: personBodySchema }],
    answer: { status: 200, description: "The person.", schema: personSchema },
    problems: [...WRITING, 404],
  },
  {
    method: "delete",
    path: "/api/v1/people/{id}",
    id: "deletePerson",
    tag,
    caller,
    parameters,
    summary: "Remove somebody",
    answer: { status: 204, description: "Removed, sessions and open connections included." },
    problems: OF_ONE,
  },
  {
    method: "post",
    path: "/api/v1/people/{id}/password",
    id: "postPersonPassword",
    tag,
    caller,
    parameters,
    summary: "Make a new password for somebody else",
    answer: {
      status: 200,
      description: "The password, shown this once; it has to be changed at the next sign-in, and all sessions end.",
      schema: passwordMadeSchema,
    },
    problems: OF_ONE,
  },
  {
    method: "delete",
    path: "/api/v1/people/{id}/two-factor",
    id: "deletePersonTwoFactor",
    tag,
    caller,
    parameters,
    summary: "Take the second factor of somebody else away, who has lost it",
    answer: { status: 204, description: "Taken away; all sessions end." },
    problems: OF_ONE,
  },
  {
    method: "delete",
    path: "/api/v1/people/{id}/sessions",
    id: "deletePersonSessions",
    tag,
    caller,
    parameters,
    summary: "Sign somebody out everywhere",
    answer: { status: 204, description: "All sessions have ended." },
    problems: OF_ONE,
  },
];
