import { betterAuth } from "better-auth/minimal";
import { genericOAuth } from "better-auth/plugins/generic-oauth";
import { HttpError } from "../http/http-error.ts";
import { type AccountAuthParts, authOptions } from "./account-auth.ts";
import { readCookie, signedValue } from "./account-cookies.ts";
import { SINGLE_SIGN_ON_PROVIDER } from "./account-names.ts";
import type { AccountParts, Client } from "./account-parts.ts";
import type { SingleSignOnSettings } from "./account-settings.ts";
import { cookieSet, headersOf, ownCookies } from "./call-auth.ts";
import { discoverIssuer, discoveryAddress, type IssuerMetadata, userInfo } from "./discover-issuer.ts";
import type { SignedInPerson, SignIn } from "./sign-in.ts";
import { knowsSubject } from "./single-sign-on-person.ts";

/** Who nobody is here: no user name begins with a hyphen. */
const NOBODY = "-@people.invalid";

export interface SingleSignOnParts {
  readonly settings: SingleSignOnSettings;
  readonly auth: AccountAuthParts;
  readonly accounts: AccountParts;
  readonly signIn: SignIn;
}

/**
 * The province's single sign-on: OpenID Connect with discovery, PKCE, state and nonce. The issuer is looked up when somebody
 * first comes that way, so that one that is down keeps nobody from signing in by password.
 */
export class SingleSignOn {
  readonly #parts: SingleSignOnParts;
  #opening: Promise<ReturnType<typeof openAuth>> | undefined;

  constructor(parts: SingleSignOnParts) {
    this.#parts = parts;
  }

  get name(): string {
    return this.#parts.settings.name;
  }

  /** Where the browser goes now. @param to a path of ours where it comes back to in the end */
  async begin(
    client: Client,
    to: string,
  ): Promise<{ readonly address: string; readonly setCookies: readonly string[] }> {
    const { auth } = this.#parts;
    const { api } = await this.#open();
    const { response, headers } = await api.signInSocial({
      body: { provider: SINGLE_SIGN_ON_PROVIDER, callbackURL: auth.publicUrl + to, disableRedirect: true },
      headers: headersOf(client, []),
      returnHeaders: true,
    });
    if (!("url" in response) || response.url === undefined) throw new Error("single sign-on leads nowhere");
    return { address: response.url, setCookies: ownCookies(headers, auth.cookies) };
  }

  /** The browser came back. Undefined: nobody of ours, or the issuer said no. */
  async finish(
    client: Client,
    query: Record<string, string>,
  ): Promise<{ readonly person: SignedInPerson; readonly to: string } | undefined> {
    const { auth, accounts, signIn } = this.#parts;
    if (!(await this.#hasBegunHere(client, query["state"]))) return undefined;
    const attempt = await accounts.limits.attemptFrom(client.address);
    const { api } = await this.#open();
    const answer = await api.callbackOAuth({
      method: "GET",
      params: { id: SINGLE_SIGN_ON_PROVIDER },
      query,
      headers: headersOf(client, [auth.cookies.state]),
      asResponse: true,
    });
    const setCookies = ownCookies(answer.headers, auth.cookies);
    const token = signedValue(cookieSet(setCookies, auth.cookies.session), auth.secret);
    const location = answer.headers.get("Location");
    if (token === undefined || location === null) {
      const { address } = client;
      const actor = { kind: "nobody", id: null, name: null } as const;
      await accounts.trail.refusedSignIn({ actor, address, after: { by: "singleSignOn" } });
      return undefined;
    }
    await attempt.succeeded();
    const { pathname, search } = new URL(location, auth.publicUrl);
    return { person: await signIn.finish(client, token, setCookies, "singleSignOn"), to: pathname + search };
  }

  /**
   * Whether the state that came back is the one that this browser was sent away with. Any page can lead a browser here: what
   * began elsewhere is neither counted nor written down. The answer of better-auth to a state without a code tells it, and
   * nobody is asked for that.
   */
  async #hasBegunHere(client: Client, state: string | undefined): Promise<boolean> {
    const { cookies } = this.#parts.auth;
    if (state === undefined || readCookie(client.cookie, cookies.state) === undefined) return false;
    const { api } = await this.#open();
    const { headers } = await api.callbackOAuth({
      method: "GET",
      params: { id: SINGLE_SIGN_ON_PROVIDER },
      query: { state },
      headers: headersOf(client, [cookies.state]),
      asResponse: true,
    });
    const location = headers.get("Location");
    return location !== null && new URL(location, "http://here").searchParams.get("error") === "no_code";
  }

  async #open(): Promise<ReturnType<typeof openAuth>> {
    const { settings, accounts } = this.#parts;
    this.#opening ??= discoverIssuer(settings.issuer).then((metadata) => openAuth(this.#parts, metadata));
    try {
      return await this.#opening;
    } catch (error) {
      this.#opening = undefined;
      accounts.log.error({ err: error }, "the issuer of the single sign-on cannot be used");
      throw new HttpError("unavailable", "The single sign-on does not answer", { retryAfterMs: 10_000 });
    }
  }
}

function openAuth({ settings, auth, accounts }: SingleSignOnParts, metadata: IssuerMetadata) {
  return betterAuth({
    ...authOptions(auth, true),
    plugins: [
      genericOAuth({
        config: [
          {
            providerId: SINGLE_SIGN_ON_PROVIDER,
            discoveryUrl: discoveryAddress(settings.issuer),
            clientId: settings.clientId,
            clientSecret: settings.clientSecret,
            redirectURI: `${auth.publicUrl}/api/v1/single-sign-on/callback`,
            scopes: ["openid", "profile"],
            pkce: true,
            requireIdTokenVerification: true,
            // People are made by administrators.
            disableSignUp: true,
            accountSubject: ({ profile }) => String(profile["sub"] ?? ""),
            /** Called once the ID token has been verified: signature, issuer, audience, time and nonce. */
            async getUserInfo(tokens) {
              const { idToken, accessToken } = tokens;
              // Without one nothing says that the answer is about this browser's sign-in.
              if (idToken === undefined) return null;
              const claims = claimsOf(idToken);
              const told = accessToken === undefined ? {} : await userInfo(metadata, accessToken);
              const { sub, preferred_username: name } = { ...(told as Record<string, unknown>), ...claims };
              const isTheSame =
                (told as { sub?: unknown }).sub === undefined || (told as { sub?: unknown }).sub === sub;
              if (typeof sub !== "string" || sub === "" || !isTheSame) return null;
              const preferred = typeof name === "string" ? name : undefined;
              await knowsSubject(accounts, sub, preferred);
              return { id: sub, sub, email: NOBODY, emailVerified: false, name: preferred ?? sub };
            },
          },
        ],
      }),
    ],
  });
}

function claimsOf(idToken: string): Record<string, unknown> {
  const [, payload = ""] = idToken.split(".");
  return JSON.parse(Buffer.from(payload, "base64url").toString()) as Record<string, unknown>;
}
