import { z } from 'zod';
import { download } from '../export/download.js';
import { Gateway } from '../gateway/gateway.js';
import { sayFile } from '../output/said-file.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';

const VALUES = z.object({
  job: z.string(option('job', 'the id of a job that has ended')).min(1),
  out: z.string(option('out', 'a file; - writes standard output')).min(1),
  withoutAnswers: z.boolean().default(false),
});

/** Fetches one page of a finished job, which opens without a gateway; the file appears when it is whole. */
export async function publish(given: Given): Promise<void> {
  const { job, out, withoutAnswers } = checked(given, VALUES);
  const path = `/api/v1/jobs/${encodeURIComponent(job)}/export?format=site&text=${!withoutAnswers}`;
  const written = await download(Gateway.of(given), { path, type: 'text/html' }, () => out);
  await sayFile({ job_id: job, ...written }, given, said(written.bytes));
}

function said(bytes: number): string {
  return `one page, ${(bytes / 1e6).toFixed(1)} MB; it opens in any browser, with or without a server`;
}
