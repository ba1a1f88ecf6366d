import { join } from 'node:path';
import { batchRequests, inFiles, type BatchLane } from '@beacon/formats';
import { z } from 'zod';
import { Gateway } from '../gateway/gateway.js';
import { checked, option } from '../program/checked.js';
import type { Given } from '../program/registration.js';
import { RefusalError } from '../refusal.error.js';
import { emptyFolder, laneFileName, sayFiles, type WrittenFile } from './export-folder.js';
import { readJob, type JobAnswer } from './exported-job.js';
import { writePieces } from './write-pieces.js';

const OPTIONS = z.object({
  out: z.string(option('out', 'a folder for the files')).min(1),
  region: z.string().min(1).optional(),
  model: z.string().min(1).optional(),
  as: z.string(option('as', "the provider's name of the model")).min(1).optional(),
  maxCompletionTokens: z.boolean().optional(),
});
type Options = z.output<typeof OPTIONS>;

/** Writes what a job asks as requests of OpenAI's Batch API: files for each model and region, each as large as the API takes. */
export async function exportOpenAiBatch(id: string, given: Given): Promise<void> {
  const options = checked(given, OPTIONS);
  const gateway = Gateway.of(given);
  const answer = await readJob(gateway, id);
  const lanes = chosenLanes(answer, options);
  const prompts = await systemPrompts(gateway, answer, lanes);
  await emptyFolder(options.out);
  const files: WrittenFile[] = [];
  for (const { region, model } of lanes) {
    const lane = laneOf(answer, model, prompts.get(region) ?? null, options);
    files.push(...(await writeLane(options.out, region, lane)));
  }
  await sayFiles(id, files, given);
}

interface Place {
  readonly region: string;
  readonly model: string;
}

function chosenLanes({ id, lanes }: JobAnswer, { region, model, as }: Options): Place[] {
  const chosen = lanes
    .map((lane) => ({ region: lane.region, model: lane.model_id }))
    .filter((lane) => (region ?? lane.region) === lane.region)
    .filter((lane) => (model ?? lane.model) === lane.model);
  if (chosen.length === 0) {
    throw new RefusalError(`Job ${id} asks nothing of that model in that region.`);
  }
  const models = new Set(chosen.map((lane) => lane.model));
  if (as !== undefined && models.size > 1) {
    throw new RefusalError('--as names one model: choose it with --model.');
  }
  return chosen;
}

/** The words that each region is told, as its first execution was: an API shows them nowhere else. */
async function systemPrompts(
  gateway: Gateway,
  { id, job }: JobAnswer,
  lanes: readonly Place[],
): Promise<ReadonlyMap<string, string | null>> {
  const prompts = new Map<string, string | null>();
  if (job.system_prompt === 'none') return prompts;
  for (const region of new Set(lanes.map((lane) => lane.region))) {
    prompts.set(region, await systemPromptOf(gateway, id, region));
  }
  return prompts;
}

async function systemPromptOf(
  gateway: Gateway,
  job: string,
  region: string,
): Promise<string | null> {
  const query = { job_id: job, region, limit: 1 } as const;
  const { executions } = await gateway.ask(
    gateway.api.GET('/api/v1/executions', { params: { query } }),
  );
  const [first] = executions;
  if (first === undefined) {
    throw new RefusalError(
      `Job ${job} sends a system prompt of each region, and has no execution in ${region} yet that would show it: wait for one, or submit the job with system_prompt: none.`,
    );
  }
  const { system_prompt: prompt } = await gateway.ask(
    gateway.api.GET('/api/v1/executions/{id}/details', {
      params: { path: { id: String(first.id) } },
    }),
  );
  return prompt;
}

function laneOf(
  { job }: JobAnswer,
  model: string,
  systemPrompt: string | null,
  { as, maxCompletionTokens }: Options,
): BatchLane {
  const { temperature, max_tokens: maxTokens, top_p: topP, seed } = job.sampling;
  return {
    model,
    providerModel: as ?? model,
    questions: job.questions ?? [{ id: null, text: ownPrompt(job) }],
    repeats: job.repeats,
    systemPrompt,
    sampling: { temperature, maxTokens, topP, seed },
    maxTokensField: maxCompletionTokens === true ? 'max_completion_tokens' : 'max_tokens',
  };
}

const OWN_PROMPT = z.object({ input: z.object({ data: z.object({ prompt: z.string() }) }) });

function ownPrompt({ benchmark }: JobAnswer['job']): string {
  const { data } = OWN_PROMPT.safeParse(benchmark);
  if (data === undefined) throw new RefusalError('The job has neither questions nor a prompt.');
  return data.input.data.prompt;
}

async function writeLane(out: string, region: string, lane: BatchLane): Promise<WrittenFile[]> {
  const files: WrittenFile[] = [];
  for (const requests of inFiles(batchRequests(lane))) {
    const path = join(out, laneFileName(region, lane.model, `.${files.length + 1}.jsonl`));
    const bytes = await writePieces(path, piecesOf(requests));
    files.push({ out: path, region, model_id: lane.model, bytes });
  }
  return files;
}

async function* piecesOf(requests: readonly string[]): AsyncGenerator<string> {
  yield* requests;
}
