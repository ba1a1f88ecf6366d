import { setTimeout as pause } from 'node:timers/promises';
import { GatewayRefusal } from '../gateway/gateway-client.js';
import { Gateway } from '../gateway/gateway.js';
import { sayFile } from '../output/said-file.js';
import { apiFields } from '../program/api-fields.js';
import type { Given } from '../program/registration.js';
import { number } from '../terminal/format.js';
import { download } from './download.js';
import type { Written } from './download.js';

const FIELDS = [
  'format',
  'region',
  'model_id',
  'question_id',
  'status',
  'outcome',
  'quarantined',
  'text',
  'bom',
] as const;

/** Writes a job to a file. */
export async function exportJob(job: string, given: Given): Promise<void> {
  const query = new URLSearchParams(apiFields(given, FIELDS) as Record<string, string>);
  const path = `/api/v1/jobs/${encodeURIComponent(job)}/export?${query.toString()}`;
  const gateway = Gateway.of(given);
  const written = await onceSealed(async () =>
    download(gateway, { path, type: typeOf(given) }, (response) =>
      typeof given.out === 'string' ? given.out : nameOf(job, response),
    ),
  );
  await sayFile({ job_id: job, ...written }, given, `${number(written.bytes)} bytes`);
}

const SEALED_WITHIN_MS = 60_000;
const LOOK_AGAIN_MS = 1_000;

/** The log of a job is sealed some seconds after its end, or after a change: evidence is waited for. */
async function onceSealed(fetch: () => Promise<Written>): Promise<Written> {
  const end = performance.now() + SEALED_WITHIN_MS;
  for (;;) {
    try {
      return await fetch();
    } catch (error) {
      const isSoon = error instanceof GatewayRefusal && error.errorCode === 'not_sealed';
      if (!isSoon || performance.now() > end) throw error;
      await pause(LOOK_AGAIN_MS);
    }
  }
}

/** Of formats that this version knows; the gateway says which others there are not. */
function typeOf({ format }: Given): string | null {
  return TYPES.get(String(format)) ?? null;
}

const TYPES: ReadonlyMap<string, string> = new Map([
  ['csv', 'text/csv'],
  ['jsonl', 'application/x-ndjson'],
  ['parquet', 'application/vnd.apache.parquet'],
  ['html', 'text/html'],
  ['site', 'text/html'],
  ['specification', 'application/json'],
  ['evidence', 'application/x-ndjson'],
]);

/** As the gateway names the file; never a path, whatever it says. */
function nameOf(job: string, { headers }: Response): string {
  const named = /filename="([^"/\\]+)"/.exec(headers.get('content-disposition') ?? '')?.[1];
  const safe = named?.replaceAll(/[^\w.-]/g, '_').replace(/^\.+/, '');
  return safe || `beacon-${job.replaceAll(/[^\w-]/g, '_')}`;
}
