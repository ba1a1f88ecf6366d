import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../../harness-spec.js';
import type { PublishedExecution } from './published-execution.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const ATTACK =
  'No.</script><script>globalThis.hacked = 1</script><!-- <script> --> \u2028 \u202e "quoted" \\u003c';

interface Snapshot {
  readonly facts: Readonly<Record<string, unknown>>;
  readonly answers: readonly (readonly [string, unknown])[];
  readonly matrix: readonly { readonly questions: readonly unknown[] }[];
  readonly executions: readonly PublishedExecution[];
  readonly comparisons: readonly { readonly question_id: string }[];
}

describe('sites', () => {
  let sut: Harness;
  let id: string;
  let executionId: number;

  beforeAll(async () => {
    sut = await Harness.start();
    const job = smallJob({ id: 'site', models: [LLAMA], benchmark: { name: '</title><b>Ünï' } });
    id = (await sut.post(JOBS, job)).body.id;
    const cell = { jobId: id, modelId: LLAMA, response: ATTACK };
    for (const region of ['us-east', 'eu-west']) {
      for (const questionId of ['math_basic', 'taiwan_status']) {
        const outcome = region === 'us-east' ? 'answered' : 'refused';
        executionId = await sut.record({ ...cell, region, questionId, outcome });
      }
    }
  });
  afterAll(async () => sut.stop());

  const site = async (parameters = ''): Promise<Response> =>
    fetch(`${sut.gateway.url}${JOBS}/${id}/export?format=site${parameters}`);
  const textOf = async (parameters = ''): Promise<string> => (await site(parameters)).text();
  const snapshotOf = (page: string): Snapshot => JSON.parse(dataOf(page)) as Snapshot;

  it('are refused while the job runs', async () => {
    const { status, body } = await sut.get(`${JOBS}/${id}/export?format=site`);
    expect([status, body.error_code]).toEqual([409, 'job_running']);
    expect(body.message).toContain('when it has ended');
  });

  describe('of a job that has ended', () => {
    beforeAll(async () => {
      await sut.setJob(id, { status: 'completed', startedAt: new Date(), completedAt: new Date() });
    });

    it('are files of one page, named after the job', async () => {
      const answer = await site();
      expect(answer.status).toBe(200);
      expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
      expect(answer.headers.get('content-disposition')).toBe(
        'attachment; filename="beacon-site-site.html"',
      );
      expect(await answer.text()).toMatch(/^<!doctype html>[^]*<\/html>\n$/);
    });

    it('allow the one script and the one style in them, and nothing else', async () => {
      const page = await textOf();
      const [, policy = ''] =
        /<meta http-equiv="Content-Security-Policy" content="([^"]*)">/.exec(page) ?? [];
      const [, style = ''] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
      const [, script = ''] = /<\/script>\n<script>([^]*?)<\/script>/.exec(page) ?? [];
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain(`script-src 'sha256-${sha256(script)}';`);
      expect(policy).toContain(`style-src 'sha256-${sha256(style)}';`);
      expect(policy).toContain("trusted-types 'none'");
      expect(page.match(/<script/gi)).toHaveLength(2);
      expect(page.match(/<\/script/gi)).toHaveLength(2);
      const [head = ''] = page.split('id="beacon-snapshot"');
      expect(head.replace(style, '')).not.toMatch(/(src|href)="(?!data:)|url\(/);
    });

    it('hold what others wrote as data, exactly', async () => {
      const page = await textOf();
      const [, title] = /<title>([^]*?)<\/title>/.exec(page) ?? [];
      expect(title).toBe('&lt;/title&gt;&lt;b&gt;Ünï · Beacon, published copy');
      const { executions, facts } = snapshotOf(page);
      expect(executions.map(({ detail }) => detail.output.response)).toEqual(
        Array.from({ length: 4 }, () => ATTACK),
      );
      expect(facts).toMatchObject({
        job_id: id,
        name: '</title><b>Ünï',
        simulated: false,
        with_answers: true,
      });
    });

    it('hold what the API answers', async () => {
      const { answers, matrix, executions, comparisons } = snapshotOf(await textOf());
      const byPath = new Map(answers);
      const job = `${JOBS}/${id}`;
      const { body: jobView } = await sut.get(job);
      const { body: verdict } = await sut.get(`${job}/verdict?endpoint=withheld`);
      const { body: content } = await sut.get(`${job}/content?semantic=false`);
      const { body: whole } = await sut.get(`${job}/matrix?include=facets&limit=1000`);
      expect(byPath.get(job)).toEqual(jobView);
      expect(byPath.get(`${job}/verdict?claim=questions_like_these&endpoint=withheld`)).toEqual(
        verdict,
      );
      expect(byPath.get(`${job}/content?claim=questions_like_these&semantic=false`)).toEqual(
        content,
      );
      expect(matrix).toEqual([whole]);
      expect(comparisons.map(({ question_id: question }) => question)).toEqual([
        'math_basic',
        'taiwan_status',
      ]);
      const execution = `/api/v1/executions/${executionId}`;
      const published = executions.find(({ detail }) => detail.id === executionId);
      expect(published?.detail).toEqual((await sut.get(execution)).body);
      expect(published?.attempts).toEqual((await sut.get(`${execution}/attempts`)).body);
      expect(published?.outcomes).toEqual((await sut.get(`${execution}/outcomes`)).body);
    });

    it('hold corrections with who made them, and why', async () => {
      const path = `/api/v1/executions/${executionId}`;
      const override = { outcome: 'evasive', reason: 'It says nothing.', author: 'ann' };
      expect((await sut.post(`${path}/outcome`, override)).status).toBe(200);
      const { executions } = snapshotOf(await textOf());
      const published = executions.find(({ detail }) => detail.id === executionId);
      expect(published?.detail).toEqual((await sut.get(path)).body);
      expect(published?.detail.override).toMatchObject({ author: 'ann' });
      expect(published?.outcomes).toEqual((await sut.get(`${path}/outcomes`)).body);
      expect(published?.outcomes.changes).toHaveLength(1);
    });

    it('leave out what models answered, and nothing else', async () => {
      await sut.rows('update executions set outcome_evidence = $1 where id = $2', [
        'No.</',
        executionId,
      ]);
      const page = await textOf('&text=false');
      expect(page.includes('globalThis.hacked')).toBe(false);
      const { executions, facts, answers } = snapshotOf(page);
      expect(facts['with_answers']).toBe(false);
      expect(JSON.stringify([executions, answers])).not.toContain('No.');
      const { detail } = executions[0] ?? {};
      expect(detail?.output.response).toBeNull();
      expect(detail?.prompt).toBe('What is 2+2?');
      const { body } = await sut.get(`/api/v1/executions/${detail?.id}`);
      expect(detail).toMatchObject({
        outcome: body.outcome,
        response_length: body.response_length,
      });
    });

    it('are of one moment, whole or not at all, and refuse what has no effect', async () => {
      const { status, body } = await sut.get(`${JOBS}/${id}/export?format=site&region=us-east`);
      expect([status, body.error_code, body.field]).toEqual([
        400,
        'conflicting_parameter',
        'region',
      ]);
      expect((await sut.get(`${JOBS}/nobody/export?format=site`)).status).toBe(404);
      const head = await fetch(`${sut.gateway.url}${JOBS}/${id}/export?format=site`, {
        method: 'HEAD',
      });
      expect([head.status, await head.text()]).toEqual([200, '']);
    });

    it('refuse a job whose answers make no page, and offer to leave them out', async () => {
      const long = 'x'.repeat(140_000);
      await sut.rows(
        `insert into executions select (jsonb_populate_record(e, jsonb_build_object('id', 1000000 + n, 'repeat', 1 + n, 'cell', left(e.cell, 20) || n, 'response', $1::text))).*
         from executions e, generate_series(1, 500) n where e.id = $2`,
        [long, executionId],
      );
      const { status, body } = await sut.get(`${JOBS}/${id}/export?format=site`);
      expect([status, body.error_code]).toEqual([422, 'site_too_large']);
      expect(body.message).toContain('text=false leaves the answers out');
      expect((await site('&text=false')).status).toBe(200);
    });
  });
});

function dataOf(page: string): string {
  const [, data = ''] =
    /<script type="application\/json" id="beacon-snapshot">([^]*?)<\/script>/.exec(page) ?? [];
  return data;
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('base64');
}
