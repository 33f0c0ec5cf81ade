import { BlockList, isIP, isIPv6 } from "node:net";

/** Networks that are nobody's on the internet: this machine, what it stands among, and ways that lead back there. */
const SPECIAL = [
  "0.0.0.0/8",
  "10.0.0.0/8",
  "100.64.0.0/10",
  "127.0.0.0/8",
  "169.254.0.0/16",
  "172.16.0.0/12",
  "192.0.0.0/24",
  "192.168.0.0/16",
  "198.18.0.0/15",
  "224.0.0.0/3",
  "::/96",
  "64:ff9b::/96",
  "64:ff9b:1::/48",
  "2001::/32",
  "2002::/16",
  "fc00::/7",
  "fe80::/10",
  "ff00::/8",
];

/** Says of an address whether webhooks may go there. */
export type MayGoTo = (address: string) => boolean;

/**
 * Public addresses, and of the others those that whoever runs the server has named: who administers a unit must not reach
 * what stands beside the server, by no name that leads there either.
 *
 * @param named addresses and networks in CIDR notation
 */
export function webhookAddresses(named: readonly string[]): MayGoTo {
  const special = listOf(SPECIAL);
  const allowed = listOf(named);
  return (text) => {
    const address = unmapped(text);
    if (isIP(address) === 0) return false;
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    return allowed.check(address, family) || !special.check(address, family);
  };
}

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks) {
    const [address = "", bits] = network.split("/");
    const family = isIPv6(address) ? "ipv6" : "ipv4";
    if (bits === undefined) list.addAddress(address, family);
    else list.addSubnet(address, Number(bits), family);
  }
  return list;
}

/** An IPv4 address within IPv6, as itself. */
function unmapped(address: string): string {
  return /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address;
}
