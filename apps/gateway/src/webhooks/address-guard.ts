import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { BlockList, isIP } from 'node:net';
import type { LookupFunction } from 'node:net';

/** Networks that are nobody's on the internet: a request to them reaches the gateway's own surroundings. IANA's special-purpose registries. */
const FORBIDDEN_V4: readonly (readonly [string, number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/** The internet's own IPv6 addresses, and what of them leads elsewhere: tunnels to IPv4, documentation. */
const GLOBAL_V6: readonly [string, number] = ['2000::', 3];
const FORBIDDEN_V6: readonly (readonly [string, number])[] = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
];

const forbidden = new BlockList();
for (const [network, bits] of FORBIDDEN_V4) forbidden.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of FORBIDDEN_V6) forbidden.addSubnet(network, bits, 'ipv6');
const globalV6 = new BlockList();
globalV6.addSubnet(...GLOBAL_V6, 'ipv6');

/** Whether an IP address is one of the internet: not private, loopback, link-local, or reserved in another way. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !forbidden.check(address, 'ipv4');
  if (family !== 6) return false;
  // IPv4 in the clothes of IPv6 lies outside 2000::/3, as loopback and link-local do.
  return globalV6.check(address, 'ipv6') && !forbidden.check(address, 'ipv6');
}

/**
 * Says why a webhook may not lead to an address, as far as its text tells; null when it may. What a name resolves to is checked when a
 * request is made, by {@link guardedLookup}.
 */
export function addressProblem(text: string, allowPrivate: boolean): string | null {
  const url = URL.parse(text);
  if (url === null || !['http:', 'https:'].includes(url.protocol))
    return 'must be an https:// address';
  if (url.username !== '' || url.password !== '') return 'must hold no credentials';
  if (text.includes('#')) return 'must hold no fragment';
  if (allowPrivate) return null;
  if (url.protocol === 'http:') return 'must be an https:// address';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0 && !isPublicAddress(host)) return `leads to ${host}, ${PRIVATE}`;
  return /(^|\.)(localhost|local|internal)\.?$/i.test(host) ? `leads to ${host}, ${PRIVATE}` : null;
}

const PRIVATE =
  'which is private or reserved: the gateway allows such addresses with BEACON_WEBHOOKS_PRIVATE=true only';

/** A name that resolves to an address that webhooks may not reach. */
class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/**
 * Resolves a name for a connection and refuses what is not public. The connection is made to the address that was checked: to resolve again
 * would let a name answer once with a public address and then with another. One forbidden address among several is enough.
 */
export function guardedLookup(allowPrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { all: true }, (error, found) => {
      const refusal = error ?? refusalOf(hostname, found, allowPrivate);
      const [first] = found ?? [];
      if (refusal !== null || first === undefined) {
        callback(refusal ?? new Error(`${hostname} resolves to nothing`), '', 0);
      } else if (options.all === true) callback(null, [first]);
      else callback(null, first.address, first.family);
    });
  };
}

function refusalOf(
  hostname: string,
  found: readonly LookupAddress[],
  allowPrivate: boolean,
): ForbiddenAddressError | null {
  const bad = found.find(({ address }) => !isPublicAddress(address));
  if (bad === undefined || allowPrivate) return null;
  return new ForbiddenAddressError(`${hostname} resolves to ${bad.address}, ${PRIVATE}`);
}
