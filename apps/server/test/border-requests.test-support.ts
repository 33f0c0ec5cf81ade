import { DIRECTIVE_ACTIONS, DIRECTIVE_STATES } from "@ioc/domain/directive/directive-step.ts";
import { HTTP_PARAMETERS, type ParameterName } from "@ioc/protocol/http-parameters.ts";
import type { HttpRoute } from "@ioc/protocol/http-route.ts";
import fc from "fast-check";
import { inventedMap } from "../src/unit-map/invented-map.test-support.ts";
import { ALL, LEVELS, PLACES, type Place, type World } from "./border-world.test-support.ts";

export interface Wanted {
  readonly path: string;
  readonly body?: string;
  readonly type?: string;
  readonly accept?: string;
}

const DAY = ["2026-03-11", "2026-03-01", "2026-12-31", "1970-01-01", "9999-12-31"];
const NASTY = ["", "NOWHERE", "__proto__", "%00", "' or 1=1 --", "*", "../units", "-1", "1e999", "\u202e", "0"];
const nasty = fc.constantFrom(...NASTY);

/** Most of what is asked is right but for whom it is about, or no door but the first would ever be tried. */
function mostly<T>(right: fc.Arbitrary<T>, wrong: fc.Arbitrary<T>): fc.Arbitrary<T> {
  return fc.oneof({ arbitrary: right, weight: 9 }, { arbitrary: wrong, weight: 1 });
}

const code = mostly(fc.constantFrom<string>(...ALL), nasty);
const role = mostly(fc.constantFrom("leader", "staff", "administrator"), fc.constant("king"));
const scene = mostly(fc.constantFrom("overview", "hotspots", "feeds"), fc.constant("king"));
const playlist = fc.array(fc.record({ scene, unit: code, seconds: fc.constantFrom(30, 5) }), { maxLength: 2 });
const dossier = mostly(
  fc
    .constantFrom(...ALL)
    .chain((unit) => fc.constantFrom(`${unit}-1`, `${unit}-1`, `${unit}-feedback`, `${unit}-refused`)),
  nasty,
);
const user = mostly(fc.constantFrom("somebody.new", "somebody.else"), fc.constantFrom("admin", "x", "Upper"));
const day = mostly(fc.constantFrom(...DAY), nasty);

const schedule = fc.array(
  fc.record({
    days: fc.constantFrom(["mon", "sun"], ["mon", "mon"]),
    from: fc.constantFrom("18:00", "25:00"),
    to: fc.constant("06:00"),
    items: fc.oneof(fc.constant("off"), playlist),
  }),
  { maxLength: 1 },
);

/** Values of each parameter of a query, by the name under which routes have it, or else by its own. */
function queryValues({ waitingCodes }: World): Readonly<Record<string, fc.Arbitrary<string>>> {
  return {
    unit: code,
    from: day,
    to: mostly(day, fc.constant("/wall")),
    at: mostly(fc.constantFrom("2026-03-10T12:00:00+07:00", "2026-03-11T09:00:00Z"), nasty),
    measure: mostly(fc.constantFrom("received", "inProgress", "feedbackReceived", "suspended"), fc.constant("nothing")),
    rate: mostly(fc.constantFrom("onTime", "overdueShare"), fc.constant("nothing")),
    days: mostly(fc.constantFrom("1", "92"), fc.constantFrom("93", "x")),
    field: mostly(fc.constantFrom("Hộ tịch", "feedback"), nasty),
    procedure: mostly(fc.constantFrom("1.001", "NOWHERE"), nasty),
    own: fc.constantFrom("1", "0", "x"),
    dueFrom: day,
    dueTo: day,
    dueUntil: mostly(fc.constant("2026-03-12T17:00:00+07:00"), nasty),
    except: code,
    exceptOwn: code,
    exceptField: mostly(fc.constantFrom("Hộ tịch", "feedback"), nasty),
    exceptMeasure: mostly(fc.constantFrom("atRisk", "suspended"), fc.constant("nothing")),
    silent: fc.constantFrom("1", "0", "x"),
    overdueFrom: mostly(fc.constantFrom("0", "21"), fc.constantFrom("-1", "99999")),
    overdueTo: mostly(fc.constantFrom("0", "9999"), fc.constantFrom("1.5", "x")),
    cursor: nasty,
    limit: mostly(fc.constantFrom("1", "500"), fc.constantFrom("501", "x")),
    part: mostly(fc.constantFrom("due", "others"), fc.constant("nothing")),
    kind: mostly(fc.constantFrom("rejected", "orphan", "foreign"), fc.constant("king")),
    action: mostly(fc.constantFrom("units.change", "feed.create", "token.create"), fc.constant("nothing")),
    actor: fc.oneof(user, nasty),
    search: fc.oneof(code, fc.constantFrom("seal", "%", "_")),
    code: mostly(fc.constantFrom(...waitingCodes), nasty),
    dossierPrefix: mostly(fc.oneof(dossier, fc.constantFrom("X", "XQX-", "XC")), nasty),
    dossierProcedure: mostly(fc.constantFrom("wd3", "wd5"), nasty),
    dossierChannel: mostly(fc.constantFrom("counter", "onlineFull"), fc.constant("king")),
    dossierState: mostly(fc.constantFrom("open", "suspended", "resolved", "orphan"), fc.constant("king")),
    directiveSort: mostly(fc.constant("due"), fc.constant("king")),
    dossierSort: mostly(fc.constant("due"), fc.constant("king")),
    resumeOn: mostly(fc.constantFrom("2026-03-11", "2026-03-20", "2026-03-15"), day),
    extendTo: mostly(fc.constantFrom("2026-03-11", "2026-03-20"), day),
    dryRun: fc.constantFrom("1", "0", "x"),
    state: mostly(fc.constantFrom(...DIRECTIVE_STATES, "open", "firing", "resolved", "waiting"), fc.constant("king")),
    rule: mostly(rule, nasty),
    metric: mostly(fc.constantFrom("received", "overdueShare"), fc.constant("king")),
    period: mostly(fc.constantFrom("today", "month"), fc.constant("king")),
    whole: fc.constantFrom("1", "0", "x"),
  };
}

/** Values of each parameter of a path, by the name under which routes have it. */
function pathValues({ ids }: World): Partial<Record<ParameterName, fc.Arbitrary<string>>> {
  const id = (of: keyof World["ids"]): fc.Arbitrary<string> => mostly(fc.constantFrom(...ids[of]), nasty);
  return {
    feedId: id("feedId"),
    tokenId: id("tokenId"),
    screenId: id("screenId"),
    personId: id("personId"),
    sessionId: id("sessionId"),
    directiveId: id("directiveId"),
    directiveAction: mostly(fc.constantFrom(...DIRECTIVE_ACTIONS), nasty),
    alertId: id("alertId"),
    silenceId: id("silenceId"),
    channelId: id("channelId"),
    deliveryId: id("deliveryId"),
    alertRuleId: mostly(rule, nasty),
    dossierCode: dossier,
  };
}

/** Rules by their ids, which say nothing of where they are, and one that may come. */
const rule = fc.constantFrom("rule-new", ...ALL.map((_, index) => `rule-${index}`));
const alertRule = fc.record({
  name: fc.constantFrom("Quy tắc mới", "Another rule"),
  metric: mostly(fc.constantFrom("received", "overdueShare"), fc.constant("king")),
  scope: fc.record({ unit: code, each: fc.constantFrom("self", "child", "leaf") }),
  period: fc.constantFrom("today", "year"),
  direction: fc.constantFrom("above", "below"),
  warning: fc.record({ fire: fc.constantFrom(-1, 0, 5) }),
  forMinutes: fc.constantFrom(0, 30),
  keepFiringMinutes: fc.constant(0),
  minSample: fc.constantFrom(0, 3),
  workingTime: fc.boolean(),
  noData: fc.constantFrom("alert", "ignore"),
  enabled: fc.boolean(),
  reason: fc.constant("why"),
});

/** Nothing listens at the first of the addresses, and nothing may go to the second. */
const channel = fc.record({
  unit: code,
  name: fc.constant("Kênh mới"),
  kind: mostly(fc.constant("webhook"), fc.constantFrom("email", "pigeon")),
  url: mostly(fc.constant("http://127.0.0.1:9/hook"), fc.constantFrom("http://10.0.0.1/", "file:///etc/passwd")),
  reach: fc.constantFrom("children", "subtree"),
  alerts: fc.constantFrom("warning", "critical", null),
  escalations: fc.boolean(),
  directives: fc.boolean(),
  digestAt: mostly(fc.constant("07:30"), fc.constant("25:00")),
  officeHours: fc.boolean(),
  language: fc.constantFrom("vi", "en"),
  enabled: fc.boolean(),
});

const grants = fc.array(fc.record({ role, unit: fc.option(code) }), { minLength: 1, maxLength: 2 });
const person = fc.record({ user, name: fc.constant("Ai đó"), grants });
/** Those who ask live by their units: these are left where they are, but for the names of those that are asked about. */
const unitCode = mostly(fc.constantFrom("NEW1", "NEW2", "XD2X", "XC2X", "XQX", "XQ1X", "XPX"), nasty);
const unitName = fc.constantFrom("Tên mới", "Another");
const prefix = fc.constantFrom("XQX-", "XD2X-1", "XC1X-1", "X", "XD1X-9");
const plainUnit = fc.record({
  code: unitCode,
  name: unitName,
  kind: fc.constant("commune"),
  parent: fc.constantFrom(...LEVELS),
});
const anyUnit = fc.record(
  {
    code: unitCode,
    name: unitName,
    kind: fc.constantFrom("commune", "province", "king"),
    parent: fc.oneof(code, fc.constantFrom("NEW1", "NEW2")),
    successor: fc.oneof(code, fc.constant("NEW1")),
    codePrefix: mostly(prefix, nasty),
  },
  { requiredKeys: ["code", "name", "kind"] },
);
/** As it is, but for the name: all that its own administrator may change of it. */
const renamedUnit = fc
  .tuple(fc.constantFrom<Place>("XPX", "XD2X", "XC2X", "XQX", "XQ1X"), unitName)
  .map(([own, name]) => ({ code: own, name, kind: PLACES[own].kind, codePrefix: `${own}-` }));
const units = fc.oneof(
  { arbitrary: fc.tuple(renamedUnit), weight: 2 },
  { arbitrary: fc.tuple(plainUnit), weight: 4 },
  { arbitrary: fc.tuple(plainUnit, prefix).map(([unit, codePrefix]) => [{ ...unit, codePrefix }]), weight: 2 },
  { arbitrary: fc.array(anyUnit, { minLength: 1, maxLength: 3 }), weight: 2 },
);
/** The prefix of another unit is its own in codes of dossiers; a feedback may be called anything, as it is where it came from. */
const subjectOf = (type: string): fc.Arbitrary<string> =>
  type.includes("feedback") ? fc.uuid() : fc.oneof(fc.uuid(), fc.constantFrom("XQX-new", "XD2X-new", "XC2X-new"));
const event = fc
  .constantFrom("vn.motcua.dossier.received", "vn.motcua.dossier.suspended", "vn.motcua.feedback.received")
  .chain((type) =>
    fc.record({
      specversion: fc.constant("1.0"),
      id: fc.uuid(),
      source: code.map((unit) => `/units/${unit}`),
      type: fc.constant(type),
      subject: subjectOf(type),
      time: fc.constant("2026-03-11T08:00:00+07:00"),
      data: fc.oneof(
        fc.constant({}),
        fc.record({ procedure: fc.constant("wd1"), channel: fc.constant("counter"), unit: fc.option(code) }),
      ),
    }),
  );
const password = fc.constantFrom("wrong password", "another wrong password");
const secret = fc.record({ password });

/** Bodies of each route that takes one, by its id. */
export function bodiesOf({ waitingCodes, ids }: World): Readonly<Record<string, fc.Arbitrary<unknown>>> {
  const userCode = fc.constantFrom(...waitingCodes, "BBBB-BBBB");
  const place = { name: fc.constant("Tường"), unit: code, scene };
  const csvPerson = fc
    .tuple(user, role, code)
    .map((line) => `user,name,role,unit\n${line[0]},Ai đó,${line[1]},"${line[2].replaceAll('"', "")}"\n`);
  return {
    putUnits: units,
    previewUnits: units,
    putProcedures: fc.constant([]),
    putCalendar: fc.constant({}),
    putMap: fc.subarray([...ALL], { minLength: 1 }).map(inventedMap),
    putTargets: fc.constant({ onTime: 2 }),
    postFeed: fc.record({ unit: code, name: fc.constant("feed") }),
    postToken: fc.record({ unit: code, name: fc.constant("token"), role }),
    postPerson: person,
    putPerson: person,
    putPeople: csvPerson,
    postEvents: fc.array(event, { minLength: 1, maxLength: 3 }),
    postSession: fc.record({ user, password }),
    postSessionCode: fc.record({ code: fc.constantFrom("123456", "x") }),
    putSessionPassword: fc.record({ current: password, password: fc.constant("a long and quiet afternoon") }),
    postSessionTwoFactor: secret,
    postSessionTwoFactorConfirm: fc.record({ code: fc.constant("123456") }),
    deleteSessionTwoFactor: secret,
    postDeviceCode: fc.constantFrom({ client_id: "king" }, {}),
    postDeviceToken: fc.record({
      grant_type: fc.constant("urn:ietf:params:oauth:grant-type:device_code"),
      client_id: fc.constant("wall"),
      device_code: fc.constantFrom("x", ...ids.screenId),
    }),
    postDeviceApproval: fc.record(
      { code: userCode, ...place, playlist },
      { requiredKeys: ["code", "name", "unit", "scene"] },
    ),
    postDeviceDenial: fc.record({ code: fc.constant("BBBB-BBBB") }),
    postDirective: fc.record({
      unit: code,
      text: mostly(fc.constant("Khẩn trương xử lý"), nasty),
      dueAt: mostly(fc.constant("2026-03-12T17:00:00+07:00"), fc.constant("2026-03-01T17:00:00+07:00")),
      dossiers: fc.option(fc.array(dossier, { maxLength: 3 })),
      alert: fc.option(mostly(fc.constantFrom(...ids.alertId), nasty)),
      field: fc.option(mostly(fc.constantFrom("Hộ tịch", "feedback"), nasty)),
      measure: fc.option(mostly(fc.constant("overdue"), fc.constant("nothing"))),
    }),
    postReconciliation: fc.record(
      {
        unit: code,
        from: mostly(fc.constant("2026-03-01"), nasty),
        to: mostly(fc.constant("2026-03-11"), nasty),
        figures: fc.oneof(
          fc.array(fc.record({ measure: fc.constantFrom("received", "inProgress", "king"), count: fc.nat(9) }), {
            maxLength: 2,
          }),
          fc.constantFrom("measure,count\nreceived,1\n", '"', ""),
        ),
        dossiers: fc.oneof(
          fc.array(
            fc.record({ code: dossier, receivedAt: fc.constantFrom("2026-03-11", "x") }, { requiredKeys: ["code"] }),
            {
              maxLength: 3,
            },
          ),
          dossier,
        ),
      },
      { requiredKeys: ["unit", "from", "to", "figures"] },
    ),
    postDirectiveStep: fc.record({ comment: fc.option(mostly(fc.constant("Đã rõ"), nasty)) }),
    putScreen: fc.record({ ...place, playlist, schedule }, { requiredKeys: ["name", "unit", "scene"] }),
    postScreenDrive: fc.record(
      {
        scene,
        unit: fc.option(code),
        field: fc.option(mostly(fc.constantFrom("Hộ tịch", "feedback"), nasty)),
        frozen: fc.boolean(),
        explain: fc.option(fc.record({ measure: fc.constantFrom("overdue", "nothing"), unit: code })),
        at: fc.option(mostly(fc.constant("2026-03-10T12:00:00+07:00"), nasty)),
      },
      { requiredKeys: [] },
    ),
    putAlertRule: alertRule,
    putAlertRules: fc
      .array(fc.tuple(rule, alertRule), { minLength: 1, maxLength: 2 })
      .map((rules) => rules.map(([id, body]) => ({ id, ...body }))),
    postBacktest: fc.record({
      rule: fc.oneof(rule, alertRule),
      from: fc.constantFrom("2026-03-01", "2026-03-10"),
      to: mostly(fc.constantFrom("2026-03-11", "2026-03-10T12:00:00Z"), fc.constant("x")),
    }),
    postAcknowledgement: fc.record({ comment: fc.option(fc.constant("seen")) }),
    postAssignment: fc.record({ to: fc.option(user) }),
    postChannel: channel,
    putChannel: channel,
    postSilence: fc.record({
      unit: fc.option(code),
      rule: fc.option(rule),
      until: mostly(fc.constant("2026-03-11T18:00:00+07:00"), fc.constantFrom("2026-03-11T08:00:00+07:00", "x")),
      reason: fc.constant("quiet"),
    }),
  };
}

/** Most lists are asked for a unit, or for all there is; few with a cursor, which nobody can guess. */
const OFTEN: Readonly<Record<string, number>> = { unit: 3, measure: 9, metric: 9, code: 9, from: 1, to: 1 };

function sometimes(name: string, values: fc.Arbitrary<string>): fc.Arbitrary<string | null> {
  const given = OFTEN[name] ?? 0.5;
  return fc.oneof({ arbitrary: values, weight: given * 2 }, { arbitrary: fc.constant(null), weight: 2 });
}

const garbage = fc.oneof(
  fc.constantFrom("", "null", "[]", "{}", "[[]]", '"x"', "{", "﻿", '{"__proto__":{"unit":"XQX"}}'),
  fc.json({ maxDepth: 2 }),
);

/** Requests to a route, as anybody may make them; throws where a parameter or a body has no values here. */
export function requestsTo(route: HttpRoute, world: World): fc.Arbitrary<Wanted> {
  const byName = queryValues(world);
  const inPath = pathValues(world);
  const query: Record<string, fc.Arbitrary<string>> = {};
  let path = fc.constant(route.path);
  for (const parameter of route.parameters ?? []) {
    const { in: place, name } = HTTP_PARAMETERS[parameter];
    const values = place === "query" ? (byName[parameter] ?? byName[name]) : inPath[parameter];
    if (values === undefined) throw new Error(`no values for the parameter ${parameter} of ${route.id}`);
    if (place === "query") query[name] = values;
    else {
      path = fc.tuple(path, values).map(([text, value]) => text.replace(`{${name}}`, () => encodeURIComponent(value)));
    }
  }
  const asked = fc
    .record(Object.fromEntries(Object.entries(query).map(([name, values]) => [name, sometimes(name, values)])))
    .map((given) =>
      new URLSearchParams(
        Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
      ).toString(),
    );
  const accept = fc.constantFrom("application/json", "text/csv");
  const target = fc
    .tuple(path, asked, accept)
    .map(([text, search, wanted]) => ({ path: `${text}?${search}`, accept: wanted }));
  if (route.bodies === undefined) return target;
  const bodies = bodiesOf(world)[route.id];
  if (bodies === undefined) throw new Error(`no bodies for ${route.id}`);
  const type = route.bodies.at(-1)?.mediaType === "text/csv" && route.bodies.length === 1 ? "text/csv" : undefined;
  const text = fc.oneof(
    { arbitrary: bodies.map((body) => (typeof body === "string" ? body : JSON.stringify(body))), weight: 8 },
    { arbitrary: garbage, weight: 1 },
  );
  const types = route.bodies.map(({ mediaType }) => mediaType);
  const json = types.find((one) => /batch\+json$/.test(one)) ?? types.find((one) => /json$/.test(one)) ?? types[0];
  return fc.tuple(target, text).map(([where, body]) => ({ ...where, body, type: type ?? json ?? "application/json" }));
}
