import { describe, expect, it } from '@jest/globals';
import { classifyOutcome } from '@beacon/classification';
import { openAiCompatible } from './openai-compatible.protocol.js';
import type { ReadBody } from '../protocol.js';

const REFUSAL = "I can't discuss that.";

function read(status: number, body: unknown): ReadBody {
  const headers = { 'content-type': 'application/json' };
  return openAiCompatible.read({ status, headers, body: JSON.stringify(body) });
}

function answerTo(message: Record<string, unknown>, finishReason: string | null = 'stop') {
  const result = read(200, { choices: [{ finish_reason: finishReason, message }] });
  if (result.kind !== 'answer') throw new Error('no answer');
  return result.answer;
}

describe('the answer of an OpenAI-compatible provider', () => {
  it.each([
    ['empty', ''],
    ['white space', ' \n'],
    ['null', null],
    ['missing', undefined],
  ])('is the refusal field where the content is %s', (_name, content) => {
    const answer = answerTo({ content, refusal: REFUSAL });
    expect(answer).toMatchObject({ text: REFUSAL, finishReason: 'refusal', contentFilter: null });
    expect(classifyOutcome(answer)).toMatchObject({
      outcome: 'refused',
      source: 'provider',
      rule: 'provider.finish_refusal',
    });
  });

  it('is refused by that field, whatever words it has', () => {
    expect(classifyOutcome(answerTo({ content: '', refusal: 'Hm.' })).outcome).toBe('refused');
    const answer = answerTo({ content: 'Paris.', refusal: REFUSAL });
    expect(answer.text).toBe('Paris.');
    expect(classifyOutcome(answer).outcome).toBe('refused');
  });

  it.each(['', ' ', null, undefined])('is the content where the refusal is %j', (refusal) => {
    expect(answerTo({ content: 'Paris.', refusal })).toMatchObject({
      text: 'Paris.',
      finishReason: 'stop',
    });
    expect(classifyOutcome(answerTo({ content: '', refusal })).outcome).toBe('empty');
  });

  it('is blocked where a filter stopped it, though a refusal stands beside it', () => {
    const answer = answerTo({ content: '', refusal: REFUSAL }, 'content_filter');
    expect(answer).toMatchObject({ finishReason: 'content_filter', contentFilter: 'output' });
    expect(classifyOutcome(answer).outcome).toBe('blocked_output');
  });

  it('is cut where the reasoning used up the tokens', () => {
    const answer = answerTo({ content: '', reasoning_content: 'Let me see.' }, 'length');
    expect(classifyOutcome(answer).outcome).toBe('truncated');
  });
});

describe('a filter that answers with an error', () => {
  it.each([
    ['content_filter', 'The prompt was filtered.', 'blocked_input'],
    ['data_inspection_failed', 'Input data may contain inappropriate content.', 'blocked_input'],
    ['data_inspection_failed', 'Output data may contain inappropriate content.', 'blocked_output'],
    ['1301', '系统检测到输入或生成内容可能包含不安全或敏感内容', 'blocked_input'],
  ])('is an outcome: %s, %s', (code, message, outcome) => {
    const result = read(400, { error: { code, message } });
    expect(result.kind === 'answer' && classifyOutcome(result.answer).outcome).toBe(outcome);
  });

  it('is told from other errors', () => {
    expect(read(400, { error: { code: 'bad', message: 'Output data is bad.' } }).kind).toBe(
      'failure',
    );
    expect(read(500, { error: { code: 'content_filter', message: 'down' } }).kind).toBe('failure');
  });
});

describe('a body that is no plain answer', () => {
  const choice = (content: unknown, more = {}) => ({
    finish_reason: 'stop',
    message: { content },
    ...more,
  });

  it('is read as far as it is needed, however many choices it has', () => {
    const body = { choices: [choice('first'), ...Array.from({ length: 5_000 }, () => 0)] };
    expect(read(200, body)).toMatchObject({ kind: 'answer', answer: { text: 'first' } });
  });

  it('is answered by the choice with the lowest index, wherever it stands', () => {
    const body = { choices: [choice('second', { index: 1 }), choice('first', { index: 0 })] };
    expect(read(200, body)).toMatchObject({ answer: { text: 'first' } });
  });

  it('may have its content in parts of text; other parts are no words', () => {
    const parts = [
      { type: 'reasoning', text: 'Let me see.' },
      { type: 'text', text: 'Par' },
      { type: 'output_text', text: 'is.' },
      { type: 'image_url', image_url: {} },
    ];
    expect(answerTo({ content: parts }).text).toBe('Paris.');
  });

  it.each([
    ['zeros', { choices: Array.from({ length: 5_000 }, () => 0) }],
    ['nothing', {}],
    ['a text', 'hello'],
  ])('is a failure in a few words where it holds %s', (_what, body) => {
    const result = read(200, body);
    expect(result).toMatchObject({
      kind: 'failure',
      failure: { kind: 'permanent', code: 'invalid_response' },
    });
    expect(result.kind === 'failure' && result.failure.message.length).toBeLessThan(200);
  });

  it.each(['gzip', 'br', 'GZIP'])('names the encoding %s that nobody asked for', (encoding) => {
    const headers = { 'content-type': 'application/json', 'content-encoding': encoding };
    expect(openAiCompatible.read({ status: 200, headers, body: '\u001f' })).toMatchObject({
      failure: { code: 'invalid_content_encoding', message: expect.stringContaining('as ') },
    });
  });
});

describe('an error under status 200', () => {
  it.each([
    ['overload, by its type', { type: 'overloaded_error' }, 'transient', 'provider_error'],
    ['a status of its own', { code: 503 }, 'transient', 'provider_error'],
    ['a rate limit', { code: 'rate_limit_exceeded' }, 'throttled', 'rate_limited'],
    ['a status of 429', { code: 429 }, 'throttled', 'rate_limited'],
    ['a quota', { code: 'insufficient_quota' }, 'quota', 'quota_exhausted'],
    ['a status of 402', { code: 402 }, 'quota', 'quota_exhausted'],
    ['a bad request', { type: 'invalid_request_error' }, 'permanent', 'bad_request'],
    ['a key that is wrong', { type: 'authentication_error' }, 'permanent', 'unauthorized'],
    ['nothing that is known', {}, 'transient', 'provider_error'],
  ])('is what it says: %s', (_what, error, kind, code) => {
    expect(read(200, { error: { message: 'so it is', ...error } })).toEqual({
      kind: 'failure',
      failure: { kind, code, message: 'so it is', httpStatus: 200, retryAfterMs: null },
    });
  });

  it('is an outcome where it says that a filter stopped the question', () => {
    const result = read(200, { error: { code: 'content_filter', message: 'no' } });
    expect(result).toMatchObject({ kind: 'answer', answer: { contentFilter: 'input' } });
  });

  it('counts in a choice that ended by it, and never as an empty answer', () => {
    const failed = { finish_reason: 'error', message: { content: '' } };
    expect(read(200, { choices: [{ ...failed, error: { code: 502, message: 'gone' } }] })).toEqual({
      kind: 'failure',
      failure: {
        kind: 'transient',
        code: 'provider_error',
        message: 'gone',
        httpStatus: 200,
        retryAfterMs: null,
      },
    });
    expect(read(200, { choices: [failed] })).toMatchObject({ failure: { kind: 'transient' } });
  });

  it('does not take away an answer that stands beside an empty one', () => {
    const answer = { choices: [{ finish_reason: 'stop', message: { content: 'Paris.' } }] };
    expect(read(200, { ...answer, error: null })).toMatchObject({ answer: { text: 'Paris.' } });
  });
});
