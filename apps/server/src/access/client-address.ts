import type { IncomingMessage } from "node:http";
import { BlockList, isIP, isIPv6 } from "node:net";

/** Says of an address whether it is one of the proxies that are believed about whom they speak for. */
export type IsTrusted = (address: string) => boolean;

/** @param proxies addresses and networks in CIDR notation */
export function trustedProxies(proxies: readonly string[]): IsTrusted {
  const list = new BlockList();
  for (const proxy of proxies) {
    const [address = "", bits] = proxy.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return (text) => {
    const address = unmapped(text);
    return isIP(address) !== 0 && list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
  };
}

/** Whether a text names an address or a network. */
export function isNetwork(text: string): boolean {
  const [address = "", bits, ...rest] = text.split("/");
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= (family === 4 ? 32 : 128));
}

/**
 * Where a connection really comes from: the last address of `X-Forwarded-For` that no proxy of ours stands behind. What
 * stands before it anybody may have written.
 */
export function clientAddress(
  { headers, socket }: Pick<IncomingMessage, "headers" | "socket">,
  isTrusted: IsTrusted,
): string {
  let address = socket.remoteAddress ?? "";
  const header = headers["x-forwarded-for"];
  const chain = (typeof header === "string" ? header : (header ?? []).join(",")).split(",");
  while (isTrusted(address)) {
    const before = chain.pop()?.trim();
    if (before === undefined || before === "") break;
    address = before;
  }
  return unmapped(address);
}

/** An IPv4 address that came in over IPv6, as itself. */
function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
