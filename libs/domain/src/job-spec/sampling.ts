import type { JobOrder, JobSpec, Sampling } from '../job-specification.js';
import type { Path } from './problems.js';
import type { JobContext } from './context.js';
import { agree } from './faults.js';
import type { SamplingFields, SubmittedJob } from './submitted.js';

const DEFAULT_TEMPERATURE = 0.1;
const DEFAULT_MAX_TOKENS = 500;
const LEAST_REPEATS = 1;

/** The one set of sampling parameters, from `sampling` or from the same names beside it. */
export function readSampling(
  { job, path }: SubmittedJob,
  { problems, read }: JobContext,
): Sampling {
  const at: Path = [...path, 'sampling'];
  const isGiven = job.sampling !== undefined && job.sampling !== null;
  const inside: SamplingFields = isGiven ? read.sampling(job.sampling, at, problems) : {};
  const value = (name: keyof SamplingFields): number | null =>
    agree(
      { value: inside[name], path: [...at, name] },
      { value: job[name], path: [...path, name] },
      problems,
    ).value ?? null;
  return {
    temperature: value('temperature') ?? DEFAULT_TEMPERATURE,
    maxTokens: value('max_tokens') ?? DEFAULT_MAX_TOKENS,
    seed: value('seed'),
    topP: value('top_p'),
  };
}

/** How often each question is asked: `repeats`, or `runs` as it was called before. Default 1. */
export function readRepeats({ job, path }: SubmittedJob, { problems, limits }: JobContext): number {
  const repeats = agree(
    { value: job.repeats, path: [...path, 'repeats'] },
    { value: job.runs, path: [...path, 'runs'] },
    problems,
  );
  const value = repeats.value ?? LEAST_REPEATS;
  if (value >= LEAST_REPEATS && value <= limits.maxRepeats) return value;
  const message = `${value} is too ${value < LEAST_REPEATS ? 'few' : 'many'}`;
  const allowed = `${LEAST_REPEATS}..${limits.maxRepeats}`;
  problems.add(repeats.path, { code: 'out_of_range', message, allowed });
  return LEAST_REPEATS;
}

/** What the order of the cells is drawn from, where the submitter says so: then it is the order of another job again. */
export function readOrder({ job }: SubmittedJob): { readonly order?: JobOrder } {
  const seed = job.order_seed ?? null;
  return seed === null ? {} : { order: { seed } };
}

/** Whether the regional system prompt is sent. The catalogue's switch is the default, and off is off. */
export function readSystemPrompt(
  { job, path }: SubmittedJob,
  { catalogue, problems }: JobContext,
): JobSpec['systemPrompt'] {
  const { enabled } = catalogue.systemPrompt;
  if (job.system_prompt === 'regional' && !enabled) {
    const message = 'the regional system prompt is switched off in the catalogue';
    problems.add([...path, 'system_prompt'], {
      code: 'system_prompt_disabled',
      message,
      allowed: 'none',
    });
  }
  return job.system_prompt ?? (enabled ? 'regional' : 'none');
}
