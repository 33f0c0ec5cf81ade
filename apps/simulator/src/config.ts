import { createZone, type Zone } from "@ioc/domain/time/zone.ts";

export interface Config {
  readonly url: string;
  /** Service token with the administrator's role, for provisioning. */
  readonly token: string;
  readonly stateFile: string;
  readonly zone: Zone;
}

/** Reads the environment once; every fault is listed in one message. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const { IOC_URL, IOC_BOOTSTRAP_TOKEN, IOC_SIMULATOR_STATE, IOC_TIMEZONE } = environment as {
    readonly [name in "IOC_URL" | "IOC_BOOTSTRAP_TOKEN" | "IOC_SIMULATOR_STATE" | "IOC_TIMEZONE"]?: string;
  };
  const url = IOC_URL || "http://127.0.0.1:8080";
  const zone = createZone(IOC_TIMEZONE || "Asia/Ho_Chi_Minh");
  const faults: string[] = [];
  if (!URL.canParse(url) || !/^https?:/.test(url)) faults.push(`IOC_URL is no http address: ${url}`);
  if (!IOC_BOOTSTRAP_TOKEN)
    faults.push("IOC_BOOTSTRAP_TOKEN is missing: units, procedures and feeds are registered with it");
  if (zone === undefined) faults.push(`IOC_TIMEZONE is no time zone that this machine knows: ${IOC_TIMEZONE}`);
  if (!IOC_BOOTSTRAP_TOKEN || zone === undefined || faults.length > 0) throw new Error(faults.join("\n"));
  return { url, token: IOC_BOOTSTRAP_TOKEN, stateFile: IOC_SIMULATOR_STATE || "./data/simulator.json", zone };
}
