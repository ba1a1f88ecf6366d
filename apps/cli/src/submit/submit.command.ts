import { randomUUID } from 'node:crypto';
import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { GatewayError } from '../gateway/gateway-client.js';
import { show, showJson } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { number } from '../terminal/format.js';
import { follow } from '../watch/watch.command.js';
import { jobOf, toldInFile, type JobBody } from './submission.js';

type Accepted = Schema<'AcceptedJobView'> | Schema<'RepeatedJobView'>;

/** Submits the job of a file; with `--watch` follows it to its end. */
export async function submit(path: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const file = jobOf(path, given);
  const accepted = await toldInFile(file, sendSafely(gateway, file.body as JobBody, keyOf(given)));
  if (given.watch !== true) return show(accepted, given, (job) => acceptedText(job, gateway));
  if (given.json === true) await showJson({ type: 'submitted', ...accepted });
  else await show(accepted, given, submittedLine);
  await follow(gateway, accepted.id, given);
}

/** One for each run of the command, unless who runs it names one that outlives it. */
function keyOf({ idempotencyKey: key }: Given): string {
  return typeof key === 'string' ? key : randomUUID();
}

/** Sent again where the answer was lost on the way: with the same key, any number of submissions make one job. */
async function sendSafely(gateway: Gateway, body: JobBody, key: string): Promise<Accepted> {
  try {
    return await send(gateway, body, key);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return send(gateway, body, key);
  }
}

function send(gateway: Gateway, body: JobBody, key: string): Promise<Accepted> {
  const headers = { 'Idempotency-Key': key };
  return gateway.ask(gateway.api.POST('/api/v1/jobs', { body, params: { header: headers } }));
}

function submittedLine(job: Accepted): string {
  const again = 'idempotent' in job ? ' (submitted before, with the same key)' : '';
  return `Job ${job.id}: ${number(job.expected_executions)} cells${again}`;
}

function acceptedText(job: Accepted, gateway: Gateway): string {
  const { id, judging_job_id: judging } = job;
  return [
    submittedLine(job),
    ...(judging === undefined ? [] : [`Its answers will be judged by job ${judging}`]),
    `Watch:   beacon watch ${id}`,
    `Results: beacon results ${id}`,
    `Portal:  ${gateway.address}/jobs/${encodeURIComponent(id)}`,
  ].join('\n');
}
