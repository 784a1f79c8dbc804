import { type LookupAddress, lookup } from "node:dns";
import { BlockList, isIP, type LookupFunction } from "node:net";

/** The invented web of a demo: hosts ending in `.test` are found on this loopback port instead of in the DNS. */
export type DemoWeb = { readonly port: number };

export type Resolve = (
  hostname: string,
  answer: (error: NodeJS.ErrnoException | null, addresses: LookupAddress[]) => void,
) => void;

/** A host that leads into a private network. The crawler reads the public web only. */
export class BlockedAddressError extends Error {
  readonly code = "KAXIN_BLOCKED_ADDRESS";
}

export function isDemoHost(hostname: string, demoWeb: DemoWeb | null): boolean {
  return demoWeb !== null && hostname.endsWith(".test");
}

/** What can be said of a host (as `URL.hostname` spells it) before asking the DNS. */
export function judgeHost(hostname: string): "allow" | "block" | "resolve" {
  const bare = hostname.replace(/^\[|\]$/g, "").replace(/\.+$/, "");
  if (isIP(bare) !== 0) return isPublicAddress(bare) ? "allow" : "block";
  if (!bare.includes(".")) return "block";
  return PRIVATE_SUFFIXES.some((suffix) => bare.endsWith(suffix)) ? "block" : "resolve";
}

export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return EXCEPTIONS.check(address, "ipv4") || !NOT_PUBLIC.check(address, "ipv4");
    case 6:
      // An IPv4 address in IPv6 clothes is judged as what it is.
      if (MAPPED_IPV4.check(address, "ipv6")) return !NOT_PUBLIC.check(address, "ipv6");
      return GLOBAL_IPV6.check(address, "ipv6") && !NOT_PUBLIC.check(address, "ipv6");
    default:
      return false;
  }
}

/** A DNS lookup for sockets that answers with public addresses only, so that what was checked is what is connected to. */
export function guardedLookup(resolve: Resolve = resolveAll): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, (error, addresses) => {
      if (error !== null) return callback(error, []);
      const [first] = addresses;
      const foul = addresses.find((each) => !isPublicAddress(each.address));
      // One private address among many is how a name is rebound: all are refused.
      if (first === undefined || foul !== undefined) {
        return callback(new BlockedAddressError(`${hostname} → ${foul?.address ?? "nothing"}`), []);
      }
      if (options.all === true) return callback(null, addresses);
      return callback(null, first.address, first.family);
    });
  };
}

function resolveAll(hostname: string, answer: Parameters<Resolve>[1]): void {
  lookup(hostname, { all: true }, answer);
}

/** Reserved by RFC 6761, 6762, 7686, 8375 and 9476, or by the habit of private networks. */
const PRIVATE_SUFFIXES = [
  ...[".localhost", ".local", ".test", ".invalid", ".onion", ".alt", ".home.arpa", ".internal"],
  ...[".localdomain", ".intranet", ".private", ".corp", ".home", ".lan", ".svc"],
];

/** IANA special-purpose registries: private, shared, loopback, link-local, documentation, benchmarking, multicast, reserved. */
const NOT_PUBLIC = blockList([
  ["0.0.0.0", 8],
  ["10.0.0.0", 8],
  ["100.64.0.0", 10],
  ["127.0.0.0", 8],
  // Azure tells its guests their secrets there, at an address that looks like any other.
  ["168.63.129.16", 32],
  ["169.254.0.0", 16],
  ["172.16.0.0", 12],
  ["192.0.0.0", 24],
  ["192.0.2.0", 24],
  ["192.88.99.0", 24],
  ["192.168.0.0", 16],
  ["198.18.0.0", 15],
  ["198.51.100.0", 24],
  ["203.0.113.0", 24],
  ["224.0.0.0", 4],
  ["240.0.0.0", 4],
  ["2001::", 23],
  ["2001:db8::", 32],
  ["2002::", 16],
  ["3fff::", 20],
]);
/** Two anycast addresses inside 192.0.0.0/24 that are public. */
const EXCEPTIONS = blockList([
  ["192.0.0.9", 32],
  ["192.0.0.10", 32],
]);
const MAPPED_IPV4 = blockList([["::ffff:0:0", 96]]);
const GLOBAL_IPV6 = blockList([["2000::", 3]]);

function blockList(subnets: readonly (readonly [string, number])[]): BlockList {
  const list = new BlockList();
  for (const [net, prefix] of subnets) list.addSubnet(net, prefix, net.includes(":") ? "ipv6" : "ipv4");
  return list;
}
