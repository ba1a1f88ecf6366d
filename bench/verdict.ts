import { createOrm, runStatement } from '@beacon/persistence';
import { BeaconApi } from '@beacon/cli/demo/api';
import { makeTempFolder, onceOnExit, startStack } from '@beacon/stack';
import type { Stack } from '@beacon/stack';
import { writeBenchCatalogue } from './catalogue.js';
import { MemorySampler } from './memory-sampler.js';

const REGIONS = ['us-east', 'eu-west', 'asia-pacific'];
const MODELS = ['llama3.2-1b', 'mistral-7b', 'qwen2.5-1.5b'];
const LANES = REGIONS.length * MODELS.length;
const FEW_QUESTIONS = 24;
const REPEATED_READS = 50;
/** The sandboxed gateway takes a job of more questions than a shipped one. */
const LIMITS = { BEACON_MAX_QUESTIONS: '1000000', HTTP_BODY_LIMIT: String(256 * 1024 * 1024) };

/** How a job's cells are spread over questions and repeats. */
interface Design {
  readonly name: string;
  readonly questions: number;
  readonly repeats: number;
}

/** How long a path took to answer, in milliseconds. */
interface Timing {
  readonly path: string;
  readonly first: number;
  readonly p50: number;
  readonly p95: number;
  readonly kilobytes: number;
}

/** What reading one job's verdict and matrix came to. */
export interface VerdictTimings {
  readonly design: Design;
  readonly executions: number;
  readonly timings: readonly Timing[];
  /** Highest resident memory of the gateway so far, in MiB. */
  readonly gatewayMiB: number;
}

/**
 * Times the verdict and the matrix of ended jobs of so many executions, which are written into the database by SQL: as few
 * questions asked often, as ten repeats each, and as questions asked once.
 * @param onResult gets each job's timings as they are there.
 */
export async function benchVerdict(
  executions: number,
  onResult: (timings: VerdictTimings) => void,
): Promise<VerdictTimings[]> {
  const folder = await makeTempFolder();
  const stack = await startStack({
    parts: ['postgres', 'nats', 'migrate', 'provision', 'gateway'],
    cataloguePath: await writeBenchCatalogue(folder.path, 4),
    durable: false,
    env: {
      gateway: { ...LIMITS, BEACON_SIMULATOR_URL: 'http://127.0.0.1:9' },
      provision: { BEACON_SIMULATOR_URL: 'http://127.0.0.1:9' },
    },
  });
  const stop = async (): Promise<void> => {
    await stack.stop();
    await folder.remove();
  };
  const forget = onceOnExit(stop);
  try {
    const results: VerdictTimings[] = [];
    for (const design of designsOf(executions)) {
      const timings = await benchDesign(stack, design);
      onResult(timings);
      results.push(timings);
    }
    return results;
  } finally {
    forget();
    await stop();
  }
}

function designsOf(executions: number): Design[] {
  const perLane = Math.max(1, Math.round(executions / LANES));
  const few = Math.min(FEW_QUESTIONS, perLane);
  const tenth = Math.max(1, Math.round(perLane / 10));
  return [
    { name: 'few questions', questions: few, repeats: Math.round(perLane / few) },
    { name: 'ten repeats', questions: tenth, repeats: 10 },
    { name: 'one repeat', questions: perLane, repeats: 1 },
  ];
}

async function benchDesign(stack: Stack, design: Design): Promise<VerdictTimings> {
  const memory = new MemorySampler(stack);
  const jobId = await new BeaconApi(stack.gatewayUrl).submit(jobOf(design));
  await fill(stack.databaseUrl, jobId, design);
  const job = `${stack.gatewayUrl}/api/v1/jobs/${jobId}`;
  const timings: Timing[] = [];
  for (const path of ['verdict', 'matrix', `compare?model_id=${MODELS[0]}&question_id=q1`]) {
    timings.push(await timed(job, path));
  }
  const gatewayMiB = Math.round(memory.stop()['gateway'] ?? Number.NaN);
  const executions = design.questions * design.repeats * LANES;
  return { design, executions, timings, gatewayMiB };
}

function jobOf({ questions, repeats }: Design): Readonly<Record<string, unknown>> {
  return {
    benchmark: { name: 'bench-verdict' },
    constraints: { regions: REGIONS },
    models: MODELS,
    repeats,
    questions: Array.from({ length: questions }, (_, n) => ({
      id: `q${n + 1}`,
      text: `What happened in the ${n + 1}th year?`,
    })),
  };
}

/** Answers of 400 characters: a fifth refused, in one region of one model a quarter; one in a hundred failed. */
const EXECUTIONS = `
insert into executions (job_id, region, model_id, question_id, repeat, cell, round, status, outcome, outcome_source,
  classifier_version, response, response_length, response_cut, attempts, started_at, completed_at, duration_ms,
  prompt_sha256, provider, executor_id, evidence)
select $1::text, region, model, 'q' || q, repeat, left(md5(q || model || repeat), 26), 1,
  case outcome when 'error' then 'failed' when 'refused' then 'refused' else 'completed' end, outcome, 'rules', '1',
  repeat(md5(q || ' ' || repeat), 12), 400, false, 1, now(), now(), 1500, repeat('a', 64), 'openai-compatible',
  'executor-' || region, jsonb_build_object('executorRegion', region)
from (
  select *, case
      when hash % 100 = 99 then 'error'
      when hash % 100 < case when region = 'asia-pacific' and model = 'qwen2.5-1.5b' then 25 else 20 end then 'refused'
      when hash % 100 < 35 then 'evasive'
      else 'answered'
    end as outcome
  from (
    select q, repeat, region, model, abs(hashtext(q || ':' || repeat || region || model)::bigint) as hash
    from generate_series(1, $2::int) q, generate_series(1, $3::int) repeat,
      jsonb_array_elements_text($4::jsonb) region, jsonb_array_elements_text($5::jsonb) model
  ) cells
) typed`;

const COUNTERS = `
insert into job_lane_progress (job_id, region, model_id, recorded, completed, refused, failed)
select job_id, region, model_id, count(*), count(*) filter (where status = 'completed'),
  count(*) filter (where status = 'refused'), count(*) filter (where status = 'failed')
from executions where job_id = $1 group by 1, 2, 3`;

async function fill(url: string, jobId: string, { questions, repeats }: Design): Promise<void> {
  const orm = await createOrm({ url, poolSize: 1 });
  try {
    const em = orm.em.fork();
    const axes = [JSON.stringify(REGIONS), JSON.stringify(MODELS)];
    await runStatement(em, EXECUTIONS, [jobId, questions, repeats, ...axes]);
    await runStatement(em, COUNTERS, [jobId]);
    await runStatement(
      em,
      `update jobs set status = 'completed', started_at = now(), completed_at = now() where id = $1`,
      [jobId],
    );
    await runStatement(em, 'vacuum analyze executions');
  } finally {
    await orm.close();
  }
}

async function timed(job: string, path: string): Promise<Timing> {
  const first = await read(`${job}/${path}`);
  const repeated: number[] = [];
  for (let n = 0; n < REPEATED_READS; n += 1) repeated.push((await read(`${job}/${path}`)).ms);
  const sorted = repeated.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN);
  return {
    path: path.split('?')[0] ?? path,
    first: Math.round(first.ms),
    p50: at(0.5),
    p95: at(0.95),
    kilobytes: Math.round(first.bytes / 1024),
  };
}

async function read(url: string): Promise<{ readonly ms: number; readonly bytes: number }> {
  const startedAt = performance.now();
  const response = await fetch(url);
  const body = await response.arrayBuffer();
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return { ms: performance.now() - startedAt, bytes: body.byteLength };
}

/** The timings of one job as a table. */
export function reportVerdict(result: VerdictTimings): string {
  const { design, executions, timings, gatewayMiB } = result;
  const { name, questions, repeats } = design;
  return [
    `${executions} executions, ${name}: ${questions} questions x ${repeats} repeats x ${LANES} lanes (gateway at most ${gatewayMiB} MiB)`,
    ...timings.map(
      ({ path, first, p50, p95, kilobytes }) =>
        `  ${path.padEnd(10)} first ${String(first).padStart(6)} ms   then p50 ${String(p50).padStart(4)} ms  p95 ${String(p95).padStart(4)} ms   ${kilobytes} KiB`,
    ),
  ].join('\n');
}
