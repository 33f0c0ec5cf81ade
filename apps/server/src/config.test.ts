import { expect, test } from "vitest";
import { readConfig } from "./config.ts";

function faultsOf(environment: Record<string, string>): readonly string[] {
  const read = readConfig(environment, "/");
  return read.ok ? [] : read.faults;
}

const OIDC = { IOC_OIDC_ISSUER: "https://sso.test/realm", IOC_OIDC_CLIENT_ID: "ioc", IOC_OIDC_CLIENT_SECRET: "s3cret" };

test("what accounts need is absent unless it is given", () => {
  const read = readConfig({}, "/");
  expect(read).toMatchObject({ ok: true, config: { publicUrl: undefined, trustedProxies: [] } });
  expect(read).toHaveProperty("config.accounts", {
    adminPassword: undefined,
    secret: undefined,
    singleSignOn: undefined,
    passwordCost: { log2Cost: 14, blockSize: 8, passes: 5 },
  });
});

test("the public address is an origin, whatever slash it ends with", () => {
  const read = readConfig({ IOC_PUBLIC_URL: "https://IOC.example.vn/" }, "/");
  expect(read).toHaveProperty("config.publicUrl", "https://ioc.example.vn");
  for (const wrong of ["ioc.example.vn", "ftp://ioc.example.vn", "https://ioc.example.vn/wall", "https://a@ioc.vn"]) {
    expect(faultsOf({ IOC_PUBLIC_URL: wrong }), wrong).toEqual([expect.stringMatching(/^IOC_PUBLIC_URL must be/)]);
  }
});

test("proxies are addresses and networks", () => {
  const read = readConfig({ IOC_TRUSTED_PROXIES: "10.0.0.0/8, ::1" }, "/");
  expect(read).toHaveProperty("config.trustedProxies", ["10.0.0.0/8", "::1"]);
  expect(faultsOf({ IOC_TRUSTED_PROXIES: "proxy" })).toHaveLength(1);
});

test("single sign-on is given whole", () => {
  expect(readConfig(OIDC, "/")).toHaveProperty("config.accounts.singleSignOn", {
    issuer: "https://sso.test/realm",
    clientId: "ioc",
    clientSecret: "s3cret",
    name: "Single sign-on",
  });
  const { IOC_OIDC_CLIENT_SECRET: _, ...half } = OIDC;
  expect(faultsOf(half)).toEqual([expect.stringMatching(/^IOC_OIDC_CLIENT_SECRET is missing/)]);
});

test("e-mails need a mail server and a sender; absent, neither is asked for", () => {
  expect(readConfig({}, "/")).toHaveProperty("config.channels", { mail: undefined, webhookNetworks: [] });
  const from = "Một Cửa IOC <ioc@example.vn>";
  const read = readConfig({ IOC_SMTP_URL: "smtp://ioc:a%40b@mail.example.vn", IOC_MAIL_FROM: from }, "/");
  expect(read).toHaveProperty("config.channels.mail", {
    host: "mail.example.vn",
    port: 587,
    isSecure: false,
    user: "ioc",
    password: "a@b",
    from,
  });
  const overTls = readConfig({ IOC_SMTP_URL: "smtps://[::1]", IOC_MAIL_FROM: "ioc@example.vn" }, "/");
  expect(overTls).toHaveProperty("config.channels.mail.port", 465);
  expect(overTls).toHaveProperty("config.channels.mail.host", "::1");
  expect(faultsOf({ IOC_SMTP_URL: "smtp://mail" })).toEqual([expect.stringMatching(/^IOC_MAIL_FROM is missing/)]);
  expect(faultsOf({ IOC_MAIL_FROM: "ioc@example.vn" })).toEqual([expect.stringMatching(/^IOC_SMTP_URL is missing/)]);
  const wrong = faultsOf({
    IOC_SMTP_URL: "https://ioc:s3cret@mail",
    IOC_MAIL_FROM: "nobody",
    IOC_WEBHOOK_NETWORKS: "here",
  });
  expect(wrong.map((fault) => fault.split(" ")[0]).sort()).toEqual([
    "IOC_MAIL_FROM",
    "IOC_SMTP_URL",
    "IOC_WEBHOOK_NETWORKS",
  ]);
  expect(wrong.join()).not.toMatch(/s3cret/);
  expect(faultsOf({ IOC_SMTP_URL: "smtp://user@mail", IOC_MAIL_FROM: "ioc@example.vn" })).toHaveLength(1);
});

test("webhooks go beyond public addresses only where it is said", () => {
  const read = readConfig({ IOC_WEBHOOK_NETWORKS: "10.20.0.0/16, ::1" }, "/");
  expect(read).toHaveProperty("config.channels.webhookNetworks", ["10.20.0.0/16", "::1"]);
});

test("no secret is repeated in a fault", () => {
  const faults = faultsOf({ IOC_SECRET: "short-secret", IOC_ADMIN_PASSWORD: "p".repeat(300) });
  expect(faults).toHaveLength(2);
  expect(faults.join()).not.toMatch(/short-secret|ppp/);
});
