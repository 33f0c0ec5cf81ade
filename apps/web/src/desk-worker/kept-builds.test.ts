import { afterEach, expect, test } from "vitest";
import { buildInForce, takeBuild } from "./kept-builds.ts";

/** As much of a browser's caches as builds are kept in. */
class KeptInMemory {
  readonly #caches = new Map<string, Map<string, Response>>();

  async open(name: string): Promise<object> {
    const found = this.#caches.get(name) ?? new Map<string, Response>();
    this.#caches.set(name, found);
    return {
      match: async (address: string) => found.get(address)?.clone(),
      put: async (address: string, response: Response) => void found.set(address, response),
    };
  }

  async match(address: string, { cacheName }: { readonly cacheName: string }): Promise<Response | undefined> {
    return this.#caches.get(cacheName)?.get(address)?.clone();
  }

  async keys(): Promise<string[]> {
    return [...this.#caches.keys()];
  }

  async delete(name: string): Promise<boolean> {
    return this.#caches.delete(name);
  }
}

const { fetch: realFetch } = globalThis;
afterEach(() => {
  globalThis.fetch = realFetch;
  Reflect.deleteProperty(globalThis, "caches");
});

test("a build that two workers take stays beside the one before, which open pages are of", async () => {
  const caches = new KeptInMemory();
  Object.assign(globalThis, { caches });
  const take = (build: string): Promise<void> => {
    const page = `<script type="module" src="${build}"></script>`;
    globalThis.fetch = async (address) => new Response(address === "/desk" ? page : "");
    return takeBuild({ build, files: [`${build}.css`], scopes: ["/desk"] });
  };
  await take("/assets/index-1.js");
  await take("/assets/index-2.js");
  // Another worker has looked before that was in force.
  await take("/assets/index-2.js");
  expect((await buildInForce())?.build).toBe("/assets/index-2.js");
  const kept = ["", ":/assets/index-1.js", ":/assets/index-2.js"].map((build) => `ioc-desk-build${build}`);
  expect(await caches.keys()).toEqual(expect.arrayContaining(kept));
});
