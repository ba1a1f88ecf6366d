import { promptfooResults, type CheckedQuestion, type ResultJob } from '@beacon/formats';
import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { sayFile } from '../output/said-file.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { number } from '../terminal/format.js';
import { exportedRows } from './exported-rows.js';
import { readChecks } from './read-checks.js';
import { writePieces } from './write-pieces.js';

const OPTIONS = z.object({
  out: z.string(option('out', 'a file; - writes standard output')).min(1).optional(),
  checks: z.string(option('checks', 'a file of checks')).min(1).optional(),
});

/** Writes a job as results of promptfoo; the file appears when it is whole. */
export async function exportPromptfoo(id: string, given: Given): Promise<void> {
  const { out: named, checks: file } = checked(given, OPTIONS);
  const checks = file === undefined ? new Map<string, CheckedQuestion>() : await readChecks(file);
  const gateway = Gateway.of(given);
  // What is refused is refused before a file is opened.
  const job = await resultJob(gateway, id);
  const out = named ?? `${job.id.replaceAll(/[^\w-]/g, '_')}.promptfoo.json`;
  const rows = exportedRows(gateway, id);
  const pieces = promptfooResults({ job, rows, checks, exportedAt: new Date() });
  const bytes = await writePieces(out, pieces);
  await sayFile({ job_id: id, out, bytes }, given, `${number(bytes)} bytes${beyond(bytes)}`);
}

/** promptfoo reads a file as one text, and Node holds none that is longer. */
const MOST_BYTES = 512 * 1024 * 1024;

function beyond(bytes: number): string {
  if (bytes <= MOST_BYTES) return '';
  return ', more than promptfoo can open: it reads a file as one text, of at most 512 MB';
}

async function resultJob(gateway: Gateway, id: string): Promise<ResultJob> {
  const params = { path: { id } };
  const { job, created_at: createdAt } = await gateway.ask(
    gateway.api.GET('/api/v1/jobs/{id}', { params }),
  );
  return {
    id,
    name: String(job.benchmark['name']),
    createdAt,
    columns: job.models.flatMap((model) =>
      model.regions.map((region) => ({ model: model.id, region })),
    ),
    questions: (job.questions ?? []).map((question) => question.id),
    repeats: job.repeats,
  };
}
