import { BlockList, isIP } from 'node:net';

/**
 * Where an IP address lies. `public`: on the internet. `private`: in somebody's own network, this machine among it, or reserved.
 * `never`: link-local, where clouds hand out the machine's own credentials, and what is no address of one machine.
 */
export type Network = 'public' | 'private' | 'never';

type Subnet = readonly [network: string, bits: number];

/** IANA's special-purpose registry, without what is never asked. */
const PRIVATE_V4: readonly Subnet[] = [
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
];

/** Link-local, "this network", multicast and broadcast; and where clouds serve what a machine may do, outside of link-local. */
const NEVER_V4: readonly Subnet[] = [
  ['0.0.0.0', 8],
  ['169.254.0.0', 16],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
  // Alibaba Cloud, Azure and Oracle Cloud.
  ['100.100.100.200', 32],
  ['168.63.129.16', 32],
  ['192.0.0.192', 32],
];

const PUBLIC_V6: Subnet = ['2000::', 3];
/** Loopback and unique local addresses, and what of the internet's own range is for documentation. */
const PRIVATE_V6: readonly Subnet[] = [
  ['::1', 128],
  ['fc00::', 7],
  ['2001:db8::', 32],
  ['3fff::', 20],
];
/** Tunnels to IPv4 addresses, which would have to be looked at in their place; and the metadata of AWS and Google Cloud. */
const NEVER_V6: readonly Subnet[] = [
  ['2001::', 23],
  ['2002::', 16],
  ['fd00:ec2::254', 128],
  ['fd20:ce::254', 128],
];

function listOf(v4: readonly Subnet[], v6: readonly Subnet[]): BlockList {
  const list = new BlockList();
  for (const [network, bits] of v4) list.addSubnet(network, bits, 'ipv4');
  for (const [network, bits] of v6) list.addSubnet(network, bits, 'ipv6');
  return list;
}

const never = listOf(NEVER_V4, NEVER_V6);
const privateOnes = listOf(PRIVATE_V4, PRIVATE_V6);
const publicV6 = listOf([], [PUBLIC_V6]);

/** Says where an address lies; what is no IP address lies nowhere, and is `never`. */
export function networkOf(address: string): Network {
  const version = isIP(address);
  if (version === 0) return 'never';
  const family = version === 4 ? 'ipv4' : 'ipv6';
  // A block list looks at IPv4 in the clothes of IPv6 by its IPv4 rules; nobody needs such an address.
  if (never.check(address, family) || isMapped(address)) return 'never';
  if (privateOnes.check(address, family)) return 'private';
  return family === 'ipv4' || publicV6.check(address, family) ? 'public' : 'never';
}

function isMapped(address: string): boolean {
  return /^(0*:)*:?ffff:/i.test(address) || (address.includes(':') && address.includes('.'));
}
