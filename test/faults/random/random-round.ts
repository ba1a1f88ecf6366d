import type { FaultRule } from '@beacon/testing';
import type { JobOptions } from '../run/fault-job.js';
import { Draw } from './draw.js';

/** What can be done to a running job. */
export type RandomStep =
  | { readonly kind: 'kill' | 'stop' | 'restart'; readonly target: string; readonly ms: number }
  | {
      readonly kind: 'cut' | 'freeze';
      readonly target: string;
      readonly server: 'nats' | 'postgres';
      readonly ms: number;
    }
  | { readonly kind: 'provider'; readonly rule: FaultRule }
  | { readonly kind: 'cancel-and-retry' }
  | { readonly kind: 'pause-and-resume'; readonly ms: number };

/** A step and when it is taken. */
export interface TimedStep {
  /** Share of the job's cells that are recorded then. */
  readonly at: number;
  readonly step: RandomStep;
}

/** A job and what goes wrong while it runs. */
export interface RandomRound {
  readonly seed: number;
  readonly job: JobOptions;
  /** How long an answer takes, in milliseconds. */
  readonly latencyMs: number;
  /** Whether every message is delivered twice. */
  readonly twice: boolean;
  /** In the order of their moments. */
  readonly steps: readonly TimedStep[];
}

const SERVICES = [
  'gateway',
  'planner',
  'planner-2',
  'recorder',
  'recorder-2',
  'executor-us-east',
  'executor-us-east-2',
  'executor-eu-west',
  'executor-eu-west-2',
] as const;
const PROCESSES = [...SERVICES, 'nats', 'postgres'] as const;
const DATABASE_USERS = ['gateway', 'planner', 'planner-2', 'recorder', 'recorder-2'] as const;
const REGIONS = ['us-east', 'eu-west'] as const;

const MOST_STEPS = 5;
/** Shorter than the time after which a region counts as absent. */
const LONGEST_MS = 7_000;

/** The round of a seed. */
export function drawRound(seed: number): RandomRound {
  const draw = new Draw(seed);
  const steps = Array.from({ length: draw.int(1, MOST_STEPS) }, () => ({
    at: draw.share(),
    step: drawStep(draw),
  }));
  return {
    seed,
    job: {
      questions: draw.int(4, 25),
      repeats: draw.int(1, 3),
      minRegions: 1,
      providerTimeout: '3s',
    },
    latencyMs: draw.pick([20, 100, 250, 600]),
    twice: draw.int(1, 4) === 1,
    steps: steps.toSorted((one, other) => one.at - other.at),
  };
}

function drawStep(draw: Draw): RandomStep {
  const kind = draw.pick<RandomStep['kind']>([
    'kill',
    'kill',
    'kill',
    'stop',
    'restart',
    'cut',
    'freeze',
    'provider',
    'provider',
    'cancel-and-retry',
    'pause-and-resume',
  ]);
  const ms = draw.int(0, LONGEST_MS);
  switch (kind) {
    case 'kill':
    case 'stop':
    case 'restart':
      return { kind, target: draw.pick(PROCESSES), ms };
    case 'cut':
    case 'freeze':
      return { kind, ...drawLink(draw), ms };
    case 'provider':
      return { kind, rule: drawRule(draw) };
    case 'pause-and-resume':
      return { kind, ms };
    case 'cancel-and-retry':
      return { kind };
  }
}

function drawLink(draw: Draw): { readonly target: string; readonly server: 'nats' | 'postgres' } {
  const server = draw.pick<'nats' | 'postgres'>(['nats', 'nats', 'postgres']);
  return { target: draw.pick(server === 'nats' ? SERVICES : DATABASE_USERS), server };
}

function drawRule(draw: Draw): FaultRule {
  const fault = draw.pick<FaultRule['fault']>([
    { kind: 'status', status: 429, retryAfterSeconds: 2 },
    { kind: 'status', status: 429 },
    { kind: 'status', status: 500 },
    { kind: 'status', status: 503, retryAfterSeconds: 1 },
    { kind: 'cut_body' },
    { kind: 'hang' },
    { kind: 'invalid_json' },
    { kind: 'quota', resetSeconds: 3 },
  ]);
  return { match: { region: draw.pick(REGIONS) }, fault, times: draw.int(1, 10) };
}

/** A round in one line, for the table and for whoever repeats it. */
export function describeRound({ latencyMs, twice, steps, job }: RandomRound): string {
  const parts = steps.map(({ at, step }) => `${Math.round(at * 100)} %: ${describeStep(step)}`);
  const size = `${job.questions} questions x ${job.repeats}, ${latencyMs} ms`;
  return [size, ...(twice ? ['everything twice'] : []), ...parts].join('; ');
}

function describeStep(step: RandomStep): string {
  switch (step.kind) {
    case 'kill':
    case 'stop':
    case 'restart':
      return `${step.kind} ${step.target} ${step.ms} ms`;
    case 'cut':
    case 'freeze':
      return `${step.kind} ${step.target}-${step.server} ${step.ms} ms`;
    case 'provider':
      return `${JSON.stringify(step.rule.fault)} x ${step.rule.times} in ${step.rule.match?.region}`;
    case 'pause-and-resume':
      return `pause ${step.ms} ms`;
    case 'cancel-and-retry':
      return 'cancel and retry';
  }
}
