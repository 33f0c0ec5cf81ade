import type { Request, RequestHandler, Response } from "express";
import type { Authenticator } from "../access/authenticate.ts";
import type { Principal } from "../access/principal.ts";
import { credentialsOf } from "./bearer.ts";
import { HttpError } from "./http-error.ts";

/**
 * Finds out once who asks, for everything that is asked afterwards. A token that stands for nobody is told so by whatever
 * needs one; whoever tries too many of them is told to wait.
 */
export function identify(authenticator: Authenticator): RequestHandler {
  return async (request, response, next) => {
    const credentials = credentialsOf(request);
    const found = await authenticator.authenticate(credentials, request.ip ?? "");
    if (found.ok) identified(response, found.principal, () => authenticator.whoHas(credentials));
    else if (found.code === "overloaded") {
      const { retryAfterMs } = found;
      throw new HttpError("overloaded", "Too many attempts with a token that is not valid", { retryAfterMs });
    }
    next();
  };
}

/** The database is asked about a cookie once more only if the body took longer than this to arrive, ms. */
const BODY_WITHIN_MS = 500;

/** After a body has arrived: whoever let it drip must not do what they may not do any more. */
export const identifyAgain: RequestHandler = async (request, response, next) => {
  const { identifiedAt = 0, whoIsIt } = response.locals as Partial<Identified>;
  const isByToken = request.headers.authorization !== undefined;
  if (whoIsIt !== undefined && (isByToken || performance.now() - identifiedAt > BODY_WITHIN_MS)) {
    identified(response, await whoIsIt(), whoIsIt);
  }
  next();
};

/** Of somebody whose answer takes long: who it is now. */
export async function identifyAnew(request: Request): Promise<void> {
  const { res: response } = request;
  const { whoIsIt } = (response?.locals ?? {}) as Partial<Identified>;
  if (response !== undefined && whoIsIt !== undefined) identified(response, await whoIsIt(), whoIsIt);
}

interface Identified {
  principal: Principal | undefined;
  identifiedAt: number;
  whoIsIt(): Promise<Principal | undefined>;
}

function identified(
  response: Response,
  principal: Principal | undefined,
  whoIsIt: () => Promise<Principal | undefined>,
): void {
  Object.assign(response.locals, { principal, identifiedAt: performance.now(), whoIsIt } satisfies Identified);
}

/** Who asks; undefined: somebody whose token stands for nobody. */
export function principalOf(request: Request): Principal | undefined {
  return request.res?.locals["principal"] as Principal | undefined;
}
