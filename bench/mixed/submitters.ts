import { smallJob } from './jobs.js';
import { paced } from './paced.js';
import type { MixedPlan } from './plan.js';
import type { Traffic } from './traffic.js';

/** The route under which submissions are timed. */
export const SUBMIT = 'POST /jobs';

/** Submits one job as a user does. False when it was not accepted. */
export async function submit(
  traffic: Traffic,
  body: Readonly<Record<string, unknown>>,
  until: AbortSignal,
): Promise<boolean> {
  const answer = await traffic.ask(SUBMIT, '/api/v1/jobs', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
    expected: [202],
    until,
  });
  return answer !== null;
}

/**
 * Connections that submit small jobs at an even pace; adds the ids that were accepted, in their order.
 */
export async function submitSmallJobs(
  traffic: Traffic,
  plan: MixedPlan,
  phase: { readonly prefix: string; readonly until: AbortSignal; readonly accepted: string[] },
): Promise<void> {
  const { connections: of, submitEveryMs: everyMs } = plan;
  let next = 0;
  const connection = (index: number): Promise<void> =>
    paced({ index, of, everyMs }, phase.until, async () => {
      const body = smallJob(phase.prefix, next);
      next += 1;
      // Not given up on when the phase ends in the middle: what was sent may have been accepted.
      const isAccepted = await submit(traffic, body, NEVER);
      if (isAccepted) phase.accepted.push(String(body['id']));
    });
  await Promise.all(Array.from({ length: of }, (_, index) => connection(index)));
}

const NEVER = new AbortController().signal;
