import { existsSync, readdirSync } from "node:fs";
import { inProject } from "./project-root.mjs";

/** The workspace's projects as paths from the root, such as `packages/domain`: every folder of apps and packages with a package.json. */
export function workspaceProjects() {
  return ["packages", "apps"].flatMap((room) =>
    readdirSync(inProject(room))
      .toSorted()
      .map((name) => `${room}/${name}`)
      .filter((project) => existsSync(inProject(project, "package.json"))),
  );
}
