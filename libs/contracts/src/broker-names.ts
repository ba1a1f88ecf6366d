import { toToken } from './subjects.js';

/** Account of the central services: it has all streams. */
export const CORE_ACCOUNT = 'CORE';
/** Account of taps: it has a mirror of the stream of events, and no way to any other stream. */
export const TAPS_ACCOUNT = 'TAPS';

/** Account of a region's executors. */
export function regionAccount(region: string): string {
  return `REGION_${toToken(region)}`;
}

/** How executors reach the streams of the core account: a region's account has no JetStream of its own. */
export const REGION_API_PREFIX = 'BEACON.API';
/** How the core account reaches the mirror of the account of taps, to make it. */
export const TAPS_API_PREFIX = 'TAPS.API';
/** How the account of taps reaches the stream that it mirrors. Its users may not publish there. */
export const MIRROR_API_PREFIX = 'CORE.API';
/** Where the core account delivers events to the mirror. */
export const MIRROR_DELIVERY = 'beacon.mirror';

/** Name of the identity by which a region's executors connect. */
export function executorIdentity(region: string): string {
  return `executor-${region}`;
}

/** Name of the identity by which a region's leaf node connects to the cluster. */
export function leafIdentity(region: string): string {
  return `leaf-${region}`;
}

/** Identities that every installation has, whatever its regions. */
export const CENTRAL_IDENTITIES = [
  'gateway',
  'planner',
  'recorder',
  'provision',
  'operator',
  'tap',
] as const;
