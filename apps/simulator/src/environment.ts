import { z } from 'zod';

/** How long an answer takes: the lane's profile, or the same number of milliseconds for all. */
export type LatencySetting = 'profile' | number;

/** Settings of the simulator process. */
export interface SimulatorEnvironment {
  /** Address to listen on, from HTTP_HOST. Default 127.0.0.1. */
  readonly host: string;
  /** Port to listen on, from HTTP_PORT. Default 0: any free one. */
  readonly port: number;
  /** From SIMULATOR_SEED; every answer and every delay follows from it. Default 1. */
  readonly seed: number;
  /** From SIMULATOR_LATENCY: `profile` (default) or milliseconds, 0..600000. */
  readonly latency: LatencySetting;
  /** Whether calls are counted by key from the start, from SIMULATOR_KEYS (`0` or `1`). Default false. */
  readonly keys: boolean;
}

/** Settings that cannot be used. The message names variables and rules, never values. */
export class SimulatorEnvironmentError extends Error {
  override readonly name = 'SimulatorEnvironmentError';
}

const whole = (rule: string, max: number) =>
  z.string().regex(/^\d+$/, rule).transform(Number).pipe(z.number().max(max, rule));

const LATENCY_RULE = 'must be "profile" or whole milliseconds, 0 to 600000';

/** The simulator's environment. */
export const simulatorEnv = z.object({
  HTTP_HOST: z
    .string()
    .min(1, 'must not be empty')
    .meta({ allowed: 'a host name or an address' })
    .default('127.0.0.1')
    .describe('Address to listen on.'),
  HTTP_PORT: whole('must be a port number, 0 to 65535 (0 takes a free port)', 65_535)
    .prefault('0')
    .meta({ allowed: '0 to 65535' })
    .describe('Port to listen on; 0 takes a free one.'),
  SIMULATOR_SEED: whole('must be a whole number, 0 to 4294967295', 0xffff_ffff)
    .prefault('1')
    .meta({ allowed: '0 to 4294967295' })
    .describe('Every answer and every delay follows from it.'),
  SIMULATOR_LATENCY: z
    .union([z.literal('profile'), whole(LATENCY_RULE, 600_000)], { error: LATENCY_RULE })
    .meta({ allowed: '`profile`, or 0 to 600000' })
    .default('profile')
    .describe("How long an answer takes: the lane's profile, or milliseconds for all."),
  SIMULATOR_KEYS: z
    .enum(['0', '1'], { error: 'must be 0 or 1' })
    .default('0')
    .describe('`1` counts calls by key from the start.'),
});

/**
 * Reads the simulator's settings.
 * @throws SimulatorEnvironmentError that names each unusable variable and its rule.
 */
export function readEnvironment(
  variables: Readonly<Record<string, string | undefined>>,
): SimulatorEnvironment {
  const parsed = simulatorEnv.safeParse(variables);
  if (!parsed.success) {
    const rules = parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`);
    throw new SimulatorEnvironmentError(`correct the environment: ${rules.join('; ')}`);
  }
  const { HTTP_HOST, HTTP_PORT, SIMULATOR_SEED, SIMULATOR_LATENCY, SIMULATOR_KEYS } = parsed.data;
  return {
    host: HTTP_HOST,
    port: HTTP_PORT,
    seed: SIMULATOR_SEED,
    latency: SIMULATOR_LATENCY,
    keys: SIMULATOR_KEYS === '1',
  };
}
