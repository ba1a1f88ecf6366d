import { duration } from '../terminal/format.js';
import { ok, problem, warning, type Finding } from './finding.js';
import type { GatewayHealth } from './health.js';

/** Deadlines and leases are counted in minutes; live states in seconds. */
const CLOCK_WARN_MS = 5_000;

/** Where a gateway is looked for, and why. */
export interface SoughtGateway {
  readonly address: string;
  /** Whether one is to be there: it was named, or a stack runs. */
  readonly isExpected: boolean;
}

/** A gateway is there, works, is of this version, and has the same time. */
export function checkGateway(
  { address, isExpected }: SoughtGateway,
  health: GatewayHealth | null,
  version: string,
): Finding[] {
  if (health === null) return [away(address, isExpected)];
  const down = health.services.filter(({ status }) => status === 'down');
  return [
    ok('gateway', `${address} answers`),
    ...down.map(({ name, reason }) =>
      problem('gateway', `${name} is down: ${reason ?? 'no reason given'}`, serviceAdvice(name)),
    ),
    ...checkVersion(health.version ?? null, version),
    checkClock(health.clockAheadMs),
  ];
}

function away(address: string, isExpected: boolean): Finding {
  const found = `no gateway answers at ${address}`;
  const next = 'beacon up starts one; --gateway or BEACON_GATEWAY names another';
  return isExpected ? problem('gateway', found, next) : warning('gateway', found, next);
}

function serviceAdvice(name: string): string {
  return `beacon status shows what runs, beacon logs ${name} what it wrote`;
}

function checkVersion(theirs: string | null, ours: string): Finding[] {
  if (theirs === ours) return [ok('version', `gateway and command are ${ours}`)];
  return [
    warning(
      'version',
      `the gateway is ${theirs ?? 'of an older version, which does not say which'}, this command ${ours}`,
      'install the same version on both sides: fields and flags may differ',
    ),
  ];
}

function checkClock(aheadMs: number | null): Finding {
  if (aheadMs === null) return ok('clock', 'the gateway does not say what time it has');
  if (Math.abs(aheadMs) <= CLOCK_WARN_MS) return ok('clock', 'the gateway has the same time');
  const found = `the gateway's clock is ${duration(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
  return warning('clock', found, 'set both clocks by NTP: times and deadlines are compared');
}
