import { ROLES, type Role } from "@ioc/protocol/access.ts";
import { describe, expect, test } from "vitest";
import type { FeedRecord } from "../reference/reference.ts";
import { ACTIONS, type Action, type Decision, decide, type Target } from "./decide.ts";
import { idOf, referenceOf, TODAY, unit } from "./organisation.test-support.ts";
import type { Principal, UnitGrant } from "./principal.ts";
import { reachOf } from "./reach.ts";

// Every role × action × relation of units, written out. A new role or action does not compile until it stands here.

const ENDED = { validTo: "2026-02-28" };
const reference = referenceOf([
  unit("P", null),
  unit("Q", null),
  unit("D1", "P"),
  unit("D2", "P"),
  unit("C1", "D1"),
  unit("C3", "D2"),
  unit("CAME", "D2", { ...ENDED, successor: "C1" }),
  unit("WENT", "D1", { ...ENDED, successor: "C3" }),
  unit("GONE", "D1", ENDED),
  unit("COMING", "D1", { validFrom: "2027-01-01" }),
]);
const reach = reachOf(reference, TODAY);
const at = (code: string): number => idOf(reference, code);

/** What is asked about, seen from D1, in the order of the letters of each line. */
const TARGETS: readonly Target[] = [
  at("D1"), // own
  at("C1"), // below
  at("P"), // above
  at("D2"), // beside
  at("C3"), // below what is beside
  at("CAME"), // ended beside, its successor below
  at("WENT"), // ended below, its successor beside
  at("GONE"), // ended below without a successor
  at("COMING"), // not yet valid below
  at("Q"), // another root
  "everything",
  "anything",
];
const WORDS: Readonly<Record<string, Decision>> = { y: "yes", u: "unauthenticated", f: "forbidden", n: "not-found" };

type Lines = Readonly<Record<Action, string>>;

const ALL_YES = "yyyyyyyyyyyy";
const NEVER = "ffffffffffff";
const SIGN_IN = "uuuuuuuuuuuu";
const SUBTREE = "yynnnynyynfy";

const LEADER: Lines = {
  feed: NEVER,
  readBoard: SUBTREE,
  readDossiers: SUBTREE,
  readDirectives: SUBTREE,
  direct: SUBTREE,
  workOnDirectives: SUBTREE,
  provisionUnits: NEVER,
  provisionAll: NEVER,
  manageFeeds: NEVER,
  manageTokens: NEVER,
  managePeople: NEVER,
  manageScreens: SUBTREE,
  reportScreen: NEVER,
  readAlertRules: SUBTREE,
  manageAlertRules: NEVER,
  handleAlerts: SUBTREE,
  manageChannels: NEVER,
  readAudit: NEVER,
  useOwnSession: NEVER,
};
const ADMINISTRATOR: Lines = {
  feed: NEVER,
  readBoard: SUBTREE,
  readDossiers: SUBTREE,
  readDirectives: SUBTREE,
  direct: NEVER,
  workOnDirectives: NEVER,
  provisionUnits: SUBTREE,
  provisionAll: SUBTREE,
  manageFeeds: SUBTREE,
  manageTokens: SUBTREE,
  managePeople: SUBTREE,
  manageScreens: SUBTREE,
  reportScreen: NEVER,
  readAlertRules: SUBTREE,
  manageAlertRules: SUBTREE,
  handleAlerts: SUBTREE,
  manageChannels: SUBTREE,
  readAudit: SUBTREE,
  useOwnSession: NEVER,
};
const ABOVE_ALL: Lines = {
  feed: NEVER,
  readBoard: ALL_YES,
  readDossiers: ALL_YES,
  readDirectives: ALL_YES,
  direct: NEVER,
  workOnDirectives: NEVER,
  provisionUnits: ALL_YES,
  provisionAll: ALL_YES,
  manageFeeds: ALL_YES,
  manageTokens: ALL_YES,
  managePeople: ALL_YES,
  manageScreens: ALL_YES,
  reportScreen: NEVER,
  readAlertRules: ALL_YES,
  manageAlertRules: ALL_YES,
  handleAlerts: ALL_YES,
  manageChannels: ALL_YES,
  readAudit: ALL_YES,
  useOwnSession: NEVER,
};
const NOTHING: Lines = {
  feed: NEVER,
  readBoard: NEVER,
  readDossiers: NEVER,
  readDirectives: NEVER,
  direct: NEVER,
  workOnDirectives: NEVER,
  provisionUnits: NEVER,
  provisionAll: NEVER,
  manageFeeds: NEVER,
  manageTokens: NEVER,
  managePeople: NEVER,
  manageScreens: NEVER,
  reportScreen: NEVER,
  readAlertRules: NEVER,
  manageAlertRules: NEVER,
  handleAlerts: NEVER,
  manageChannels: NEVER,
  readAudit: NEVER,
  useOwnSession: NEVER,
};
const NOBODY: Lines = {
  feed: SIGN_IN,
  readBoard: SIGN_IN,
  readDossiers: SIGN_IN,
  readDirectives: SIGN_IN,
  direct: SIGN_IN,
  workOnDirectives: SIGN_IN,
  provisionUnits: SIGN_IN,
  provisionAll: SIGN_IN,
  manageFeeds: SIGN_IN,
  manageTokens: SIGN_IN,
  managePeople: SIGN_IN,
  manageScreens: SIGN_IN,
  reportScreen: SIGN_IN,
  readAlertRules: SIGN_IN,
  manageAlertRules: SIGN_IN,
  handleAlerts: SIGN_IN,
  manageChannels: SIGN_IN,
  readAudit: SIGN_IN,
  useOwnSession: SIGN_IN,
};

/** Each role at D1. */
const ROLES_AT_D1: Readonly<Record<Role, Lines>> = {
  leader: LEADER,
  staff: {
    feed: NEVER,
    readBoard: SUBTREE,
    readDossiers: SUBTREE,
    readDirectives: SUBTREE,
    direct: NEVER,
    workOnDirectives: SUBTREE,
    provisionUnits: NEVER,
    provisionAll: NEVER,
    manageFeeds: NEVER,
    manageTokens: NEVER,
    managePeople: NEVER,
    manageScreens: NEVER,
    reportScreen: NEVER,
    readAlertRules: SUBTREE,
    manageAlertRules: NEVER,
    handleAlerts: NEVER,
    manageChannels: NEVER,
    readAudit: NEVER,
    useOwnSession: NEVER,
  },
  administrator: ADMINISTRATOR,
};

const feed: FeedRecord = {
  id: 1,
  unit: at("D1"),
  name: "f",
  tokenHash: "",
  createdAt: 0,
  revokedAt: null,
  olderTokens: [],
};
const service = (...grants: UnitGrant[]): Principal => ({ kind: "service", id: 1, name: "s", grants });
const person = (mustChangePassword: boolean, ...grants: UnitGrant[]): Principal => ({
  kind: "person",
  id: "p",
  user: "p",
  name: "P",
  session: "s",
  grants,
  mustChangePassword,
});
const screen = (code: string): Principal => ({ kind: "screen", id: "1", name: "w", unit: at(code), scene: "overview" });

function grant(role: Role, code: string | null): UnitGrant {
  return { role, unit: code === null ? null : at(code) };
}

const SCREEN: Lines = { ...NOTHING, readBoard: SUBTREE, reportScreen: SUBTREE };

const CASES: readonly (readonly [name: string, who: Principal, publicBoard: boolean, lines: Lines])[] = [
  ["nobody", { kind: "nobody" }, false, NOBODY],
  ["nobody, boards being public", { kind: "nobody" }, true, { ...NOBODY, readBoard: ALL_YES }],
  ["the bootstrap token", { kind: "bootstrap" }, false, ABOVE_ALL],
  ["a feed", { kind: "feed", feed }, false, { ...NOTHING, feed: ALL_YES }],
  ["a feed, boards being public", { kind: "feed", feed }, true, { ...NOTHING, feed: ALL_YES }],
  ["a screen of D1", screen("D1"), false, SCREEN],
  ["a screen of C1", screen("C1"), false, { ...SCREEN, readBoard: "nynnnynnnnfy", reportScreen: "nynnnynnnnfy" }],
  [
    "a screen whose unit has ended follows the successor",
    screen("CAME"),
    false,
    { ...SCREEN, readBoard: "nynnnynnnnfy", reportScreen: "nynnnynnnnfy" },
  ],
  ["a screen, boards being public", screen("D1"), true, { ...SCREEN, readBoard: ALL_YES }],
  ...ROLES.flatMap((role) => [
    [`a service token, ${role} of D1`, service(grant(role, "D1")), false, ROLES_AT_D1[role]] as const,
    [
      `a person, ${role} of D1`,
      person(false, grant(role, "D1")),
      false,
      { ...ROLES_AT_D1[role], useOwnSession: ALL_YES },
    ] as const,
    [
      `a person, ${role} of D1, boards being public`,
      person(false, grant(role, "D1")),
      true,
      { ...ROLES_AT_D1[role], readBoard: ALL_YES, useOwnSession: ALL_YES },
    ] as const,
    [
      `a person, ${role} of D1, who must change the password`,
      person(true, grant(role, "D1")),
      true,
      { ...NOTHING, useOwnSession: ALL_YES },
    ] as const,
    [`a service token, ${role} of a unit that has ended`, service(grant(role, "CAME")), false, NOTHING] as const,
    [
      `a service token, ${role} of a unit that has ended for good`,
      service(grant(role, "GONE")),
      false,
      NOTHING,
    ] as const,
  ]),
  ["a service token without a role", service(), false, NOTHING],
  [
    "an administrator above all",
    person(false, grant("administrator", null)),
    false,
    { ...ABOVE_ALL, useOwnSession: ALL_YES },
  ],
  [
    "a leader above all",
    service(grant("leader", null)),
    false,
    {
      ...NOTHING,
      readBoard: ALL_YES,
      readDossiers: ALL_YES,
      readDirectives: ALL_YES,
      direct: ALL_YES,
      workOnDirectives: ALL_YES,
      manageScreens: ALL_YES,
      readAlertRules: ALL_YES,
      handleAlerts: ALL_YES,
    },
  ],
  [
    // What they may look at and not change is told to be so.
    "staff of D1 who administers C1",
    service(grant("staff", "D1"), grant("administrator", "C1")),
    false,
    {
      feed: NEVER,
      readBoard: SUBTREE,
      readDossiers: SUBTREE,
      readDirectives: SUBTREE,
      direct: NEVER,
      workOnDirectives: SUBTREE,
      provisionUnits: "fynnnynffnfy",
      provisionAll: "fynnnynffnfy",
      manageFeeds: "fynnnynffnfy",
      manageTokens: "fynnnynffnfy",
      managePeople: "fynnnynffnfy",
      manageScreens: "fynnnynffnfy",
      reportScreen: NEVER,
      readAlertRules: SUBTREE,
      manageAlertRules: "fynnnynffnfy",
      handleAlerts: "fynnnynffnfy",
      manageChannels: "fynnnynffnfy",
      readAudit: "fynnnynffnfy",
      useOwnSession: NEVER,
    },
  ],
  [
    "an administrator of both roots has them, and not everything at once",
    service(grant("administrator", "P"), grant("administrator", "Q")),
    false,
    {
      feed: NEVER,
      readBoard: "yyyyyyyyyyfy",
      readDossiers: "yyyyyyyyyyfy",
      readDirectives: "yyyyyyyyyyfy",
      direct: NEVER,
      workOnDirectives: NEVER,
      provisionUnits: "yyyyyyyyyyfy",
      provisionAll: "yyyyyyyyyyfy",
      manageFeeds: "yyyyyyyyyyfy",
      manageTokens: "yyyyyyyyyyfy",
      managePeople: "yyyyyyyyyyfy",
      manageScreens: "yyyyyyyyyyfy",
      reportScreen: NEVER,
      readAlertRules: "yyyyyyyyyyfy",
      manageAlertRules: "yyyyyyyyyyfy",
      handleAlerts: "yyyyyyyyyyfy",
      manageChannels: "yyyyyyyyyyfy",
      readAudit: "yyyyyyyyyyfy",
      useOwnSession: NEVER,
    },
  ],
];

describe.each(CASES)("%s", (_, who, publicBoard, lines) => {
  test.each(ACTIONS)("%s", (action) => {
    const decided = TARGETS.map((target) => decide(who, action, target, { reach, publicBoard }));
    expect(decided).toEqual([...lines[action]].map((letter) => WORDS[letter]));
  });
});

test("an administrator of the only root has everything", () => {
  const one = referenceOf([unit("P", null), unit("D", "P"), unit("OLD", null, { ...ENDED, successor: "D" })]);
  const rules = { reach: reachOf(one, TODAY), publicBoard: false };
  for (const [code, decision] of [
    ["P", "yes"],
    ["D", "forbidden"],
    ["OLD", "forbidden"],
  ] as const) {
    const who = service({ role: "administrator", unit: idOf(one, code) });
    expect(decide(who, "provisionAll", "everything", rules), code).toBe(decision);
  }
});

test("a role ends with the last day of its unit, and begins before the first", () => {
  const tree = referenceOf([
    unit("P", null),
    unit("LAST", "P", { validTo: "2026-03-11" }),
    unit("NEXT", "P", { validFrom: "2026-03-12" }),
  ]);
  const leader = (code: string): Principal => service({ role: "leader", unit: idOf(tree, code) });
  const decideOn = (code: string, now: number): Decision =>
    decide(leader(code), "readBoard", idOf(tree, code), { reach: reachOf(tree, now), publicBoard: false });
  const midnight = Date.parse("2026-03-12T00:00:00+07:00");
  expect([decideOn("LAST", midnight - 1), decideOn("LAST", midnight)]).toEqual(["yes", "forbidden"]);
  expect([decideOn("NEXT", midnight - 1), decideOn("NEXT", midnight)]).toEqual(["yes", "yes"]);
});

test("a unit that is unknown to the tree is covered by nobody below the top", () => {
  const rules = { reach, publicBoard: false };
  expect(decide(service(grant("administrator", "P")), "readBoard", 999, rules)).toBe("not-found");
  expect(decide(service({ role: "administrator", unit: 999 }), "readBoard", at("P"), rules)).toBe("forbidden");
});
