import {
  DEVICE_GRANT,
  type DeviceCode,
  type DeviceError,
  deviceCodeSchema,
  deviceErrorSchema,
  deviceTokenSchema,
  SCREEN_CLIENT,
  type ScreenPlace,
  screenRenewalSchema,
} from "@ioc/protocol/screens.ts";

const ANSWER_WITHIN_MS = 10_000;

/** No answer, or none that says anything: to be asked again. */
type NoAnswer = { readonly kind: "no-answer" };

export type Renewal = { readonly kind: "in"; readonly show: ScreenPlace } | { readonly kind: "out" } | NoAnswer;
export type CodeAnswer =
  | { readonly kind: "code"; readonly code: DeviceCode }
  | { readonly kind: "crowded"; readonly retryAfterMs: number }
  | NoAnswer;
export type TokenAnswer =
  | { readonly kind: "granted" }
  | { readonly kind: "refused"; readonly error: DeviceError }
  | NoAnswer;

const NO_ANSWER: NoAnswer = { kind: "no-answer" };
const RETRY_AFTER_MS = 60_000;

/** The next credential, if the browser keeps one that holds; the cookie is the browser's affair. */
export async function renewCredential(signal: AbortSignal): Promise<Renewal> {
  const response = await post("screens/renew", undefined, signal);
  if (response?.status === 401) return { kind: "out" };
  const renewed = screenRenewalSchema.safeParse(await bodyOf(response, 200));
  return renewed.success ? { kind: "in", show: renewed.data.show } : NO_ANSWER;
}

export async function askForCode(signal: AbortSignal): Promise<CodeAnswer> {
  const response = await post("device/code", { client_id: SCREEN_CLIENT }, signal);
  if (response?.status === 429) return { kind: "crowded", retryAfterMs: retryAfterOf(response) };
  const code = deviceCodeSchema.safeParse(await bodyOf(response, 200));
  return code.success ? { kind: "code", code: code.data } : NO_ANSWER;
}

export async function askForToken({ device_code }: DeviceCode, signal: AbortSignal): Promise<TokenAnswer> {
  const parameters = { grant_type: DEVICE_GRANT, client_id: SCREEN_CLIENT, device_code };
  const response = await post("device/token", parameters, signal);
  // The text is forgotten: the cookie that came with it is what this screen keeps.
  if (deviceTokenSchema.safeParse(await bodyOf(response?.clone(), 200)).success) return { kind: "granted" };
  const refused = deviceErrorSchema.safeParse(await bodyOf(response, 400));
  return refused.success ? { kind: "refused", error: refused.data.error } : NO_ANSWER;
}

/** Undefined when the server cannot be reached; what is given up is thrown. */
async function post(
  path: string,
  form: Record<string, string> | undefined,
  signal: AbortSignal,
): Promise<Response | undefined> {
  try {
    return await fetch(`/api/v1/${path}`, {
      method: "POST",
      credentials: "same-origin",
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_WITHIN_MS)]),
      ...(form === undefined ? {} : { body: new URLSearchParams(form) }),
    });
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}

async function bodyOf(response: Response | undefined, status: number): Promise<unknown> {
  if (response?.status !== status) return undefined;
  return response.json().catch(() => undefined);
}

function retryAfterOf(response: Response): number {
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return Number.isFinite(seconds) && seconds > 0 ? seconds * 1000 : RETRY_AFTER_MS;
}
