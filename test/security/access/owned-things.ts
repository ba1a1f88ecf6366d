import { until } from '@beacon/testing';
import { bearer, send } from './ask.js';

/** Of the gateway that is attacked. No secret: nothing here is. */
export const ACCESS_ADMIN_TOKEN = 'access-admin-token-0123456789';

/** What a project has one of each. */
export interface OwnedThings {
  readonly jobId: string;
  readonly executionId: number;
  readonly seriesId: string;
}

const JOB = {
  benchmark: { name: 'access' },
  constraints: { regions: ['us-east'] },
  models: ['llama3.2-1b'],
  questions: ['math_basic'],
};
const RECORDED_WITHIN_MS = 60_000;

/** Makes a job with an execution, and a series, in a project that exists. */
export async function ownedThings(gateway: string, project: string): Promise<OwnedThings> {
  const headers = { ...bearer(ACCESS_ADMIN_TOKEN), 'beacon-project': project };
  const job = await send(gateway, 'POST', '/api/v1/jobs', { headers, body: JOB });
  const series = await send(gateway, 'POST', '/api/v1/series', {
    headers,
    body: { job: JOB, cron: '0 6 * * *' },
  });
  const jobId = String(job['id']);
  let executionId = 0;
  const isRecorded = async (): Promise<boolean> => {
    const path = `/api/v1/executions?job_id=${jobId}`;
    const { executions } = await send(gateway, 'GET', path, { headers });
    const [first] = executions as readonly { readonly id: number }[];
    executionId = first?.id ?? 0;
    return first !== undefined;
  };
  await until(isRecorded, 'the job has an execution', RECORDED_WITHIN_MS);
  return { jobId, executionId, seriesId: String(series['id']) };
}
