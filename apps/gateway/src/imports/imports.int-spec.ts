import { cellKey } from '@beacon/domain';
import { Job, JobLane, OutboxMessage } from '@beacon/persistence';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../harness-spec.js';
import { conforming } from '../http/openapi/conform-spec.js';
import { AcceptedJobView, RepeatedJobView } from '../jobs/submission.view.js';

const IMPORTS = '/api/v1/imports';
const LINES = { 'content-type': 'application/x-ndjson' };
const LIMIT = 40_000;

const HEAD = {
  beacon_answers: 1,
  name: 'made elsewhere',
  source: {
    format: 'inspect',
    tool: 'inspect_ai',
    tool_version: '0.3.1',
    files: [{ name: 'log.json', sha256: 'a'.repeat(64), bytes: 7 }],
  },
  models: [{ id: 'openai/gpt-4o', name: 'GPT-4o' }],
  regions: ['imported', 'eu-west'],
  questions: [
    { id: 'q1', text: 'Is the earth flat?', kind: 'control' },
    { id: 'q2', text: 'Who rules?', language: 'en' },
  ],
  repeats: 1,
};

const ANSWER = { model: 'openai/gpt-4o', region: 'imported', question: 'q1', text: 'No.' };
const fileOf = (...lines: readonly unknown[]): string =>
  lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');

describe('importing answers', () => {
  let sut: Harness;
  beforeAll(async () => {
    sut = await Harness.start({ HTTP_IMPORT_LIMIT: String(LIMIT) });
  });
  afterAll(async () => sut.stop());

  const send = (body: string | Uint8Array, headers: Readonly<Record<string, string>> = {}) =>
    sut.request(IMPORTS, {
      method: 'POST',
      headers: { ...LINES, ...headers },
      body: body as string,
    });
  const counts = async () => {
    const [row] = await sut.rows<{ jobs: number; answers: number; owed: number }>(
      `select (select count(*)::int from jobs) as jobs, (select count(*)::int from imported_answers) as answers,
         (select count(*)::int from outbox) as owed`,
    );
    return row;
  };

  it('makes a job whose answers wait for the recorder, typed as those that are asked', async () => {
    const { status, body } = await send(
      fileOf(
        { ...HEAD, id: 'import-golden' },
        {
          ...ANSWER,
          started_at: '2025-01-29T17:04:00.000Z',
          completed_at: '2025-01-29T17:04:02.500Z',
        },
        '',
        { ...ANSWER, question: 'q2', text: 'I’m sorry, but I can’t help with that.' },
        { ...ANSWER, region: 'eu-west', text: '', content_filter: 'input' },
        {
          ...ANSWER,
          region: 'eu-west',
          question: 'q2',
          error: { code: 'timeout', message: 'none' },
          text: null,
        },
      ),
    );
    expect(status).toBe(202);
    expect((await conforming(AcceptedJobView, body)).expected_executions).toBe(4);
    const rows = await sut.rows<{ row: Record<string, unknown> }>(
      `select row from imported_answers where job_id = 'import-golden' order by position`,
    );
    expect(rows.map(({ row }) => [row['region'], row['question_id'], row['outcome']])).toEqual([
      ['imported', 'q1', 'answered'],
      ['imported', 'q2', 'refused'],
      ['eu-west', 'q1', 'blocked_input'],
      ['eu-west', 'q2', 'error'],
    ]);
    expect(rows[0]?.row).toMatchObject({
      cell: cellKey({ model: 'openai/gpt-4o', questionId: 'q1', repeat: 1 }),
      response: 'No.',
      attempts: 0,
      provider: 'imported',
      executor_id: 'imported',
      started_at: '2025-01-29T17:04:00.000Z',
      duration_ms: 2_500,
      evidence: {
        executorRegion: null,
        regionEvidence: 'declared',
        imported: {
          format: 'inspect',
          file: 'log.json',
          sha256: 'a'.repeat(64),
          times: 'original',
        },
      },
    });
    const lanes = await sut.orm.em.fork().find(JobLane, { jobId: 'import-golden' });
    expect(
      lanes.map(({ planned, cells, closingCode, underWay }) => [
        planned,
        cells,
        closingCode,
        underWay,
      ]),
    ).toEqual([
      [2, 2, 'not_imported', true],
      [2, 2, 'not_imported', true],
    ]);
  });

  it('says of the job what was imported, and that half of it is not known', async () => {
    await send(fileOf({ ...HEAD, id: 'import-shown' }, ANSWER));
    const { body } = await sut.get('/api/v1/jobs/import-shown');
    expect(body.job.imported).toMatchObject({
      format: 'inspect',
      tool: 'inspect_ai',
      tool_version: '0.3.1',
      files: [{ name: 'log.json', sha256: 'a'.repeat(64), bytes: 7 }],
      answers: 1,
      times_known: false,
      sampling_known: false,
    });
  });

  it('makes one job of one file and key, and refuses another file with that key', async () => {
    const file = fileOf(HEAD, ANSWER);
    const key = { 'idempotency-key': 'import-once' };
    const [one, other] = await Promise.all([send(file, key), send(file, key)]);
    expect([one.status, other.status].toSorted((a, b) => a - b)).toEqual([200, 202]);
    expect(one.body.id).toBe(other.body.id);
    await conforming(RepeatedJobView, one.status === 200 ? one.body : other.body);
    const changed = await send(fileOf(HEAD, { ...ANSWER, text: 'Yes.' }), key);
    expect(changed).toMatchObject({ status: 422, body: { error_code: 'idempotency_key_reused' } });
  });

  it.each([
    ['no JSON', fileOf(HEAD, ANSWER, '{"model":'), 'line 3', 'invalid_json'],
    [
      'a head without questions',
      fileOf({ ...HEAD, questions: undefined }, ANSWER),
      'line 1: questions',
      'wrong_type',
    ],
    [
      'a head of another version',
      fileOf({ ...HEAD, beacon_answers: 2 }, ANSWER),
      'line 1: beacon_answers',
      'invalid_value',
    ],
    [
      'a question that is named twice',
      fileOf({ ...HEAD, questions: [HEAD.questions[0], HEAD.questions[0]] }, ANSWER),
      'line 1: questions[1]',
      'conflicting_field',
    ],
    [
      'an unknown question',
      fileOf(HEAD, ANSWER, { ...ANSWER, question: 'q9' }),
      'line 3: question',
      'unknown_cell',
    ],
    ['a repeat too many', fileOf(HEAD, { ...ANSWER, repeat: 2 }), 'line 2: repeat', 'unknown_cell'],
    [
      'neither text nor error',
      fileOf(HEAD, { ...ANSWER, text: null }),
      'line 2: text',
      'invalid_value',
    ],
    [
      'a field that there is not',
      fileOf(HEAD, { ...ANSWER, verdict: 'fine' }),
      'line 2',
      'unknown_field',
    ],
    ['a cell twice', fileOf(HEAD, ANSWER, '', ANSWER), 'line 4', 'duplicate_answer'],
    [
      'bytes that are no UTF-8',
      Buffer.concat([Buffer.from(`${fileOf(HEAD, ANSWER)}\n`), Buffer.from([0xff, 0xfe])]),
      'line 3',
      'invalid_json',
    ],
    [
      'too many cells',
      fileOf({ ...HEAD, repeats: 9_000_000 }, ANSWER),
      'line 1',
      'matrix_too_large',
    ],
  ])('refuses %s with line and field, and imports nothing', async (_what, file, field, code) => {
    const before = await counts();
    const { status, body } = await send(file);
    expect(body).toMatchObject({ error: 'validation_error', error_code: code, field });
    expect(status).toBe(400);
    expect(body.message).toContain(field.split(':')[0]);
    expect(await counts()).toEqual(before);
  });

  it('refuses a file that is too large, one without answers, none at all, and one that is called JSON', async () => {
    const before = await counts();
    expect(await send(fileOf(HEAD, { ...ANSWER, text: 'x'.repeat(LIMIT) }))).toMatchObject({
      status: 413,
      body: { error_code: 'body_too_large' },
    });
    expect(await send(fileOf(HEAD))).toMatchObject({
      status: 400,
      body: { error_code: 'invalid_body' },
    });
    expect(await send('\n \r\n')).toMatchObject({
      status: 400,
      body: { error_code: 'invalid_body' },
    });
    const asJson = await sut.post(IMPORTS, HEAD);
    expect(asJson).toMatchObject({
      status: 415,
      body: { error_code: 'invalid_content_type', details: [{ allowed: LINES['content-type'] }] },
    });
    const elsewhere = await sut.request('/api/v1/jobs', {
      method: 'POST',
      headers: LINES,
      body: '{}',
    });
    expect(elsewhere).toMatchObject({ status: 415, body: { error_code: 'invalid_content_type' } });
    expect(await counts()).toEqual(before);
  });

  it('refuses an id that a job has, of whatever kind', async () => {
    await sut.post('/api/v1/jobs', smallJob({ id: 'import-taken' }));
    const { status, body } = await send(fileOf({ ...HEAD, id: 'import-taken' }, ANSWER));
    expect([status, body.error_code]).toEqual([409, 'job_exists']);
  });

  it('asks nothing of an imported job again: neither retry nor extension', async () => {
    await send(fileOf({ ...HEAD, id: 'import-fixed' }, ANSWER));
    await sut.setJob('import-fixed', { status: 'partial', completedAt: new Date() });
    const refused = { status: 409, body: { error_code: 'imported_job' } };
    expect(await sut.post('/api/v1/jobs/import-fixed/retry', {})).toMatchObject(refused);
    expect(await sut.post('/api/v1/jobs/import-fixed/extend', { repeats: 2 })).toMatchObject(
      refused,
    );
  });

  it('owes the planner the command and the taps the event, like any job', async () => {
    const em = sut.orm.em.fork();
    const { body } = await send(fileOf(HEAD, ANSWER));
    const job = await em.findOneOrFail(Job, { id: body.id });
    expect(job).toMatchObject({
      cells: 4,
      spec: { imported: { answers: 1 }, systemPrompt: 'none' },
    });
    expect(await em.count(OutboxMessage, { subject: `beacon.jobs.submit.${job.id}` })).toBeLessThan(
      2,
    );
  });
});
