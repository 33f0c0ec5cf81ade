import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { Provider } from "oidc-provider";

interface IssuerPerson {
  readonly sub: string;
  readonly name: string | undefined;
}

/** A real issuer of OpenID Connect, at which somebody is signed in already. */
export interface OwnIssuer {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Who comes next. */
  person: IssuerPerson;
  /** Queries with which browsers came to be signed in. */
  readonly asked: URLSearchParams[];
  /**
   * Goes where a browser is sent, as that browser, until it is sent back.
   *
   * @returns the address of ours with what the issuer adds to it
   */
  visit(address: string): Promise<URL>;
  stop(): Promise<void>;
}

/**
 * @param redirectUri where it may send browsers back to
 * @param host under which name browsers go there: to them another name is another site
 */
export async function startIssuer(redirectUri: string, host = "127.0.0.1"): Promise<OwnIssuer> {
  let handle: (request: IncomingMessage, response: ServerResponse) => unknown = () => undefined;
  const http = createServer((request, response) => void handle(request, response));
  await new Promise<void>((done) => http.listen(0, "127.0.0.1", done));
  const url = `http://${host}:${(http.address() as AddressInfo).port}`;
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const clientId = "ioc";
  const clientSecret = randomBytes(32).toString("base64url");
  const asked: URLSearchParams[] = [];
  const issuer: OwnIssuer = {
    url,
    clientId,
    clientSecret,
    person: { sub: "nobody", name: undefined },
    asked,
    async visit(address) {
      const cookies = new Map<string, string>();
      for (let next = new URL(address); ; ) {
        if (next.href.startsWith(redirectUri)) return next;
        const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
        const response = await fetch(next, { redirect: "manual", headers: { Cookie: cookie } });
        for (const text of response.headers.getSetCookie()) {
          const [pair = ""] = text.split(";", 1);
          cookies.set(pair.slice(0, pair.indexOf("=")), pair.slice(pair.indexOf("=") + 1));
        }
        const location = response.headers.get("location");
        if (location === null) throw new Error(`${next.pathname} answers ${response.status}: ${await response.text()}`);
        next = new URL(location, next);
      }
    },
    stop: () =>
      new Promise((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  };
  const provider = new Provider(url, {
    clients: [{ client_id: clientId, client_secret: clientSecret, redirect_uris: [redirectUri] }],
    jwks: { keys: [{ ...privateKey.export({ format: "jwk" }), alg: "RS256", use: "sig", kid: "1" }] },
    cookies: { keys: [randomBytes(16).toString("hex")] },
    claims: { openid: ["sub"], profile: ["preferred_username"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_context, { uid }) => `/interaction/${uid}` },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, ...(issuer.person.name === undefined ? {} : { preferred_username: issuer.person.name }) }),
    }),
    ttl: { Interaction: 600, Session: 600, Grant: 600, AccessToken: 600, IdToken: 600 },
  });
  const serve = provider.callback();
  handle = async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", url);
    if (pathname === "/auth") asked.push(searchParams);
    if (!pathname.startsWith("/interaction/")) return serve(request, response);
    const { prompt, params, session } = await provider.interactionDetails(request, response);
    if (prompt.name === "login") {
      const login = { accountId: issuer.person.sub };
      return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
    }
    const grant = new provider.Grant({ accountId: session?.accountId ?? "", clientId: String(params["client_id"]) });
    grant.addOIDCScope(String(params["scope"]));
    const consent = { grantId: await grant.save() };
    return provider.interactionFinished(request, response, { consent }, { mergeWithLastSubmission: true });
  };
  return issuer;
}
