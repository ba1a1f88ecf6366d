import { TASK_SIGNATURE_HEADER, executeTask, streams, taskSubject } from '@beacon/contracts';
import type { ExecuteTaskV1 } from '@beacon/contracts';
import { cellKey } from '@beacon/domain';
import { signTasks } from '@beacon/signing';
import type { SigningKey } from '@beacon/signing';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { MODEL, REGION } from './attacked-job.js';
import type { AttackedJob } from './attacked-job.js';
import type { AttackersKeys } from './attackers-keys.js';

/** A task that is put into the region's queue, and what must be said of it. */
interface Injected {
  readonly identity: string;
  readonly operation: string;
  readonly reason: string;
  /** What stands in the header; null for a task without one. */
  readonly signature: (body: Uint8Array) => string | null;
}

/** Tasks that no planner planned: no provider is asked for any of them. */
export async function taskRows(
  attacked: AttackedJob,
  keys: AttackersKeys,
): Promise<readonly SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const [index, injected] of injectedBy(keys).entries()) {
    rows.push(await rowOf(attacked, injected, index + 1));
  }
  return rows;
}

async function rowOf(
  attacked: AttackedJob,
  { identity, operation, reason, signature }: Injected,
  repeat: number,
): Promise<SecurityRow> {
  const body = executeTask.encode(unplannedTask(repeat));
  const subject = taskSubject(unplannedTask(repeat));
  const line = signature(body);
  return tryOut({
    identity,
    operation,
    expected: `dead letter: ${reason}`,
    run: async () => {
      const headers: Record<string, string> =
        line === null ? {} : { [TASK_SIGNATURE_HEADER]: line };
      const sequence = await attacked.broker.publish(subject, body, headers);
      return attacked.reason(streams.tasks(REGION), subject, sequence);
    },
    isAsExpected: (said) => said.includes(reason),
  });
}

function injectedBy({ unknown, otherRegion, planner }: AttackersKeys): readonly Injected[] {
  const by = (key: SigningKey) => (body: Uint8Array) => signTasks(key, [body])[0] ?? null;
  return [
    {
      ...NOBODY,
      operation: 'task without a signature',
      reason: 'not signed',
      signature: () => null,
    },
    {
      ...NOBODY,
      operation: 'task with a key of his own',
      reason: 'unknown key',
      signature: by(unknown),
    },
    {
      identity: 'executor of eu-west',
      operation: 'task with his key',
      reason: 'another role',
      signature: by(otherRegion),
    },
    {
      ...NOBODY,
      operation: 'task with the signature of one that was planned',
      reason: 'does not hold',
      signature: () => by(planner)(Buffer.from('another task')),
    },
    {
      ...NOBODY,
      operation: 'task with a header that is no signature',
      reason: 'malformed',
      signature: () => 'nonsense',
    },
  ];
}

const NOBODY = { identity: 'whoever reaches the broker' } as const;

/** A task of a job that nobody submitted. */
function unplannedTask(repeat: number): ExecuteTaskV1 {
  const named = { model: MODEL, questionId: 'math_basic', repeat };
  return {
    ...named,
    jobId: 'signing-unplanned',
    region: REGION,
    cell: cellKey(named),
    round: 1,
    prompt: 'Nobody planned this.',
    systemPrompt: null,
    sampling: { temperature: 0, maxTokens: 10, seed: null, topP: null },
    timeoutMs: 10_000,
    maxAttempts: 1,
    attemptsBefore: 0,
    throttledBefore: 0,
    isReplanned: false,
    plannedAt: new Date().toISOString(),
  };
}
