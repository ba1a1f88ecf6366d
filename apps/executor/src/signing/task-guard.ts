import type { PullSubscription } from '@beacon/bus';
import { TASK_SIGNATURE_HEADER } from '@beacon/contracts';
import { bodyDigest } from '@beacon/signing';
import type { WorkChecks } from '@beacon/signing';

type Refuse = NonNullable<PullSubscription['refuse']>;

/** Refuses tasks that no planner of this installation has signed, by their exact bytes and before anything of them is read. */
export function taskGuard(checks: Pick<WorkChecks, 'areOn' | 'task'>): Refuse | undefined {
  if (!checks.areOn) return undefined;
  return ({ data, headers, info }) =>
    checks.task(bodyDigest(data), headers?.get(TASK_SIGNATURE_HEADER), {
      arrivedAt: info.storedAt,
    });
}
