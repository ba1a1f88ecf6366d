import { questionLanguage } from '@beacon/verdict';
import type { AskedJob, CountedCell, CountedJob, CountedQuestion } from '@beacon/verdict';
import type { Gateway } from '../../gateway/gateway.js';
import { GatewayError } from '../../gateway/gateway-client.js';
import { Silence } from '../../gateway/silence.js';
import type { Job } from '../../watch/job-state.js';
import { countRows } from './read-rows.js';
import { hashOf } from './row-counter.js';
import type { Counted } from './row-counter.js';

const SILENCE_MS = 10 * 60_000;

/** A job of the gateway, counted, and how its rows came. */
export interface JobCounts {
  readonly counted: CountedJob;
  /** By the ids of the questions; that of the job's own prompt is empty. */
  readonly texts: ReadonlyMap<string, string>;
  /** Executions that were read twice. */
  readonly doubled: number;
}

/** Counts a job of a gateway that has ended. */
export async function readJobCounts(gateway: Gateway, job: Job): Promise<JobCounts> {
  const rows = await countOf(gateway, job.id);
  const texts = textsOf(job);
  const questions = countedQuestions(job, rows, texts);
  const { answered, doubled, systemPrompts } = rows;
  const cells = inOrder(job, rows.cells);
  const asked = { ...askedOf(job), systemPrompts };
  return { counted: { job: asked, questions, cells, answered }, texts, doubled };
}

/** Streamed, without texts: only outcomes are counted. */
async function countOf(gateway: Gateway, id: string): Promise<Counted> {
  const silence = new Silence(SILENCE_MS);
  const path = `/api/v1/jobs/${encodeURIComponent(id)}/export?format=jsonl&text=false`;
  try {
    const { body } = await gateway.open(path, { signal: silence.signal });
    const bytes = body?.pipeThrough(silence.heard());
    return await countRows({ name: `the executions of ${id}`, bytes: bytes ?? NOTHING });
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    // What `fetch` throws of a stream that breaks off.
    throw new GatewayError(`The executions of ${id} broke off: ${gateway.address} ended them.`, {
      cause: error,
    });
  } finally {
    silence.end();
  }
}

const NOTHING: AsyncIterable<Uint8Array> = new ReadableStream({
  start: (controller) => controller.close(),
});

/** Rows come as they were recorded; reports have the order of the job. */
function inOrder({ job }: Job, cells: readonly CountedCell[]): readonly CountedCell[] {
  const places = (ids: readonly string[]): ReadonlyMap<string, number> =>
    new Map(ids.map((id, index) => [id, index]));
  const models = places(job.models.map(({ id }) => id));
  const regions = places(job.constraints.regions);
  const questions = places(job.questions?.map(({ id }) => id) ?? []);
  const rank = ({ modelId, region, questionId }: CountedCell): readonly number[] => [
    models.get(modelId) ?? 0,
    regions.get(region) ?? 0,
    questions.get(questionId) ?? 0,
  ];
  return cells
    .map((cell) => ({ cell, at: rank(cell) }))
    .toSorted((one, other) => byRank(one.at, other.at))
    .map(({ cell }) => cell);
}

function byRank(one: readonly number[], other: readonly number[]): number {
  const differing = one.findIndex((place, index) => place !== other[index]);
  return differing === -1 ? 0 : (one[differing] ?? 0) - (other[differing] ?? 0);
}

function textsOf({ job }: Job): ReadonlyMap<string, string> {
  const { questions = [], benchmark } = job;
  if (questions.length > 0) return new Map(questions.map(({ id, text }) => [id, text]));
  return new Map([['', promptIn(benchmark)]]);
}

/** As `benchmark.input.data.prompt` has it. */
function promptIn(benchmark: Readonly<Record<string, unknown>>): string {
  let value: unknown = benchmark;
  for (const name of ['input', 'data', 'prompt']) {
    value = typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined;
  }
  return typeof value === 'string' ? value : '';
}

function countedQuestions(
  { job }: Job,
  rows: Counted,
  texts: ReadonlyMap<string, string>,
): CountedQuestion[] {
  const languages = new Map(job.questions?.map(({ id, language }) => [id, language]));
  const kinds = new Map(rows.questions.map(({ id, kind }) => [id, kind]));
  return [...texts].map(([id, text]) => ({
    id,
    sha256: hashOf(text),
    language: questionLanguage(languages.get(id), text),
    kind: kinds.get(id) ?? null,
  }));
}

function askedOf({
  id,
  status,
  created_at,
  started_at,
  job,
}: Job): Omit<AskedJob, 'systemPrompts'> {
  const { temperature, max_tokens: maxTokens, top_p: topP, seed } = job.sampling;
  if (status === 'queued' || status === 'running') throw new Error(`${id} has not ended`);
  return {
    id,
    status,
    createdAt: created_at,
    startedAt: started_at,
    models: job.models.map((model) => ({ id: model.id, regions: model.regions })),
    repeats: job.repeats,
    sampling: { temperature, maxTokens, topP, seed },
  };
}
