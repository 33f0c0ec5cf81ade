/** What a build writes beside itself for the worker; a server without it has no worker any more. */
export const BUILD_LIST = "/desk-build.json";

export interface BuildList {
  /** The address of the page's first script, which changes with whatever the build consists of. */
  readonly build: string;
  /** What the pages of work are made of, as addresses. */
  readonly files: readonly string[];
  /** Where the worker serves; a registration elsewhere is one of before, and ends itself. */
  readonly scopes: readonly string[];
}

/** Undefined where the text is no list, as in what a proxy says while the server is away. */
export function readBuildList(text: string): BuildList | undefined {
  let list: unknown;
  try {
    list = JSON.parse(text);
  } catch {
    return undefined;
  }
  return isBuildList(list) ? list : undefined;
}

function isBuildList(list: unknown): list is BuildList {
  if (typeof list !== "object" || list === null) return false;
  const { build, files, scopes } = list as Partial<Record<keyof BuildList, unknown>>;
  return typeof build === "string" && areTexts(files) && areTexts(scopes);
}

function areTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((item) => typeof item === "string");
}
