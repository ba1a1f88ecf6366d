import { createHash } from 'node:crypto';
import { requestHash } from '@beacon/domain';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness, smallJob } from '../../harness-spec.js';
import { REPORT_POLICY } from './page.js';

const JOBS = '/api/v1/jobs';
const LLAMA = 'llama3.2-1b';
const ANSWER = 'I will not say. <script>alert("an answer")</script>';

describe('reports', () => {
  let sut: Harness;
  let id: string;

  beforeAll(async () => {
    sut = await Harness.start();
    id = (await sut.post(JOBS, smallJob({ id: 'report', models: [LLAMA] }))).body.id;
    const cell = { jobId: id, modelId: LLAMA };
    for (const questionId of ['math_basic', 'taiwan_status']) {
      await sut.record({ ...cell, region: 'us-east', questionId, outcome: 'answered' });
    }
    const there = { ...cell, region: 'eu-west' };
    await sut.record({ ...there, questionId: 'math_basic', outcome: 'error' });
    await sut.record({
      ...there,
      questionId: 'taiwan_status',
      outcome: 'refused',
      response: ANSWER,
    });
    await sut.setJob(id, { status: 'completed', startedAt: new Date(), completedAt: new Date() });
  });
  afterAll(async () => sut.stop());

  const report = async (path: string): Promise<Response> =>
    fetch(`${sut.gateway.url}${JOBS}/${path}`);
  const textOf = async (path: string): Promise<string> =>
    (await (await report(path)).text()).replace(/\s+/g, ' ');

  it('are pages under a strict policy, opened in the browser', async () => {
    const answer = await report(`${id}/export?format=html`);
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(answer.headers.get('content-security-policy')).toBe(REPORT_POLICY);
    expect(answer.headers.get('content-disposition')).toBe('inline; filename="beacon-report.html"');
    expect(await answer.text()).toMatch(/^<!doctype html>/);
  });

  it('show verdict, outcomes, answers and what is missing, and no markup of an answer', async () => {
    const text = await textOf(`${id}/report`);
    expect(text).toContain('cannot tell');
    expect(text).toContain('taiwan_status');
    expect(text).toContain('✗ refused');
    expect(text).toContain('I will not say. &lt;script&gt;');
    expect(text).not.toContain('<script');
    const hash = createHash('sha256').update('What is the current status of Taiwan?').digest('hex');
    expect(text).toContain(hash);
    // The harness records no true hash of the prompt: the report must notice.
    expect(text).toContain(
      'In 3 answers of 3 the hash of what was sent is not that of the question.',
    );
  });

  it('say above everything else that answers were made up', async () => {
    const { body } = await sut.post(JOBS, smallJob({ models: [LLAMA] }));
    const cell = {
      jobId: body.id,
      modelId: LLAMA,
      region: 'us-east',
      outcome: 'answered',
    } as const;
    await sut.record({ ...cell, questionId: 'math_basic' });
    expect(await textOf(`${body.id}/report`)).not.toContain('Simulation.');
    const edgeHeaders = { 'x-beacon-simulation': 'true' };
    await sut.record({ ...cell, questionId: 'taiwan_status', edgeHeaders });
    const text = await textOf(`${body.id}/report`);
    expect(text).toContain('<title>capital-cities · Beacon report · simulation · interim</title>');
    const [head = ''] = text.split('</header>');
    expect(head).toContain(
      '<strong>Simulation.</strong> Answers that are counted here are made up',
    );
    expect(text.split('made up by a simulator')).toHaveLength(2);
  });

  it('compare what is asked for', async () => {
    expect(await textOf(`${id}/report?endpoint=withheld`)).toContain(
      'Rate of withheld answers by region',
    );
    expect((await sut.get(`${JOBS}/${id}/report?endpoint=none`)).body.error_code).toBe(
      'invalid_parameter',
    );
  });

  it('of a job that has nothing yet are interim and whole', async () => {
    const { body } = await sut.post(JOBS, smallJob());
    const text = await textOf(`${body.id}/export?format=html`);
    expect(text).toContain('<strong>Interim.</strong>');
    expect(text).toContain('· pending');
    expect(text).toContain('</html>');
  });

  describe('of a job that runs', () => {
    const QUESTIONS = Array.from({ length: 20 }, (_, n) => ({ id: `q${n}`, text: `Is it ${n}?` }));
    let running: string;
    beforeAll(async () => {
      const job = smallJob({ models: [LLAMA], questions: QUESTIONS });
      running = (await sut.post(JOBS, job)).body.id;
      // Twelve questions are recorded in both regions, one in the first alone; the others are pending.
      for (const [index, { id: questionId }] of QUESTIONS.slice(0, 13).entries()) {
        const cell = { jobId: running, modelId: LLAMA, questionId };
        await sut.record({ ...cell, region: 'us-east', outcome: 'answered' });
        if (index < 12) await sut.record({ ...cell, region: 'eu-west', outcome: 'refused' });
      }
      await sut.setJob(running, { status: 'running', startedAt: new Date() });
    });

    it('say so in the title, at the top, in every sentence, at every finding and at the end', async () => {
      const text = await textOf(`${running}/report`);
      expect(text).toContain('<title>capital-cities · Beacon report · interim</title>');
      expect(text).toContain('<strong>Interim.</strong> The job was not finished on');
      expect(text).toContain('nothing here is a conclusion');
      expect(text).toContain('<p class="lead">Interim: 1 of 1 model differs by region');
      expect(text).toContain(`<p>Interim: ${LLAMA} refuses 100 points more often from eu-west`);
      expect(text).toMatch(/≠ Regions differ, interim<\/span ?>/);
      expect(text).toContain(', while the job ran: interim. This file');
      expect(text).toContain('· pending');
      expect(text).toContain('up to 8 of 20 questions are not used in a comparison');
    });

    it('say what the verdict says', async () => {
      const { body } = await sut.get(`${JOBS}/${running}/verdict`);
      expect(body).toMatchObject({ status: 'running', interim: true, conclusion: 'differs' });
      expect(body.sentence).toMatch(/^Interim: /);
      expect(body.models[0].sentence).toMatch(/^Interim: /);
      expect(body.models[0].regions.map((one: { pending: number }) => one.pending)).toEqual([7, 8]);
      expect(body.models[0].pairs[0]).toMatchObject({ questions: 12, dropped: 8 });
    });

    it('are interim no more once it has ended, though nothing was recorded since', async () => {
      await sut.setJob(running, { status: 'partial', completedAt: new Date() });
      const text = await textOf(`${running}/report`);
      expect(text).toMatch(/≠ Regions differ<\/span ?>/);
      expect(text).not.toMatch(/interim/i);
      const { body } = await sut.get(`${JOBS}/${running}/verdict`);
      expect(body).toMatchObject({ status: 'partial', interim: false, conclusion: 'differs' });
      expect(JSON.stringify(body)).not.toContain('Interim');
    });
  });

  it('of a job that asks its own prompt show it', async () => {
    const input = { type: 'prompt', data: { prompt: 'Hi from <b>test</b>' } };
    const job = smallJob({ questions: undefined, benchmark: { name: 'prompt', input } });
    const { body } = await sut.post(JOBS, job);
    expect(await textOf(`${body.id}/report`)).toContain('Hi from &lt;b&gt;test&lt;/b&gt;');
  });

  it('show part of the questions of a large job', async () => {
    const questions = Array.from({ length: 250 }, (_, index) => ({
      id: `q${index}`,
      text: `Question ${index}?`,
    }));
    const { body } = await sut.post(JOBS, smallJob({ questions }));
    const text = await textOf(`${body.id}/report`);
    expect(text).toContain('The first 200 of 250 questions');
    expect(text).not.toContain('Question 200?');
  });

  it('are refused for jobs that do not exist, and answer HEAD without a body', async () => {
    expect((await sut.get(`${JOBS}/none/report`)).body.error_code).toBe('job_not_found');
    const head = await fetch(`${sut.gateway.url}${JOBS}/${id}/report`, { method: 'HEAD' });
    expect([head.status, head.headers.get('content-type')]).toEqual([
      200,
      'text/html; charset=utf-8',
    ]);
  });
});

describe('specifications', () => {
  let sut: Harness;
  beforeAll(async () => (sut = await Harness.start()));
  afterAll(async () => sut.stop());

  const JOB = smallJob({
    questions: [
      'taiwan_status',
      { id: 'own', text: '=1+1 "北京"', language: 'zh', category: 'mine', kind: 'control' },
    ],
    models: [{ id: LLAMA, name: 'Llama', regions: ['EU'] }, 'mistral-7b'],
    repeats: 3,
    sampling: { temperature: 0.5, max_tokens: 20, seed: 7, top_p: 0.9 },
    constraints: { regions: ['US', 'EU'], min_regions: 2, timeout: '90s', min_success_rate: 1 },
    metadata: { note: 'kept' },
    system_prompt: 'none',
  });

  it.each(['specification', 'export?format=specification'])(
    'from /%s make the same job again',
    async (path) => {
      const first = (await sut.post(JOBS, JOB)).body.id;
      const { headers, body } = await sut.get(`${JOBS}/${first}/${path}`);
      expect(headers.get('content-type')).toContain('application/json');
      const again = await sut.post(JOBS, body);
      expect([again.status, again.body.expected_executions]).toEqual([202, 18]);
      const [a, b] = [await sut.job(first), await sut.job(again.body.id)];
      expect(requestHash(b.spec, null)).toBe(requestHash(a.spec, null));
      expect(promptHashes(b.spec)).toEqual(promptHashes(a.spec));
      expect(b.systemPrompts).toEqual(a.systemPrompts);
    },
  );

  it('are described, as all exports are', async () => {
    const { body } = await sut.get('/api/docs-json');
    const paths = ['export', 'report', 'specification'].map((name) => `${JOBS}/{id}/${name}`);
    for (const path of paths) expect(body.paths[path].get.summary).toEqual(expect.any(String));
    const [file] = paths;
    expect(Object.keys(body.paths[file ?? ''].get.responses['200'].content)).toContain(
      'application/vnd.apache.parquet',
    );
  });
});

function promptHashes({
  questions,
}: {
  readonly questions: readonly { readonly text: string }[];
}): string[] {
  return questions.map(({ text }) => createHash('sha256').update(text).digest('hex'));
}
