import { chatAnswer, until } from '@beacon/testing';
import type { ProviderReply } from '@beacon/testing';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Harness } from '../harness-spec.js';
import { taskOf } from '../tasks-spec.js';

const status = (code: number, headers = {}): ProviderReply => ({
  status: code,
  headers,
  body: '{}',
});
const never = new Promise<never>(() => undefined);

describe('attempts of a cell', () => {
  let harness: Harness;
  beforeAll(async () => {
    harness = await Harness.start();
    await harness.startExecutor();
  });
  afterAll(async () => harness.stop());

  const scripted = (...replies: readonly (ProviderReply | Promise<never>)[]): void =>
    harness.provider.answerBy(
      ({ number }) => replies[Math.min(number, replies.length) - 1] ?? never,
    );

  const summaryOf = async (task: Parameters<Harness['attempts']>[0]) =>
    (await harness.attempts(task)).map(
      ({ number, kind, error, retryAfterMs }) => `${number} ${kind} ${error?.code} ${retryAfterMs}`,
    );

  it('is one when the provider answers, and nothing is kept beside the result', async () => {
    scripted(chatAnswer('yes'));
    const task = taskOf();
    const result = await harness.resultOf(task);
    expect(result).toMatchObject({ outcome: 'answered', attempts: 1, quarantine: null });
    expect(result.evidence).toMatchObject({ node: 'node-one', pod: 'pod-one' });
    expect(result.evidence.executorId).toMatch(/^us-east-pod-one-\d+$/);
    expect(await harness.attempts(task)).toEqual([]);
  });

  it('are kept and numbered until one brings the result', async () => {
    scripted(
      status(503, { 'retry-after': '0' }),
      status(429, { 'retry-after-ms': '20' }),
      chatAnswer('at last'),
    );
    const task = taskOf({ maxAttempts: 5 });
    const result = await harness.resultOf(task);
    expect(result).toMatchObject({
      outcome: 'answered',
      attempts: 3,
      throttled: 1,
      lastErrorCode: null,
      error: null,
    });
    expect(await summaryOf(task)).toEqual([
      '1 failed provider_error 0',
      '2 failed rate_limited 20',
    ]);
    expect(harness.provider.calls).toHaveLength(3);
  });

  it('go on from those that the broker and the planner know of, when a task is planned again', async () => {
    scripted(status(503, { 'retry-after': '0' }), chatAnswer('yes'));
    const recorder = harness.answerRecorded(() => true);
    const task = taskOf({ maxAttempts: 9, attemptsBefore: 4, isReplanned: true });
    expect(await harness.resultOf(task)).toMatchObject({ attempts: 6 });
    expect(await summaryOf(task)).toEqual(['5 failed provider_error 0']);
    recorder();
  });

  it('end the cell when they are used up, with the last failure in words', async () => {
    scripted({
      ...status(500, { 'retry-after': '0' }),
      body: { error: { message: 'Overloaded' } },
    });
    const task = taskOf({ maxAttempts: 2 });
    expect(await harness.resultOf(task)).toMatchObject({
      outcome: 'error',
      outcomeSource: 'executor',
      attempts: 2,
      error: {
        code: 'attempts_exhausted',
        message: 'all 2 attempts failed, the last with provider_error (HTTP 500): Overloaded',
        httpStatus: 500,
      },
    });
    expect(await summaryOf(task)).toEqual(['1 failed provider_error 0']);
  });

  it('are as many as it takes while there are too many requests or the quota is used up', async () => {
    const usedUp = { error: { code: 'insufficient_quota', message: 'no more' } };
    scripted(
      status(429, { 'retry-after': '0' }),
      { ...status(429, { 'x-ratelimit-reset-requests': '1ms' }), body: usedUp },
      chatAnswer('at last'),
    );
    const task = taskOf({ maxAttempts: 1 });
    const result = await harness.resultOf(task);
    expect(result).toMatchObject({ outcome: 'answered', attempts: 3, error: null });
    expect(await summaryOf(task)).toEqual([
      '1 failed rate_limited 0',
      '2 failed quota_exhausted 1',
    ]);
    expect(await harness.attempts(task)).toMatchObject([
      { throttled: 1, throttledInRow: 1 },
      { throttled: 2, throttledInRow: 2 },
    ]);
  });

  it('count without those when they end the cell', async () => {
    const busy = status(429, { 'retry-after': 'Tue, 24 Nov 2020 10:00:00 GMT' });
    const broken = { ...status(503), body: { error: { message: 'Overloaded' } } };
    scripted(busy, broken, busy, broken);
    const task = taskOf({ maxAttempts: 2 });
    expect(await harness.resultOf(task)).toMatchObject({
      attempts: 4,
      throttled: 2,
      lastErrorCode: 'provider_error',
      error: {
        code: 'attempts_exhausted',
        message:
          'all 2 attempts (beside 2 that were throttled) failed, the last with provider_error (HTTP 503): Overloaded',
      },
    });
    const inRow = (await harness.attempts(task)).map(({ throttledInRow }) => throttledInRow);
    expect(inRow).toEqual([1, 0, 1]);
  });

  it('go on from those that the planner knows to have been throttled', async () => {
    scripted(status(503), chatAnswer('yes'));
    const recorder = harness.answerRecorded(() => true);
    const known = { attemptsBefore: 7, throttledBefore: 6, isReplanned: true };
    expect(await harness.resultOf(taskOf({ maxAttempts: 3, ...known }))).toMatchObject({
      outcome: 'answered',
      attempts: 9,
    });
    recorder();
  });

  it('come after many deliveries that were given back, which make it no poison', async () => {
    scripted(chatAnswer('yes'));
    await harness.stopExecutors();
    const task = taskOf();
    await harness.publishTask(task);
    await harness.returnTask(16);
    await harness.putAttempt(task, { number: 4, throttled: 4, throttledInRow: 4 });
    await harness.startExecutor();
    const recorder = harness.answerRecorded(() => true);
    await until(async () => (await harness.result(task)) !== null, 'the result is stored');
    expect(await harness.result(task)).toMatchObject({ outcome: 'answered', attempts: 5 });
    recorder();
    await harness.untilSettled();
  });

  it('count although the last one that was kept cannot be read', async () => {
    scripted(chatAnswer('yes'));
    const task = taskOf({ attemptsBefore: 1 });
    await harness.putAttempt(task, { number: 4, throttled: 3, retryAfterMs: 1.08e16 });
    expect(await harness.resultOf(task)).toMatchObject({ outcome: 'answered', attempts: 5 });
    const other = taskOf({ attemptsBefore: 1 });
    await harness.putAttempt(other, 'no attempt at all');
    expect(await harness.resultOf(other)).toMatchObject({ outcome: 'answered', attempts: 2 });
  });

  it.each([
    [{ 'x-ratelimit-reset-requests': '999999999h'.repeat(3) }, { message: 'no more' }],
    [{}, { message: 'no \0 more \uD83C', details: [{ retryDelay: '999999999h999999999h' }] }],
  ])('are kept whatever a provider says of its quota: %j %j', async (headers, more) => {
    const reports = harness.hearReports();
    const body = { error: { code: 'insufficient_quota', ...more } };
    scripted({ ...status(429, headers), body });
    const task = taskOf({ maxAttempts: 1 });
    await harness.publishTask(task);
    await until(async () => (await harness.attempts(task)).length === 1, 'the attempt is kept');
    expect(await harness.attempts(task)).toMatchObject([
      { error: { code: 'quota_exhausted' }, retryAfterMs: 366 * 86_400_000 },
    ]);
    await until(() => reports.length > 0, 'the quota is told');
    expect(reports[0]?.quotaExhausted?.message).toMatch(/^no (\uFFFD )?more( \uFFFD)?$/);
    await harness.restart();
  });

  it.each([400, 401, 403, 404, 413, 422])('end at once with a permanent HTTP %i', async (code) => {
    scripted(status(code));
    const result = await harness.resultOf(taskOf());
    expect(result).toMatchObject({ outcome: 'error', attempts: 1, error: { httpStatus: code } });
    expect(harness.provider.calls).toHaveLength(1);
  });

  it.each([301, 307, 308])('do not follow a redirect with HTTP %i', async (code) => {
    scripted(status(code, { location: `${harness.provider.origin}/elsewhere` }));
    const result = await harness.resultOf(taskOf());
    expect(result.error).toMatchObject({ code: 'redirect_refused', httpStatus: code });
    expect(harness.provider.calls.map(({ path }) => path)).toEqual(['/v1/chat/completions']);
  });

  it.each([
    ['invalid_json', { body: '{"choices": [' }],
    ['invalid_content_type', { headers: { 'content-type': 'text/html' }, body: '<p>hello</p>' }],
    ['invalid_response', { body: { choices: [] } }],
    [
      'response_too_complex',
      { write: (response) => void response.end(`{"choices":[${'0,'.repeat(1_900_000)}0]}`) },
    ],
    [
      'response_too_large',
      { write: (response) => void response.end(Buffer.alloc(10_000_000, 0x20)) },
    ],
  ] satisfies [string, ProviderReply][])(
    'end with %s for a body that is no answer',
    async (code, reply) => {
      scripted(reply);
      expect((await harness.resultOf(taskOf())).error).toMatchObject({ code, httpStatus: 200 });
      expect(harness.provider.calls).toHaveLength(1);
    },
  );

  it.each([
    ['headers of a megabyte', `HTTP/1.1 200 OK\r\nx-large: ${'x'.repeat(1_000_000)}\r\n\r\n`],
    ['a header that is none', 'HTTP/1.1 200 OK\r\nno header\r\n\r\n'],
    ['what is not HTTP', 'SSH-2.0-OpenSSH_9.2\r\n'],
  ])('end at once with %s: the next call would bring the same', async (_what, bytes) => {
    scripted({ write: ({ socket }) => void socket?.end(bytes) });
    const result = await harness.resultOf(taskOf());
    expect(result).toMatchObject({ attempts: 1, error: { code: 'invalid_http' } });
    expect(harness.provider.calls).toHaveLength(1);
  });

  it('read an answer in the charset that its headers name', async () => {
    const body = Buffer.from(JSON.stringify(chatAnswer('déjà vu').body), 'latin1');
    scripted({
      headers: { 'content-type': 'application/json; charset=ISO-8859-1' },
      write: (response) => void response.end(body),
    });
    expect((await harness.resultOf(taskOf())).response).toBe('déjà vu');
  });

  it('take an input that the provider blocks as an outcome', async () => {
    scripted({ status: 400, body: { error: { code: 'content_filter', message: 'blocked' } } });
    expect(await harness.resultOf(taskOf())).toMatchObject({
      outcome: 'blocked_input',
      outcomeSource: 'provider',
      error: null,
    });
  });

  it.each([
    ['never answers', never],
    ['never ends its body', { write: (response) => void response.write('{"choices"') }],
    [
      'trickles',
      {
        write: (response) => {
          const trickle = setInterval(() => response.write(' '), 20);
          response.on('close', () => clearInterval(trickle));
        },
      },
    ],
  ] satisfies [string, ProviderReply | Promise<never>][])(
    'end in time when the provider %s',
    async (_how, reply) => {
      scripted(reply);
      const since = performance.now();
      const result = await harness.resultOf(taskOf({ timeoutMs: 300, maxAttempts: 1 }));
      expect(result.error).toMatchObject({
        code: 'attempts_exhausted',
        message: 'the only attempt failed, the last with timeout: no answer within 300 ms',
      });
      expect(performance.now() - since).toBeLessThan(5_000);
    },
  );

  it('take a body that is cut off as a failure that may pass', async () => {
    const cut: ProviderReply = {
      headers: { 'content-length': '500' },
      write: (response) => {
        response.write('{"choices"');
        setTimeout(() => response.destroy(), 50);
      },
    };
    scripted(cut, chatAnswer('whole'));
    const task = taskOf();
    expect(await harness.resultOf(task)).toMatchObject({ outcome: 'answered', attempts: 2 });
    expect(await summaryOf(task)).toEqual(['1 failed connection_failed null']);
  });

  it('never run in parallel: one that timed out is over before the next begins', async () => {
    scripted(never, chatAnswer('yes'));
    const result = await harness.resultOf(taskOf({ timeoutMs: 200 }));
    expect(result.attempts).toBe(2);
    expect(harness.provider.mostInFlight).toBe(1);
  });

  it('count over executors: who gets a task of one that died knows of its attempts', async () => {
    scripted(status(503, { 'retry-after': '1' }), chatAnswer('yes'));
    const task = taskOf();
    await harness.publishTask(task);
    await until(async () => (await harness.attempts(task)).length === 1, 'the first has failed');
    await harness.stopExecutors();
    await harness.startExecutor('two');
    const recorder = harness.answerRecorded(() => true);
    await until(async () => (await harness.result(task)) !== null, 'the result is stored');
    expect(await harness.result(task)).toMatchObject({
      attempts: 2,
      evidence: { pod: 'pod-two' },
    });
    recorder();
    await harness.untilSettled();
  });
});
