import { lookup } from 'node:dns';
import type { LookupAddress } from 'node:dns';
import { isIP } from 'node:net';
import type { LookupFunction } from 'node:net';
import { networkOf } from './networks.js';

/** Which addresses requests of one kind may reach. */
export interface Reach {
  /** Whether private and reserved addresses are among them; link-local ones never are. */
  readonly isPrivateAllowed: boolean;
  /** What allows private addresses, for the error, such as `the gateway allows them with BEACON_WEBHOOKS_PRIVATE=true only`. */
  readonly remedy: string;
}

/** A request would reach an address that it may not. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/**
 * Why an address may not be reached, as far as its text tells; null when it may. What a name resolves to is checked when a connection
 * is made, by {@link guardedLookup}.
 * @param hostname as `URL.hostname` has it.
 */
export function hostProblem(hostname: string, reach: Reach): string | null {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return addressProblem(host, host, reach);
  return isPrivateName(host) && !reach.isPrivateAllowed ? privateWords(host, host, reach) : null;
}

/**
 * Resolves a name for a connection and refuses what may not be reached. The connection is made to the addresses that were checked: to
 * resolve again would let a name answer once with a public address and then with another. One forbidden address among several is enough.
 */
export function guardedLookup(reach: Reach): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, found) => {
      const refusal = error ?? refusalOf(hostname, found, reach);
      const [first] = found ?? [];
      if (refusal !== null || first === undefined) {
        callback(refusal ?? new Error(`${hostname} resolves to nothing`), '', 0);
      } else if (options.all === true) callback(null, found);
      else callback(null, first.address, first.family);
    });
  };
}

function refusalOf(
  hostname: string,
  found: readonly LookupAddress[],
  reach: Reach,
): ForbiddenAddressError | null {
  for (const { address } of found) {
    const problem = addressProblem(hostname, address, reach);
    if (problem !== null) return new ForbiddenAddressError(problem);
  }
  return null;
}

function addressProblem(host: string, address: string, reach: Reach): string | null {
  const network = networkOf(address);
  if (network === 'never') return `${leads(host, address)}, which no request may reach`;
  return network === 'private' && !reach.isPrivateAllowed
    ? privateWords(host, address, reach)
    : null;
}

function privateWords(host: string, address: string, { remedy }: Reach): string {
  return `${leads(host, address)}, which is private or reserved: ${remedy}`;
}

function leads(host: string, address: string): string {
  return host === address ? `leads to ${address}` : `${host} resolves to ${address}`;
}

/** Names that exist in private networks only: those without a dot, and those under a domain that is reserved for them. */
const PRIVATE_NAME = /^[^.]+\.?$|(^|\.)(localhost|local|internal|home\.arpa|lan|svc)\.?$/i;

/** Whether a name says of itself that it is of a private network. */
export function isPrivateName(host: string): boolean {
  return isIP(host) === 0 && PRIVATE_NAME.test(host);
}

/**
 * Whether an address that an operator wrote down says by itself that it is private: the machine itself, an address of a private
 * network, or a name that exists in such networks only. Whoever wrote it meant it; a name of the internet that resolves to such an
 * address was turned round by somebody.
 * @param hostname as `URL.hostname` has it.
 */
export function saysPrivate(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  return isPrivateName(host) || networkOf(host) === 'private';
}
