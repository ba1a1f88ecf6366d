import { z } from 'zod';
import { boundedAnswer } from '../gateway/bounded-answer.js';

const answerSchema = z.object({
  status: z.enum(['healthy', 'unhealthy']),
  // A gateway from before it said so.
  version: z.string().max(100).nullish(),
  services: z.array(
    z.object({
      name: z.string().max(100),
      status: z.enum(['up', 'down']),
      reason: z.string().max(2_000).optional(),
    }),
  ),
});

/** What a gateway says of itself. */
export interface GatewayHealth extends z.output<typeof answerSchema> {
  /** How far its clock is before ours, in milliseconds; null where it does not say. */
  readonly clockAheadMs: number | null;
}

const TIMEOUT_MS = 5_000;

/**
 * Asks a gateway for its health, which it says with 503, too. Null when nobody answers there as a gateway does.
 */
export async function gatewayHealth(address: string): Promise<GatewayHealth | null> {
  try {
    const before = Date.now();
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const response = await fetch(`${address}/health`, {
      redirect: 'manual',
      signal,
    });
    // A header has whole seconds: half of one is added, as much as it leaves out on average.
    const date = Date.parse(response.headers.get('date') ?? '') + 500;
    const clockAheadMs = Number.isNaN(date) ? null : date - (before + Date.now()) / 2;
    const health = answerSchema.safeParse(await boundedAnswer(response, undefined, signal));
    return health.success ? { ...health.data, clockAheadMs } : null;
  } catch {
    // Away, too slow, or no gateway: for whoever asks the doctor it is all the same.
    return null;
  }
}
