import type { TapsMirror } from '@beacon/bus';
import { loadCatalogue, tapsMirrorOf, topologyOptionsOf } from '@beacon/config';
import { topologyOf } from '@beacon/contracts';
import type { StreamSpec } from '@beacon/contracts';
import type { Catalogue } from '@beacon/domain';
import type { PlannerEnv } from '../environment.js';
import { DEFAULT_LIMITS } from './planning-limits.js';
import type { PlanningLimits } from './planning-limits.js';

/** How the broker is provisioned. */
export interface ProvisioningOptions {
  readonly specs: readonly StreamSpec[];
  readonly replicas: number;
  /** The mirror of the events for taps; null where taps have no account of their own. */
  readonly taps: TapsMirror | null;
  /** Whether this planner may do it. */
  readonly isAllowed: boolean;
}

/** What the environment and the catalogue say. A class and no interface, so that Nest injects it by its name. */
export abstract class PlannerSettings {
  abstract readonly catalogue: Catalogue;
  /** Requests to the provider for one cell's round. */
  abstract readonly maxAttempts: number;
  /** Silence after which a region counts as absent, in milliseconds. */
  abstract readonly regionGraceMs: number;
  /**
   * How long a job's results outlive it at the broker, in milliseconds. A task that comes back late finds its result by the claim
   * check as long as the result is there; without it, it would be paid for again.
   */
  abstract readonly sweepGraceMs: number;
  /** Cells of a job that are traced, about; all of a smaller one. */
  abstract readonly tracedCells: number;
  abstract readonly planning: PlanningLimits;
  abstract readonly provisioning: ProvisioningOptions;
}

const SWEEP_GRACE_MS = 15 * 60_000;

/** @throws ConfigurationError when the catalogue is not valid. */
export function settingsOf(env: PlannerEnv): PlannerSettings {
  const catalogue = loadCatalogue(env.BEACON_CATALOGUE, process.env);
  return {
    catalogue,
    maxAttempts: env.PLANNER_MAX_ATTEMPTS,
    regionGraceMs: env.PLANNER_REGION_GRACE_MS,
    sweepGraceMs: SWEEP_GRACE_MS,
    tracedCells: env.BEACON_TRACE_CELLS,
    planning: DEFAULT_LIMITS,
    provisioning: {
      specs: topologyOf(catalogue, topologyOptionsOf(env)),
      replicas: env.NATS_REPLICAS,
      taps: tapsMirrorOf(env),
      isAllowed: env.PLANNER_PROVISIONS === 'true',
    },
  };
}
