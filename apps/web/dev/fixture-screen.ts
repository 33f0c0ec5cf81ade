import type { DeviceCode, DeviceError } from "@ioc/protocol/screens.ts";

/** What a screen that nobody has let in is answered, at the addresses where it asks: a code, and that nobody has answered it. */
export const UNKNOWN_SCREEN: Readonly<Record<string, { readonly status: number; readonly body: object }>> = {
  "/api/v1/screens/renew": { status: 401, body: {} },
  "/api/v1/device/code": {
    status: 200,
    body: {
      device_code: "made-up",
      user_code: "KTNX-WRPM",
      verification_uri: "https://ioc.songiang.example/approve",
      verification_uri_complete: "https://ioc.songiang.example/approve?code=KTNX-WRPM",
      expires_in: 900,
      interval: 5,
    } satisfies DeviceCode,
  },
  "/api/v1/device/token": { status: 400, body: { error: "authorization_pending" satisfies DeviceError } },
};
