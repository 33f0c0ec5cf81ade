import { expect } from "vitest";
import { call, type HttpAnswer, type HttpCall } from "./http-client.test-support.ts";
import { ADMIN_PASSWORD, BOOTSTRAP_TOKEN } from "./running-server.test-support.ts";

export interface PersonMade {
  readonly id: string;
  readonly user: string;
  readonly password: string;
}

/** What a browser does with cookies, and says of where a request comes from; it follows no redirect. */
export class Browser {
  readonly url: string;
  readonly cookies = new Map<string, string>();
  /** What was set last, with all attributes, by name. */
  readonly setCookies = new Map<string, string>();
  /** Pretends to come from elsewhere, to a server that believes its proxy. */
  address: string | undefined;

  constructor(url: string) {
    this.url = url;
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  async call(method: string, path: string, options: HttpCall = {}): Promise<HttpAnswer> {
    const answer = await call(this.url, method, path, {
      redirect: "manual",
      ...options,
      headers: {
        Origin: this.url,
        ...(this.cookies.size === 0 ? {} : { Cookie: this.cookie }),
        ...(this.address === undefined ? {} : { "X-Forwarded-For": this.address }),
        ...options.headers,
      },
    });
    this.take(answer.headers);
    return answer;
  }

  take(headers: Headers): void {
    for (const text of headers.getSetCookie()) {
      const [pair = ""] = text.split(";", 1);
      const name = pair.slice(0, pair.indexOf("="));
      this.setCookies.set(name, text);
      if (/;\s*Max-Age=0(;|$)|;\s*Expires=Thu, 01 Jan 1970/i.test(text)) this.cookies.delete(name);
      else this.cookies.set(name, pair.slice(pair.indexOf("=") + 1));
    }
  }

  signIn(user = "admin", password = ADMIN_PASSWORD): Promise<HttpAnswer> {
    return this.call("POST", "/api/v1/session", { body: { user, password } });
  }
}

export async function signedIn(url: string, user = "admin", password = ADMIN_PASSWORD): Promise<Browser> {
  const browser = new Browser(url);
  const answer = await browser.signIn(user, password);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return browser;
}

export const OWN_PASSWORD = "seven bridges over a quiet river";
let people = 0;

/** Somebody new, who still has to change the password. */
export async function addPerson(url: string, grants: readonly object[], more: object = {}): Promise<PersonMade> {
  people += 1;
  const body = { user: `person${people}`, name: `Người ${people}`, grants, ...more };
  const answer = await call(url, "POST", "/api/v1/people", { token: BOOTSTRAP_TOKEN, body });
  expect(answer.status, JSON.stringify(answer.body)).toBe(201);
  return answer.body as PersonMade;
}

/** Somebody new who has signed in and changed the password to OWN_PASSWORD. */
export async function newcomer(
  url: string,
  grants: readonly object[],
  more: object = {},
): Promise<{ readonly browser: Browser; readonly person: PersonMade }> {
  const person = await addPerson(url, grants, more);
  const browser = await signedIn(url, person.user, person.password);
  const body = { current: person.password, password: OWN_PASSWORD };
  expect((await browser.call("PUT", "/api/v1/session/password", { body })).status).toBe(204);
  return { browser, person };
}
