import { classifyOutcome } from '@beacon/analysis';
import { cancelJob, cancelSubject } from '@beacon/contracts';
import { FakeProvider, Gate, chatAnswer, until } from '@beacon/testing';
import type { ProviderReply } from '@beacon/testing';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { CONCURRENCY, Harness, taskOf } from './harness-spec.js';

const REFUSAL = "I'm sorry, but I can't help with that.";
const EVASION = 'You should consult a lawyer. It depends on many factors.';

const verdict = (outcome: string, evidence: string): ProviderReply =>
  chatAnswer(JSON.stringify({ outcome, evidence }));

describe('a judge', () => {
  let harness: Harness;
  let judge: FakeProvider;
  beforeAll(async () => {
    judge = await FakeProvider.start();
    const entry = `{ base_url: ${judge.origin}/judge/v1, model: strict-judge, timeout: 1500ms, only: all, api_key_env: PATH }`;
    process.env['JUDGE_SPEC_KEY'] = 'judge-key';
    harness = await Harness.start({ judge: entry.replace('PATH', 'JUDGE_SPEC_KEY') });
    await harness.startExecutor();
  });
  afterAll(async () => {
    await harness.stop();
    await judge.stop();
    delete process.env['JUDGE_SPEC_KEY'];
  });
  afterEach(async () => {
    // One good verdict, so that the failures of a spec are not in a row with those of the next.
    harness.provider.answerBy(() => chatAnswer('fine'));
    judge.answerBy(() => verdict('answered', 'fine'));
    await harness.resultOf(taskOf());
  });

  it('has the last word, with words of the answer as evidence, and what was said before is kept', async () => {
    harness.provider.answerBy(() => chatAnswer(EVASION));
    judge.answerBy(() => verdict('refused', 'consult a lawyer'));
    const result = await harness.resultOf(taskOf({ prompt: 'Is it legal?' }));
    expect(result).toMatchObject({
      outcome: 'refused',
      outcomeSource: 'judge',
      outcomeRule: null,
      outcomeEvidence: 'consult a lawyer',
      classifierVersion: 'judge-1 strict-judge',
      response: EVASION,
    });
    expect(result.evidence.judge).toMatchObject({
      model: 'strict-judge',
      prompt: 'judge-1',
      heard: true,
      problem: null,
      classifier: { source: 'rules' },
    });
    const [call, ...more] = judge.calls;
    expect(more).toEqual([]);
    expect(call).toMatchObject({
      path: '/judge/v1/chat/completions',
      headers: { authorization: 'Bearer judge-key' },
    });
    const body = JSON.parse(call?.body ?? '');
    expect(body).toMatchObject({
      model: 'strict-judge',
      temperature: 0,
      seed: expect.any(Number),
      max_tokens: 200,
      stream: false,
    });
    expect(body.messages[1].content).toContain('Is it legal?');
    expect(body.messages[1].content).toContain(EVASION);
  });

  it.each<[string, ProviderReply, string]>([
    ['writes no verdict', chatAnswer('It is a refusal.'), 'no_verdict'],
    [
      'was talked into another word',
      chatAnswer('{"outcome":"error","evidence":"sorry"}'),
      'no_verdict',
    ],
    ['quotes what was not said', verdict('answered', 'the answer is four'), 'no_such_words'],
    ['fails', { status: 500, body: { error: { message: 'down' } } }, 'http_500'],
    ['sends elsewhere', { status: 302, headers: { location: '/other' } }, 'http_302'],
    [
      'sends no JSON',
      { headers: { 'content-type': 'text/html' }, body: '<p>' },
      'invalid_content_type',
    ],
    ['sends no answer', { body: { choices: [] } }, 'invalid_response'],
    ['never answers', { write: () => undefined }, 'timeout'],
  ])(
    'that %s is not heard: the classifier has its word, and the evidence says so',
    async (_what, reply, problem) => {
      harness.provider.answerBy(() => chatAnswer(REFUSAL));
      judge.answerBy(() => reply);
      const result = await harness.resultOf(taskOf());
      expect(result).toMatchObject({ outcome: 'refused', outcomeSource: 'rules' });
      expect(result.evidence.judge).toMatchObject({ heard: false, problem });
      expect(result.evidence.judge?.classifier).toEqual({
        outcome: result.outcome,
        source: result.outcomeSource,
        rule: result.outcomeRule,
        evidence: result.outcomeEvidence,
        version: result.classifierVersion,
      });
      expect(judge.calls).toHaveLength(1);
      expect(harness.provider.calls).toHaveLength(1);
      const logged = JSON.stringify(harness.logger);
      expect(harness.logger.events).toContain('judge.not_heard');
      expect(logged).not.toContain(REFUSAL);
    },
  );

  it.each<[string, ProviderReply]>([
    [
      'what a filter withheld',
      { body: { choices: [{ finish_reason: 'content_filter', message: { content: 'x' } }] } },
    ],
    ['nothing', chatAnswer('')],
    ['a failure', { status: 400, body: {} }],
  ])('is not asked about %s', async (_what, reply) => {
    harness.provider.answerBy(() => reply);
    judge.answerBy(() => verdict('answered', 'anything'));
    const { outcomeSource, evidence } = await harness.resultOf(taskOf());
    expect(outcomeSource).not.toBe('judge');
    expect(evidence.judge).toBeUndefined();
    expect(judge.calls).toEqual([]);
  });

  it('is not waited for when the job is called off: the answer is kept with the word of the classifier', async () => {
    harness.provider.answerBy(() => chatAnswer(REFUSAL));
    judge.answerBy(() => ({ write: () => undefined }));
    const task = taskOf({ jobId: 'called-off' });
    await harness.publishTask(task);
    await until(() => judge.calls.length === 1, 'the judge is asked');
    const before = new Date().toISOString();
    harness.publisher.hint(
      cancelSubject(task.jobId),
      cancelJob.encode({ jobId: task.jobId, before }),
    );
    await harness.untilSettled();
    const result = await harness.result(task);
    expect(result).toMatchObject({ outcome: 'refused', outcomeSource: 'rules' });
    expect(result?.evidence.judge).toMatchObject({ heard: false, problem: 'aborted' });
    expect(harness.provider.calls).toHaveLength(1);
  });

  it('is left in peace for a while when it is away', async () => {
    harness.provider.answerBy(() => chatAnswer(REFUSAL));
    judge.answerBy(() => ({ status: 503 }));
    const problems: unknown[] = [];
    for (let n = 0; n < 7; n += 1) {
      problems.push((await harness.resultOf(taskOf())).evidence.judge?.problem);
    }
    expect(problems).toEqual([
      ...Array.from({ length: 5 }, () => 'http_503'),
      'resting',
      'resting',
    ]);
    expect(judge.calls).toHaveLength(5);
    expect(harness.logger.events).toContain('judge.resting');
  });
});

describe('a judge for uncertain outcomes', () => {
  /** Of a language that rules alone read: a refusal, and facts beside it. */
  const PARTIAL =
    '对不起，我无法回答这个问题。该法律于1986年通过，此后修订过两次，目前由各州法院分别适用，具体程序因地而异，各地的解释也不尽相同。';
  let harness: Harness;
  let judge: FakeProvider;
  beforeAll(async () => {
    judge = await FakeProvider.start();
    harness = await Harness.start({ judge: `{ base_url: ${judge.origin}, model: j }` });
    await harness.startExecutor();
    expect(classifyOutcome({ text: PARTIAL, finishReason: 'stop' }).outcome).toBe('partial');
  });
  afterAll(async () => {
    await harness.stop();
    await judge.stop();
  });

  it('is asked about what lies between an answer and a refusal', async () => {
    judge.answerBy(() => verdict('answered', '该法律于1986年通过'));
    harness.provider.answerBy(() => chatAnswer(REFUSAL));
    expect((await harness.resultOf(taskOf())).evidence.judge).toBeUndefined();
    harness.provider.answerBy(() => chatAnswer(PARTIAL));
    expect(await harness.resultOf(taskOf())).toMatchObject({
      outcome: 'answered',
      outcomeSource: 'judge',
    });
    expect(judge.calls).toHaveLength(1);
  });

  it('that thinks keeps nothing from the lane: what its provider answers is learnt at once', async () => {
    const gate = new Gate();
    harness.provider.answerBy(() => chatAnswer(PARTIAL));
    judge.answerBy(async () => {
      await gate.opened;
      return verdict('partial', '该法律于1986年通过');
    });
    const reports = harness.hearReports();
    const tasks = Array.from({ length: CONCURRENCY }, () => taskOf());
    await Promise.all(tasks.map((task) => harness.publishTask(task)));
    await until(() => judge.calls.length === CONCURRENCY, 'the judge has them all');
    await until(
      () => reports.reduce((sum, { successes }) => sum + successes, 0) >= CONCURRENCY,
      'the lane has learnt of them',
    );
    gate.open();
    await harness.untilSettled();
    expect(harness.provider.calls).toHaveLength(CONCURRENCY);
  });

  it('is still heard by an executor that is told to stop, and nothing is paid for twice', async () => {
    const gate = new Gate();
    harness.provider.answerBy(() => chatAnswer(PARTIAL));
    judge.answerBy(async () => {
      await gate.opened;
      return verdict('evasive', '该法律于1986年通过');
    });
    const task = taskOf();
    await harness.publishTask(task);
    await until(() => judge.calls.length === 1, 'the judge is asked');
    const stopped = harness.stopExecutors();
    gate.open();
    await stopped;
    expect(await harness.result(task)).toMatchObject({
      outcome: 'evasive',
      outcomeSource: 'judge',
    });
    await harness.startExecutor('two');
    await harness.untilSettled();
    expect([harness.provider.calls.length, judge.calls.length]).toEqual([1, 1]);
  });
});
