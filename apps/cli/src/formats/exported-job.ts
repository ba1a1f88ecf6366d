import type { Schema } from '@beacon/client';
import type { ExportedJob } from '@beacon/formats';
import type { Gateway } from '../gateway/gateway.js';

/** A job as the API shows it. */
export type JobAnswer = Schema<'JobView'>;

/** Reads a job, its questions with it. */
export async function readJob(gateway: Gateway, id: string): Promise<JobAnswer> {
  return gateway.ask(gateway.api.GET('/api/v1/jobs/{id}', { params: { path: { id } } }));
}

/** A job as exports to other tools name it. */
export function toExportedJob(answer: JobAnswer): ExportedJob {
  const { id, job } = answer;
  const { name } = job.benchmark;
  return {
    id,
    name: typeof name === 'string' ? name : '',
    status: answer.status,
    createdAt: answer.created_at,
    startedAt: answer.started_at,
    completedAt: answer.completed_at,
    questionIds: (job.questions ?? []).map((question) => question.id),
    repeats: job.repeats,
    sampling: samplingOf(job),
    importedFrom: job.imported?.format ?? null,
  };
}

function samplingOf({ sampling, imported }: JobAnswer['job']): ExportedJob['sampling'] {
  if (imported?.sampling_known === false) return null;
  const { temperature, max_tokens: maxTokens, top_p: topP, seed } = sampling;
  return { temperature, maxTokens, topP, seed };
}
