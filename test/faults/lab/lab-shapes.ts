import type { Environment, ServiceName } from '@beacon/stack';

/** What a lab is made of. Scenarios that ask for the same shape share a lab, one after the other. */
export interface LabShape {
  readonly name: ShapeName;
  readonly replicas: Readonly<Partial<Record<ServiceName, number>>>;
  /** Added to the environment, by service or process. */
  readonly env: Readonly<Record<string, Environment>>;
  /** Servers of the broker. */
  readonly brokers: 1 | 3;
  /** Whether each process has a user of its own at the broker, and nobody else may connect. */
  readonly hasUsers: boolean;
  /** Whether broker and database have a small disk each, which can be filled. */
  readonly hasSmallDisks: boolean;
}

/** Regions that have executors. The catalogue has one more, in which nobody ever comes up. */
export const SERVED_REGIONS = ['us-east', 'eu-west'] as const;
export const ABSENT_REGION = 'asia-pacific';

/** Models that jobs ask. */
export const MODELS = ['llama3.2-1b', 'mistral-7b'] as const;

/** Calls in flight at once in each lane. */
export const LANE_CONCURRENCY = 4;

/** Requests for one cell, at most. */
export const MAX_ATTEMPTS = 4;

/** Longer than any restart here takes, and short enough to be waited for. */
export const REGION_GRACE_MS = 15_000;

export const SHAPE_NAMES = [
  'single',
  'pair',
  'triple',
  'clock',
  'cluster',
  'users',
  'disks',
] as const;
export type ShapeName = (typeof SHAPE_NAMES)[number];

const CLOCK_MODULE = new URL('../clock-jump.js', import.meta.url);

/** The signal that makes a process of the shape `clock` jump. */
export const CLOCK_SIGNAL = 'SIGUSR2';

const COMMON: Readonly<Record<string, Environment>> = {
  simulator: { SIMULATOR_KEYS: '1', SIMULATOR_LATENCY: '20' },
  planner: {
    PLANNER_MAX_ATTEMPTS: String(MAX_ATTEMPTS),
    PLANNER_REGION_GRACE_MS: String(REGION_GRACE_MS),
  },
};

/** The shape of a name. */
export function shapeOf(name: ShapeName): LabShape {
  const shape = {
    name,
    replicas: {},
    env: COMMON,
    brokers: 1,
    hasUsers: false,
    hasSmallDisks: false,
  } as const;
  switch (name) {
    case 'single':
      return shape;
    case 'pair':
      return { ...shape, replicas: { planner: 2, executor: 2, recorder: 2 } };
    case 'triple':
      return { ...shape, replicas: { gateway: 3, planner: 3, executor: 3, recorder: 3 } };
    case 'clock':
      return { ...shape, env: { ...COMMON, 'executor-us-east': clockEnvironment() } };
    case 'users':
      return { ...shape, replicas: { executor: 2 }, hasUsers: true };
    case 'disks':
      return { ...shape, hasSmallDisks: true };
    case 'cluster':
      return {
        ...shape,
        brokers: 3,
        env: {
          ...COMMON,
          provision: { NATS_REPLICAS: '3' },
          planner: { ...COMMON['planner'], NATS_REPLICAS: '3' },
        },
      };
  }
}

function clockEnvironment(): Environment {
  return { NODE_OPTIONS: `--import=${CLOCK_MODULE.href}` };
}
