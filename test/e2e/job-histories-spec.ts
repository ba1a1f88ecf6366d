import { createOrm, runStatement } from '@beacon/persistence';
import { sealedEvidence, until } from '@beacon/testing';
import type { ApiClient, SimulatorClient } from '@beacon/testing';
import { z } from 'zod';

const REGIONS = ['us-east', 'eu-west'];
const MODEL = 'qwen2.5-1.5b';
const QUESTIONS = ['math_basic', 'taiwan_status'];
const CELLS = REGIONS.length * QUESTIONS.length;
const ENDED = ['completed', 'partial', 'failed', 'cancelled'];
const LIMIT_MS = 120_000;
const accepted = z.object({ id: z.string() });

/** The installation in which jobs come by their histories. */
export interface HistoryWorld {
  readonly api: ApiClient;
  readonly simulator: SimulatorClient;
  readonly databaseUrl: string;
  readonly gatewayUrl: string;
}

/** Something that happens to a job, after which its log is longer than a list of results. */
export interface JobHistory {
  readonly name: string;
  /** Makes such a job of four cells, unless it says otherwise. @returns its id, once it has ended. */
  readonly make: (world: HistoryWorld) => Promise<string>;
  /** What a verification says of it. */
  readonly reported: object;
}

export const JOB_HISTORIES: readonly JobHistory[] = [
  {
    name: 'cells were retried',
    make: async ({ api, simulator }) => {
      const fault = { kind: 'status', status: 400 };
      await simulator.faults([{ match: { region: 'us-east' }, fault }]);
      const id = await finished(api, {});
      await simulator.faults([]);
      await api.must(`/api/v1/jobs/${id}/retry`, {});
      return untilEnded(api, id);
    },
    reported: {
      log: { entries: 1 + CELLS + QUESTIONS.length },
      results: { signed: CELLS + QUESTIONS.length },
    },
  },
  {
    name: 'it was scored again',
    make: async ({ api, databaseUrl, gatewayUrl }) => {
      const id = 'scored-again';
      await typedBefore(databaseUrl, id, async () => finished(api, { id }));
      // Only what is in the log by then stands there as it was typed first.
      await sealedEvidence(gatewayUrl, id);
      const path = `/api/v1/jobs/${id}/rescore`;
      const { token } = await api.must(path, {});
      const applied = await api.must(path, { apply: true, token, reason: 'newer rules' });
      if (applied['looked_at'] !== CELLS) throw new Error(JSON.stringify(applied));
      return id;
    },
    reported: { log: { entries: 1 + CELLS + 1 }, outcomes: { other_version: CELLS } },
  },
  {
    name: 'it was extended',
    make: async ({ api }) => {
      const id = await finished(api, {});
      await api.must(`/api/v1/jobs/${id}/extend`, { repeats: 2 });
      return untilEnded(api, id);
    },
    reported: {
      registration: { additions: 1 },
      cells: { registered: 2 * CELLS, recorded: 2 * CELLS },
    },
  },
  {
    name: 'its answers were imported',
    make: async ({ api }) => untilEnded(api, await imported(api)),
    reported: { results: { signed: 0, imported: CELLS } },
  },
  {
    name: 'it was cancelled',
    make: async ({ api, simulator }) => {
      const fault = { kind: 'status', status: 429, retryAfterSeconds: 1 };
      await simulator.faults([{ match: { region: 'eu-west' }, fault }]);
      const id = await submit(api, {});
      const isHalf = async () => (await api.job(id)).counters.recorded === QUESTIONS.length;
      await until(isHalf, 'one region is recorded', LIMIT_MS);
      await api.must(`/api/v1/jobs/${id}/cancel`, {});
      await simulator.faults([]);
      const isClosed = async () => (await api.job(id)).counters.recorded === CELLS;
      await until(isClosed, 'the others are closed', LIMIT_MS);
      return id;
    },
    reported: { results: { signed: QUESTIONS.length, closed: CELLS - QUESTIONS.length } },
  },
];

async function submit(api: ApiClient, more: object): Promise<string> {
  return api.submit({
    version: 'v1',
    benchmark: { name: 'a history', version: 'v1' },
    constraints: { regions: REGIONS, min_regions: 1 },
    metadata: { models: [MODEL] },
    questions: QUESTIONS,
    ...more,
  });
}

async function finished(api: ApiClient, more: object): Promise<string> {
  return untilEnded(api, await submit(api, more));
}

async function untilEnded(api: ApiClient, id: string): Promise<string> {
  const hasEnded = async () => ENDED.includes((await api.job(id)).status);
  await until(hasEnded, `${id} has ended`, LIMIT_MS);
  return id;
}

/** Has what a job records meanwhile look as if a version of the classifier from before had typed it. */
async function typedBefore(
  databaseUrl: string,
  jobId: string,
  work: () => Promise<unknown>,
): Promise<void> {
  const orm = await createOrm({ url: databaseUrl });
  const run = async (sql: string) => runStatement(orm.em.fork(), sql);
  try {
    await run(`create function typed_before() returns trigger language plpgsql as
      $$ begin new.classifier_version := 'before'; return new; end $$`);
    await run(`create trigger typed_before before insert on executions for each row
      when (new.job_id = '${jobId}') execute function typed_before()`);
    await work();
    await run('drop trigger typed_before on executions');
    await run('drop function typed_before()');
  } finally {
    await orm.close();
  }
}

async function imported(api: ApiClient): Promise<string> {
  const questions = QUESTIONS.map((id) => ({ id, text: `What of ${id}?`, language: 'en' }));
  const head = {
    beacon_answers: 1,
    name: 'imported',
    source: { format: 'own', files: [{ name: 'a.csv', sha256: '0'.repeat(64), bytes: 1 }] },
    models: [{ id: 'gpt-4o' }],
    regions: REGIONS,
    questions,
    repeats: 1,
  };
  const answers = REGIONS.flatMap((region) =>
    QUESTIONS.map((question) => ({ model: 'gpt-4o', region, question, text: `It is ${region}.` })),
  );
  const { status, body } = await api.request('/api/v1/imports', {
    method: 'POST',
    headers: { 'content-type': 'application/x-ndjson' },
    body: [head, ...answers].map((line) => JSON.stringify(line)).join('\n'),
  });
  if (status !== 202) throw new Error(`the import is refused: ${JSON.stringify(body)}`);
  return accepted.parse(body).id;
}
