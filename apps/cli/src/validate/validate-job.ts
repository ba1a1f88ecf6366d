import type { Catalogue } from '@beacon/domain';
import { JobFileError, type FileProblem } from '../jobfile/job-file.error.js';
import type { JobFile } from '../jobfile/job-file.js';
import { readJobFile } from '../jobfile/read-job-file.js';
import type { VariableSources } from '../jobfile/variables.js';
import { count } from '../terminal/format.js';
import { catalogueProblems } from './against-catalogue.js';
import { refused, sound, type Validation } from './validation.js';

/** What a gateway finds wrong with a job, or what it would come to. */
export type Asked =
  | { readonly problems: readonly FileProblem[] }
  | { readonly summary: string; readonly notes: readonly string[] };

/** What a job is held against, besides the schema. */
export interface JobChecks {
  readonly sources: VariableSources;
  /** Null where none was given. */
  readonly catalogue: Catalogue | null;
  /** Asks a gateway; null where none was named. */
  readonly ask: ((job: JobFile) => Promise<Asked>) | null;
}

/** Reads a job as `beacon submit` does, and holds it against what is there to hold it against. */
export async function validateJob(path: string, checks: JobChecks): Promise<Validation> {
  try {
    return await checkedJob(readJobFile(path, checks.sources), checks);
  } catch (error) {
    if (!(error instanceof JobFileError)) throw error;
    return refused(path, 'job', error.problems);
  }
}

async function checkedJob(job: JobFile, { catalogue, ask }: JobChecks): Promise<Validation> {
  const problems = catalogue === null ? [] : catalogueProblems(job, catalogue);
  if (problems.length > 0) return refused(job.path, 'job', problems);
  if (ask === null) return sound(job.path, 'job', summaryOf(job), unchecked(catalogue));
  const asked = await ask(job);
  return 'problems' in asked
    ? refused(job.path, 'job', asked.problems)
    : sound(job.path, 'job', asked.summary, asked.notes);
}

function unchecked(catalogue: Catalogue | null): string[] {
  const left = catalogue === null ? 'regions, models and questions' : 'ids of questions';
  return [`${left} are looked up by the gateway: give --gateway to check them, too`];
}

function summaryOf({ body }: JobFile): string {
  const { jobspec = body } = body as { readonly jobspec?: Readonly<Record<string, unknown>> };
  const of = (name: 'models' | 'questions', one: string): string[] => {
    const list = jobspec[name];
    return Array.isArray(list) ? [count(list.length, one)] : [];
  };
  return [...of('models', 'model'), ...of('questions', 'question')].join(', ') || 'one prompt';
}
