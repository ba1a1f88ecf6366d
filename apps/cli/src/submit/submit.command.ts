import { randomUUID } from 'node:crypto';
import { Gateway } from '../gateway/gateway.js';
import { show, showJson } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { number } from '../terminal/format.js';
import { follow } from '../watch/watch.command.js';
import { jobOf, sendJob } from './submission.js';
import type { AcceptedJob } from './submission.js';

/** Submits the job of a file; with `--watch` follows it to its end. */
export async function submit(path: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const file = jobOf(path, given);
  const accepted = await sendJob(gateway, file, keyOf(given));
  if (given.watch !== true) return show(accepted, given, (job) => acceptedText(job, gateway));
  if (given.json === true) await showJson({ type: 'submitted', ...accepted });
  else await show(accepted, given, submittedLine);
  await follow(gateway, accepted.id, given);
}

/** One for each run of the command, unless who runs it names one that outlives it. */
function keyOf({ idempotencyKey: key }: Given): string {
  return typeof key === 'string' ? key : randomUUID();
}

/** Which job it is, and how large. */
export function submittedLine(job: AcceptedJob): string {
  const again = 'idempotent' in job ? ' (submitted before, with the same key)' : '';
  return `Job ${job.id}: ${number(job.expected_executions)} cells${again}`;
}

function acceptedText(job: AcceptedJob, gateway: Gateway): string {
  const { id, judging_job_id: judging } = job;
  return [
    submittedLine(job),
    ...(judging === undefined ? [] : [`Its answers will be judged by job ${judging}`]),
    `Watch:   beacon watch ${id}`,
    `Results: beacon results ${id}`,
    `Portal:  ${gateway.address}/jobs/${encodeURIComponent(id)}`,
  ].join('\n');
}
