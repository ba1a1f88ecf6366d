import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { until } from '@beacon/testing';
import { parquetMetadata, parquetReadObjects } from 'hyparquet';
import { Harness, smallJob } from '../../harness-spec.js';
import { COLUMNS } from './columns.js';
import { runStatement } from '@beacon/persistence';

const JOBS = '/api/v1/jobs';
const HOSTILE = '=HYPERLINK("http://evil.example","x"),\r\n\tsaid "it"; 北京 🇨🇳';
const LLAMA = 'llama3.2-1b';
const QWEN = 'qwen2.5-1.5b';

const EVIDENCE = {
  executorRegion: 'us-east',
  executorId: 'executor-1',
  node: 'node-7',
  pod: null,
  provider: 'openai-compatible',
  endpointHost: 'api.example:443',
  providerModel: '@cf/meta/llama',
  servedModel: 'llama-3.2-1b-0901',
  systemFingerprint: 'fp_1',
  providerRegion: 'iad',
  providerRequestId: 'req-1',
  edgeHeaders: { 'cf-ray': '8d-IAD' },
  askedRegion: 'us',
  upstream: 'Azure',
  leftOut: ['temperature', 'top_p'],
  reasoningTokens: 64,
};

describe('exporting tables', () => {
  let sut: Harness;
  let id: string;

  beforeAll(async () => {
    sut = await Harness.start();
    id = (
      await sut.post(
        JOBS,
        smallJob({ id: 'tables', repeats: 2, sampling: { seed: -5 }, order_seed: 11 }),
      )
    ).body.id;
    const base = { jobId: id, region: 'us-east', modelId: LLAMA, questionId: 'taiwan_status' };
    await sut.record({ ...base, outcome: 'answered', response: HOSTILE });
    await sut.record({
      ...base,
      repeat: 2,
      outcome: 'refused',
      response: 'No.',
      quarantine: 'elsewhere',
    });
    await sut.record({ ...base, region: 'eu-west', outcome: 'error', response: '' });
    await sut.record({ ...base, modelId: QWEN, questionId: 'math_basic', outcome: 'answered' });
    const [first] = await sut.rows<{ id: string }>('select min(id) as id from executions');
    await sut.rows(
      `update executions set evidence = $1::jsonb, cost_usd = 1e-7, input_tokens = 12, http_status = 200,
         recorded_at = '2026-11-20T10:00:02.123456Z' where id = $2`,
      [JSON.stringify(EVIDENCE), first?.id],
    );
    await sut.rows(
      `update executions set response = null, error_code = 'timeout' where outcome = 'error'`,
    );
  });
  afterAll(async () => sut.stop());

  const file = async (query: string, job = id): Promise<Response> =>
    fetch(`${sut.gateway.url}${JOBS}/${job}/export${query}`);
  const jsonl = async (query = ''): Promise<Record<string, unknown>[]> => {
    const text = await (await file(`?format=jsonl${query}`)).text();
    return text
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line) as Record<string, unknown>);
  };

  it('writes every execution as a line of JSON, with its text as it is stored', async () => {
    const rows = await jsonl();
    expect(rows).toHaveLength(4);
    expect(
      rows.every((row) => Object.keys(row).join() === COLUMNS.map(({ name }) => name).join()),
    ).toBe(true);
    expect(rows[0]).toMatchObject({
      job_id: id,
      round: 1,
      region: 'us-east',
      model_requested: LLAMA,
      provider_model: '@cf/meta/llama',
      model_served: 'llama-3.2-1b-0901',
      question_id: 'taiwan_status',
      question_category: 'bias_detection',
      question_kind: 'sensitive',
      language: 'en',
      repeat: 1,
      status: 'completed',
      outcome: 'answered',
      outcome_source: 'rules',
      http_status: 200,
      duration_ms: 1_500,
      input_tokens: 12,
      output_tokens: null,
      reasoning_tokens: 64,
      cost_usd: 1e-7,
      temperature: 0.1,
      max_tokens: 500,
      top_p: null,
      seed: -5,
      sampling_left_out: ['temperature', 'top_p'],
      order_seed: 11,
      system_prompt_sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      node: 'node-7',
      endpoint_host: 'api.example:443',
      provider_region: 'iad',
      asked_region: 'us',
      upstream: 'Azure',
      edge_headers: { 'cf-ray': '8d-IAD' },
      quarantine: null,
      recorded_at: '2026-11-20T10:00:02.123Z',
      text_sha256: createHash('sha256').update(HOSTILE).digest('hex'),
      text_length: HOSTILE.length,
      text: HOSTILE,
    });
    expect(rows[1]).toMatchObject({ outcome: 'refused', quarantine: 'elsewhere', node: null });
    expect(rows[2]).toMatchObject({ outcome: 'error', text: null, text_sha256: null });
  });

  it('writes CSV that a spreadsheet runs nothing of', async () => {
    const answer = await file('');
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8; header=present');
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="beacon-tables.csv"',
    );
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
    const text = await answer.text();
    expect(text.startsWith(`${COLUMNS.map(({ name }) => name).join(',')}\r\n`)).toBe(true);
    expect(text).toContain(`,"'=HYPERLINK(""http://evil.example"",""x""),\r\n\tsaid`);
    expect(text).toContain(`,"'@cf/meta/llama",`);
    expect(text).toContain(',0.1,500,,-5,');
  });

  it('writes a byte order mark when it is asked for', async () => {
    const bytes = new Uint8Array(await (await file('?bom=true')).arrayBuffer());
    expect(Buffer.from(bytes.slice(0, 3)).toString('hex')).toBe('efbbbf');
  });

  it('writes Parquet with typed columns that says the same', async () => {
    const buffer = await (await file('?format=parquet')).arrayBuffer();
    const metadata = parquetMetadata(buffer);
    const facts = Object.fromEntries(
      (metadata.key_value_metadata ?? []).map(({ key, value }) => [key, value]),
    );
    expect(facts).toMatchObject({ 'beacon.job_id': id, 'beacon.filter': '{}' });
    const rows = await parquetReadObjects({ file: buffer });
    const lines = await jsonl();
    expect(rows.map((row) => ({ ...row, recorded_at: iso(row['recorded_at']) }))).toEqual(
      lines.map((line) => ({
        ...line,
        execution_id: BigInt(Number(line['execution_id'])),
        repeat: BigInt(Number(line['repeat'])),
        seed: -5n,
        order_seed: 11n,
        started_at: new Date(String(line['started_at'])),
        completed_at: new Date(String(line['completed_at'])),
        edge_headers: jsonAsStored(line['edge_headers']),
        sampling_left_out: jsonAsStored(line['sampling_left_out']),
      })),
    );
  });

  it('leaves out what was asked and answered on request', async () => {
    const [row] = await jsonl('&text=false');
    expect(row).not.toHaveProperty('text');
    expect(row).not.toHaveProperty('question_text');
    expect(row).not.toHaveProperty('outcome_evidence');
    expect(row).toMatchObject({ text_length: HOSTILE.length, text_sha256: expect.any(String) });
  });

  it.each([
    ['&region=EU', 1],
    [`&model_id=${QWEN}`, 1],
    ['&question_id=taiwan_status', 3],
    ['&question_id=', 0],
    ['&status=completed', 2],
    ['&outcome=refused', 1],
    ['&quarantined=true', 1],
    ['&quarantined=false&region=us-east', 2],
  ])('filters by %p', async (query, count) => {
    expect(await jsonl(query)).toHaveLength(count);
  });

  it('says in the name of the file that it is a part', async () => {
    const answer = await file('?format=parquet&region=EU');
    expect(answer.headers.get('content-disposition')).toContain('"beacon-tables-part.parquet"');
    await answer.arrayBuffer();
  });

  it.each(['csv', 'jsonl', 'parquet'])(
    'makes a whole %s file of a job without executions',
    async (format) => {
      const { body } = await sut.post(JOBS, smallJob());
      const answer = await file(`?format=${format}`, body.id);
      const buffer = await answer.arrayBuffer();
      expect(answer.status).toBe(200);
      if (format === 'parquet') expect(await parquetReadObjects({ file: buffer })).toEqual([]);
      else expect(buffer.byteLength > 0).toBe(format === 'csv');
    },
  );

  it.each([
    ['?format=xml', 400, 'invalid_parameter'],
    ['?fromat=csv', 400, 'unknown_parameter'],
    ['?format=jsonl&bom=true', 400, 'conflicting_parameter'],
    ['?format=html&region=EU', 400, 'conflicting_parameter'],
    ['?region=mars', 400, 'unknown_region'],
    ['?model_id=gpt', 404, 'model_not_in_job'],
    ['?format=jsonl&question_id=zzz', 404, 'question_not_in_job'],
  ])('refuses %p', async (query, status, code) => {
    const answer = await sut.get(`${JOBS}/${id}/export${query}`);
    expect([answer.status, answer.body.error_code]).toEqual([status, code]);
  });

  it.each(['no-such-job', 'a%00b'])('knows no job %p', async (job) => {
    const answer = await sut.get(`${JOBS}/${job}/export?format=csv`);
    expect([answer.status, answer.body.error_code]).toEqual([404, 'job_not_found']);
  });

  it('answers HEAD with the headers alone', async () => {
    const path = `${sut.gateway.url}${JOBS}/${id}/export?format=parquet`;
    const answer = await fetch(path, { method: 'HEAD' });
    expect([answer.status, answer.headers.get('content-type')]).toEqual([
      200,
      'application/vnd.apache.parquet',
    ]);
    expect(answer.headers.get('content-length')).toBeNull();
    expect((await fetch(path.replace(id, 'none'), { method: 'HEAD' })).status).toBe(404);
    expect((await fetch(`${path}&model_id=gpt`, { method: 'HEAD' })).status).toBe(404);
  });
});

describe('exporting a table larger than the buffers', () => {
  const ROWS = 3_000;
  let sut: Harness;
  const id = 'large';

  beforeAll(async () => {
    sut = await Harness.start();
    await sut.post(JOBS, smallJob({ id, repeats: ROWS }));
    await sut.record({
      jobId: id,
      region: 'us-east',
      modelId: LLAMA,
      questionId: 'math_basic',
      outcome: 'answered',
      response: 'x'.repeat(20_000),
    });
    await sut.rows(
      `insert into executions (job_id, region, model_id, question_id, repeat, cell, round, status, outcome, outcome_source,
         classifier_version, response, response_length, response_cut, attempts, started_at, completed_at, duration_ms,
         prompt_sha256, provider, executor_id, evidence)
       select job_id, region, model_id, question_id, n, cell, round, status, outcome, outcome_source, classifier_version,
         response, response_length, response_cut, attempts, started_at, completed_at, duration_ms, prompt_sha256, provider,
         executor_id, evidence
       from executions, generate_series(2, $1) n where job_id = $2`,
      [ROWS, id],
    );
  });
  afterAll(async () => sut.stop());

  /** A slot may still be held for a moment by an export that has just ended. */
  const open = async (signal?: AbortSignal): Promise<ReadableStreamDefaultReader<Uint8Array>> => {
    const url = `${sut.gateway.url}${JOBS}/${id}/export?format=jsonl`;
    let answer: Response | null = null;
    await until(async () => {
      answer = await fetch(url, { signal: signal ?? null });
      return answer.status === 200;
    }, 'there is a free slot');
    const { body } = answer as unknown as Response;
    if (body === null) throw new Error('no body');
    return body.getReader();
  };
  const rest = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<string> => {
    const parts: Uint8Array[] = [];
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return Buffer.concat(parts).toString('utf8');
      parts.push(value);
    }
  };
  const snapshots = async (): Promise<{ pid: number }[]> =>
    sut.rows(
      `select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
       and xact_start is not null and query like '%exported_executions%'`,
    );

  it('waits for a slow reader, and shows the moment at which it began', async () => {
    const reader = await open();
    await reader.read();
    await until(async () => (await snapshots()).length === 1, 'the export waits in its snapshot');
    await sut.rows(`update executions set response = 'late' where job_id = $1`, [id]);
    const lines = (await rest(reader)).split('\n').slice(1, -1);
    expect(lines.length).toBeGreaterThan(ROWS - 100);
    expect(lines.some((line) => line.includes('"late"'))).toBe(false);
    await sut.rows(`update executions set response = repeat('x', 20000) where job_id = $1`, [id]);
    await until(async () => (await snapshots()).length === 0, 'the connection is free');
  });

  it('frees the connection when the reader leaves', async () => {
    const leave = new AbortController();
    const reader = await open(leave.signal);
    await reader.read();
    expect(await snapshots()).toHaveLength(1);
    leave.abort();
    await until(async () => (await snapshots()).length === 0, 'the connection is free');
  });

  it('breaks the connection when the database ends the query, so that no file looks whole', async () => {
    const reader = await open();
    await reader.read();
    for (const { pid } of await snapshots())
      await sut.rows('select pg_terminate_backend($1)', [pid]);
    await expect(rest(reader)).rejects.toThrow();
    const whole = (await rest(await open())).split('\n');
    expect(whole).toHaveLength(ROWS + 1);
  });

  it('lets four run at once', async () => {
    const readers = await Promise.all([open(), open(), open(), open()]);
    await Promise.all(readers.map(async (reader) => reader.read()));
    const refused = await sut.get(`${JOBS}/${id}/export`);
    expect([refused.status, refused.body.error_code]).toEqual([503, 'exports_busy']);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect((await sut.get(`${JOBS}/${id}`)).status).toBe(200);
    await Promise.all(readers.map(async (reader) => reader.cancel()));
    await until(async () => (await snapshots()).length === 0, 'the connections are free');
    expect((await rest(await open())).length).toBeGreaterThan(ROWS * 20_000);
  });

  it('cancels the first statement when the reader leaves before it is done', async () => {
    const lock = sut.orm.em.fork();
    await lock.begin();
    try {
      // A lock that readers of rows do not meet otherwise: it stands for whatever takes long.
      await runStatement(lock, 'lock table executions in access exclusive mode');
      const leave = new AbortController();
      const opened = open(leave.signal).catch((error: unknown) => error);
      await until(() => sut.isBlocked(), 'the export waits');
      leave.abort();
      await opened;
      await until(async () => !(await sut.isBlocked()), 'nothing waits any more');
    } finally {
      await lock.rollback();
    }
    expect((await rest(await open())).length).toBeGreaterThan(ROWS * 20_000);
  });
});

function iso(value: unknown): string {
  return value instanceof Date ? value.toISOString() : String(value);
}

/** JSON as PostgreSQL writes it. */
function jsonAsStored(value: unknown): string | null {
  return value === null ? null : JSON.stringify(value).replaceAll(/[:,]/g, '$& ');
}
