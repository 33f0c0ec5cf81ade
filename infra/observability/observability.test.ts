import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { METRIC_NAMES } from "../../apps/server/src/metrics/metric-names.ts";
import { alertRules } from "./alert-rules-file.test-support.ts";

// A rule or a panel that asks for a name nobody exports stays silent for ever, and nobody notices.

interface Panel {
  readonly id: number;
  readonly title: string;
  readonly type: string;
  readonly datasource?: { readonly uid: string };
  readonly gridPos: { readonly x: number; readonly y: number; readonly w: number; readonly h: number };
  readonly targets?: readonly { readonly expr: string }[];
}
interface Dashboard {
  readonly panels: readonly Panel[];
  readonly templating: {
    readonly list: readonly { readonly name: string; readonly type: string; readonly query: unknown }[];
  };
}

const read = (file: string): string => readFileSync(path.join(import.meta.dirname, file), "utf8");
const dashboard: Dashboard = JSON.parse(read("grafana/mot-cua-ioc.json"));
const shown = dashboard.panels.flatMap(({ title, targets = [] }) => targets.map(({ expr }) => ({ title, expr })));
const rules = alertRules();
const exported = new Set<string>(METRIC_NAMES);

/** The project's names in a query, without what a histogram adds to them. */
function namesIn(query: string): string[] {
  const names = query.match(/\bioc_\w+/g) ?? [];
  return names.map((name) => (exported.has(name) ? name : name.replace(/_(bucket|sum|count)$/, "")));
}

/** As GitHub makes an anchor of a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, "")
    .trim()
    .replaceAll(" ", "-");
}

describe("alert rules", () => {
  const anchors = new Set(
    [...read("../README.md").matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) => anchorOf(heading)),
  );

  test("there are some, each by a name of its own", () => {
    expect(rules.length).toBeGreaterThan(15);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  test.each(rules)("$alert asks for what is exported, and leads to its page in the runbook", (rule) => {
    for (const name of namesIn(rule.expr)) expect(exported, rule.expr).toContain(name);
    expect(["warning", "critical"]).toContain(rule.severity);
    expect(rule.summary.length).toBeGreaterThan(10);
    expect(rule.description.length).toBeGreaterThan(10);
    const [file, anchor = ""] = rule.runbook.split("#");
    expect(file).toBe("infra/README.md");
    expect(anchors).toContain(anchor);
  });

  test("what may be labelled by an outcome is one of those that are told", () => {
    const outcomes = new Set([
      "accepted",
      "duplicate",
      "rejected",
      "taken",
      "overloaded",
      "unavailable",
      "unauthenticated",
    ]);
    for (const query of [...rules, ...shown].map(({ expr }) => expr)) {
      for (const [, outcome = ""] of query.matchAll(/outcome="(\w+)"/g)) expect(outcomes).toContain(outcome);
    }
  });
});

describe("the dashboard", () => {
  test.each(shown)("$title asks for what is exported: $expr", ({ expr }) => {
    for (const name of namesIn(expr)) expect(exported).toContain(name);
    expect(expr.replace(/[^([{]/g, "").length).toBe(expr.replace(/[^)\]}]/g, "").length);
  });

  test("nothing that is exported is shown nowhere", () => {
    const asked = new Set(shown.flatMap(({ expr }) => namesIn(expr)));
    expect([...exported].filter((name) => !asked.has(name))).toEqual([]);
  });

  test("the data source is a variable, in every panel", () => {
    expect(dashboard.templating.list.find(({ name }) => name === "datasource")).toMatchObject({ type: "datasource" });
    for (const panel of dashboard.panels.filter(({ type }) => type !== "row")) {
      expect(panel.datasource?.uid, panel.title).toMatch(/^\$\{datasource\}$/);
    }
  });

  test("has every row, and no panel lies on another", () => {
    const rows = dashboard.panels.filter(({ type }) => type === "row").map(({ title }) => title.split(" ")[0]);
    expect(rows).toEqual(["State", "Ingest", "Ledger", "Views", "Feeds", "Redis", "Process", "Channels"]);
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length);
    const places = new Set<string>();
    for (const { title, gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w, title).toBeLessThanOrEqual(24);
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x += 1) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y += 1) {
          expect(places.has(`${x}/${y}`), title).toBe(false);
          places.add(`${x}/${y}`);
        }
      }
    }
  });
});
