import { describe, expect, it } from '@jest/globals';
import { classifyOutcome } from '@beacon/analysis';
import { openAiCompatible } from './openai-compatible.protocol.js';
import type { ReadBody } from './protocol.js';

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
