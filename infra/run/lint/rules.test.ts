import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { projectRoot } from "../project-root.mjs";

// The rules are only as good as their patterns: each direction is broken once, in a tree of the same shape, and Biome
// has to say so; what is allowed must pass.

const imports = "lint/style/noRestrictedImports";

const forbidden: readonly [file: string, line: string, rule: string][] = [
  ["packages/domain/src/time/zod.ts", 'import "zod";', imports],
  ["packages/domain/src/time/node.ts", 'import "node:fs";', imports],
  ["packages/domain/src/time/protocol.ts", 'import "@ioc/protocol/event.ts";', imports],
  ["packages/domain/src/time/path.ts", 'import "../../../protocol/src/event.ts";', imports],
  ["packages/domain/src/time/lazy.ts", 'export const load = () => import("node:fs");', imports],
  ["packages/domain/src/time/type.ts", 'export type { Event } from "@ioc/protocol/event.ts";', imports],
  ["packages/domain/src/time/clock.ts", "export const nowMs = () => Date.now();", "plugin"],
  ["packages/domain/src/time/date.ts", "export const today = () => new Date();", "plugin"],
  ["packages/domain/src/time/chance.ts", "export const chance = () => Math.random();", "plugin"],
  ["packages/protocol/src/server.ts", 'import "@ioc/server/main.ts";', imports],
  ["packages/protocol/src/feed.ts", 'import "@ioc/feed-client/feed-client.ts";', imports],
  ["packages/protocol/src/node.ts", 'import "node:crypto";', imports],
  ["packages/feed-client/src/domain.ts", 'import "@ioc/domain/time/civil-date.ts";', imports],
  ["packages/testkit/src/oracle/board.ts", 'import "@ioc/domain/time/civil-date.ts";', imports],
  ["packages/testkit/src/app.ts", 'import "@ioc/server/main.ts";', imports],
  ["apps/server/src/boards/testkit.ts", 'import "@ioc/testkit/oracle/oracle-board.ts";', imports],
  ["apps/server/src/boards/web.ts", 'import "@ioc/web/main.tsx";', imports],
  ["apps/server/src/boards/path.ts", 'import "../../../simulator/src/main.ts";', imports],
  ["apps/server/src/boards/web.test.ts", 'import "@ioc/web/main.tsx";', imports],
  ["apps/simulator/src/server.ts", 'import "@ioc/server/main.ts";', imports],
  ["apps/web/src/store/feed.ts", 'import "@ioc/feed-client/feed-client.ts";', imports],
  ["apps/web/src/store/node.ts", 'import "node:fs";', imports],
  ["apps/web/src/overview/sibling.ts", 'import "../dossiers/panel.ts";', imports],
  ["apps/web/src/overview/tile/sibling.ts", 'import "../../dossiers/panel.ts";', imports],
  ["apps/web/src/map/sibling.ts", 'import "../dossiers/panel.ts";', imports],
  ["apps/web/src/day/upwards.ts", 'import "../overview/scene.ts";', imports],
  ["apps/web/src/scene-unit/sibling.ts", 'import "../overview/scene.ts";', imports],
  ["apps/web/src/scene-feeds/sibling.ts", 'import "../day/hero.ts";', imports],
  ["apps/web/src/dossiers/sibling.ts", 'import "../map/unit-map.ts";', imports],
  ["apps/web/src/overview/desk.ts", 'import "../desk/button.tsx";', imports],
  ["apps/web/src/admin-units/sibling.ts", 'import "../admin-feeds/feeds-page.tsx";', imports],
  ["apps/web/src/remote/sibling.ts", 'import "../admin-screens/screens-page.tsx";', imports],
  ["apps/web/src/screen-parts/upwards.ts", 'import "../remote/remote-page.tsx";', imports],
  ["apps/web/src/overview/screens.ts", 'import "../screen-parts/screen-form.tsx";', imports],
  ["apps/web/src/shell/upwards.ts", 'import "../account/account-page.tsx";', imports],
  ["apps/web/src/numbers/upwards.ts", 'import "../overview/scene.ts";', imports],
  ["apps/server/src/feed-socket.ts", 'export const f = (s: Socket) => s.on("events", () => {});', "plugin"],
  ["apps/web/src/live.ts", 'export const f = (s: Socket) => s.emit("subscribe", {});', "plugin"],
  ["apps/server/src/boards/environment.ts", "export const port = process.env.PORT;", "lint/style/noProcessEnv"],
  ["apps/server/src/boards/print.ts", 'console.log("x");', "lint/suspicious/noConsole"],
  [
    "apps/server/src/index.ts",
    'export { a } from "./a.ts";\nexport { b } from "./b.ts";',
    "lint/performance/noBarrelFile",
  ],
  ["apps/server/src/all.ts", 'export * from "./a.ts";', "lint/performance/noReExportAll"],
  ["apps/server/src/default.ts", "export default 1;", "lint/style/noDefaultExport"],
  ["apps/server/src/any.ts", "export const a = (x: any) => x;", "lint/suspicious/noExplicitAny"],
  ["apps/server/src/colour.ts", "export enum Colour { Red = 1 }", "lint/style/noEnum"],
  ["apps/server/src/skipped.test.ts", 'test.skip("x", () => {});', "lint/suspicious/noSkippedTests"],
  ["apps/server/src/BadName.ts", "export const a = 1;", "lint/style/useFilenamingConvention"],
  ["apps/server/src/extension.ts", 'import "./any";', "lint/correctness/useImportExtensions"],
  ["apps/server/src/floating.ts", "const a = async () => 1;\na();", "lint/nursery/noFloatingPromises"],
  ["apps/server/src/long.ts", "export {};\n".repeat(401), "lint/style/noExcessiveLinesPerFile"],
  [
    "apps/server/src/cycle/one.ts",
    'import { two } from "./two.ts";\nexport const one = () => two;',
    "lint/suspicious/noImportCycles",
  ],
];

const allowed: readonly [file: string, line: string][] = [
  ["packages/domain/src/dossier/fine.ts", 'import "./step.ts";\nimport "../time/civil-date.ts";'],
  ["packages/domain/src/dossier/fine.test.ts", 'import "fast-check";\nimport "node:fs";'],
  ["packages/domain/src/dossier/any.arbitrary.ts", 'import "fast-check";'],
  ["packages/protocol/src/fine.ts", 'import "@ioc/domain/time/instant.ts";\nimport "zod";'],
  ["packages/feed-client/src/fine.ts", 'import "@ioc/protocol/event.ts";\nimport "node:fs";'],
  ["apps/server/src/main.ts", "export const port = process.env.PORT;"],
  [
    "apps/server/src/boards/fine.ts",
    'import "@ioc/domain/time/zone.ts";\nimport "../http/problem.ts";\nimport "node:fs";',
  ],
  [
    "apps/server/src/boards/fine.test.ts",
    'import "@ioc/testkit/oracle/oracle-board.ts";\nimport "@ioc/simulator/figures/run-figures.ts";',
  ],
  ["apps/server/src/foreign.test.ts", 'export const f = (s: Socket) => s.emit("events", []);'],
  ["apps/simulator/src/fine.ts", 'import "@ioc/feed-client/feed-client.ts";'],
  ["apps/web/src/main.ts", 'import "./overview/scene.ts";\nimport "./dossiers/panel.ts";'],
  [
    "apps/web/src/overview/fine.ts",
    'import "./clause.ts";\nimport "../live/wall-store.ts";\nimport "../../package.json";',
  ],
  ["apps/web/src/overview/tile/fine.ts", 'import "../clause.ts";\nimport "../../numbers/count.ts";'],
  ["apps/web/src/day/fine.ts", 'import "../map/unit-map.ts";'],
  ["apps/web/src/scene-unit/fine.ts", 'import "../day/hero.ts";\nimport "../map/unit-map.ts";'],
  ["apps/web/src/remote/fine.ts", 'import "../screen-parts/screen-form.tsx";'],
  [
    "apps/web/src/admin-units/fine.ts",
    'import "../chart/chart.tsx";\nimport "../desk/button.tsx";\nimport "../shell/api.ts";',
  ],
  ["apps/web/src/page/fine.ts", 'import "../dossiers/drill-store.ts";'],
];

describe("the lint rules", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "ioc-lint-"));
  let found: { category: string; file: string }[] = [];

  beforeAll(() => {
    for (const config of ["biome.json", ".gitignore", "infra/run/lint"]) {
      cpSync(path.join(projectRoot, config), path.join(folder, config), { recursive: true });
    }
    rmSync(path.join(folder, "infra/run/lint/rules.test.ts"));
    for (const [file, text] of [...forbidden, ...allowed]) write(file, text);
    write("apps/server/src/cycle/two.ts", 'import { one } from "./one.ts";\nexport const two = () => one;');
    found = lint();
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  function write(file: string, text: string): void {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), `${text}\n`);
  }

  function lint(): { category: string; file: string }[] {
    const biome = path.join(projectRoot, "node_modules/@biomejs/biome/bin/biome");
    const args = [biome, "lint", "--reporter=json", "--max-diagnostics=none", "."];
    const { stdout } = spawnSync(process.execPath, args, { cwd: folder, encoding: "utf8" });
    const report: { diagnostics: { category: string; location: { path: string } }[] } = JSON.parse(stdout);
    return report.diagnostics.map(({ category, location }) => ({ category, file: location.path }));
  }

  test.each(forbidden)("refuse %s: %s", (file, _text, rule) => {
    expect(found.filter((diagnostic) => diagnostic.file === file).map(({ category }) => category)).toContain(rule);
  });

  test.each(allowed)("allow %s", (file) => {
    const about = new Set(forbidden.map(([, , rule]) => rule));
    expect(found.filter((diagnostic) => diagnostic.file === file && about.has(diagnostic.category))).toEqual([]);
  });
});
