import type { Schema } from '@beacon/client';
import type { Gateway } from '../gateway/gateway.js';
import { GatewayError, GatewayRefusal } from '../gateway/gateway-client.js';
import { JobFileError } from '../jobfile/job-file.error.js';
import type { JobFile } from '../jobfile/job-file.js';
import { readJobFile } from '../jobfile/read-job-file.js';
import type { VarValues } from '../jobfile/var-option.js';
import type { Given } from '../program/registration.js';

/** The body of a submission. The gateway checks it; the file's own schema has, too. */
export type JobBody = Schema<'JobBody'>;

/** What the gateway says of a job that it took. */
export type AcceptedJob = Schema<'AcceptedJobView'> | Schema<'RepeatedJobView'>;

/** The job of a file, its variables put in. @throws JobFileError with file, line and field of everything that is wrong. */
export function jobOf(path: string, { var: vars = {} }: Given): JobFile {
  return readJobFile(path, { vars: vars as VarValues, env: process.env });
}

/**
 * What the gateway says of a job's body, told at the places of its file.
 * @throws JobFileError in place of a refusal that names fields.
 */
export async function toldInFile<T>(file: JobFile, asked: Promise<T>): Promise<T> {
  try {
    return await asked;
  } catch (error) {
    if (!(error instanceof GatewayRefusal)) throw error;
    const problems = error.details.flatMap(({ field, ...rest }) =>
      field === null ? [] : [file.problem({ field, ...rest })],
    );
    throw problems.length === 0 ? error : new JobFileError(problems);
  }
}

/**
 * Submits the job of a file. It is sent again where the answer was lost on the way: with the same key, any number of submissions make one job.
 * @throws JobFileError for what the gateway refuses of it.
 */
export async function sendJob(gateway: Gateway, file: JobFile, key: string): Promise<AcceptedJob> {
  return toldInFile(file, sendSafely(gateway, file.body as JobBody, key));
}

async function sendSafely(gateway: Gateway, body: JobBody, key: string): Promise<AcceptedJob> {
  try {
    return await send(gateway, body, key);
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error;
    return send(gateway, body, key);
  }
}

function send(gateway: Gateway, body: JobBody, key: string): Promise<AcceptedJob> {
  const headers = { 'Idempotency-Key': key };
  return gateway.ask(gateway.api.POST('/api/v1/jobs', { body, params: { header: headers } }));
}
