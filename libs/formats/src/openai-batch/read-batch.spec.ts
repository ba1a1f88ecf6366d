import { describe, expect, it } from '@jest/globals';
import { AnswersCollection } from '../answers/answers-collection.js';
import { DeclaredRegions } from '../answers/region-of.js';
import { cellOfCustomId, customIdOf } from './custom-id.js';
import { BatchReader } from './read-batch.js';
import { batchRequests, inFiles, MOST_REQUESTS, type BatchLane } from './write-batch.js';

const request = (id: string, content: unknown = `Question of ${id}?`, model = 'gpt-4o') => ({
  custom_id: id,
  method: 'POST',
  url: '/v1/chat/completions',
  body: { model, messages: [{ role: 'user', content }] },
});
const output = (id: string, body: unknown, status = 200) => ({
  id: `out-${id}`,
  custom_id: id,
  response: { status_code: status, request_id: 'r', body },
  error: null,
});
const completion = (content: string) => ({
  id: 'chatcmpl-1',
  created: 1_738_163_004,
  model: 'gpt-4o-2024-11-20',
  choices: [{ finish_reason: 'stop', message: { role: 'assistant', content } }],
});

/** What requests and outputs become: the head, then the answers. */
function imported(requests: readonly unknown[], outputs: readonly unknown[]) {
  const answers = new AnswersCollection();
  answers.addFile({ name: 'out.jsonl', sha256: 'a'.repeat(64), bytes: 1 });
  const reader = new BatchReader(answers, new DeclaredRegions({ name: 'eu-west' }));
  for (const [index, line] of requests.entries()) {
    reader.request(line, { file: 'in.jsonl', line: index + 1, field: '' });
  }
  for (const [index, line] of outputs.entries()) {
    reader.output(line, { file: 'out.jsonl', line: index + 1, field: '' });
  }
  const facts = { name: 'batch', format: 'openai-batch', tool: null, toolVersion: null };
  const lines = answers.toFile(facts).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe(BatchReader, () => {
  it('finds the question of each output by its custom_id, in whatever order they come', () => {
    const [head, ...answers] = imported(
      [request('a'), request('b'), request('c')],
      [output('b', completion('Of b.')), output('a', completion('Of a.'))],
    );
    expect(head).toMatchObject({ regions: ['eu-west'], models: [{ id: 'gpt-4o' }] });
    const questions = head?.['questions'] as { id: string; text: string }[];
    expect(questions.map(({ text }) => text)).toEqual([
      'Question of a?',
      'Question of b?',
      'Question of c?',
    ]);
    expect(answers.map(({ text, question }) => [text, question])).toEqual([
      ['Of b.', questions[1]?.id],
      ['Of a.', questions[0]?.id],
    ]);
    expect(answers[0]).toMatchObject({
      served_model: 'gpt-4o-2024-11-20',
      completed_at: '2025-01-29T15:03:24.000Z',
    });
  });

  it('takes requests in the same words as repeats of one question', () => {
    const [head, ...answers] = imported(
      [request('a', 'Why?'), request('b', 'Why?')],
      [output('a', completion('So.')), output('b', completion('Thus.'))],
    );
    expect(head).toMatchObject({ repeats: 2 });
    expect(answers.map(({ repeat }) => repeat)).toEqual([1, 2]);
  });

  it.each([
    [
      'an error of the batch',
      { custom_id: 'a', response: null, error: { code: 'batch_expired', message: 'late' } },
      { error: { code: 'batch_expired', message: 'late' } },
    ],
    [
      'a status that is none of success',
      output('a', { error: { code: 'rate_limit', message: 'slow down' } }, 429),
      { error: { code: 'rate_limit', http_status: 429 } },
    ],
    [
      'a filter',
      output('a', { error: { code: 'content_filter', message: 'no' } }, 400),
      { text: '', content_filter: 'input' },
    ],
    [
      'a response of the newer API',
      output('a', {
        output: [
          { type: 'reasoning' },
          { type: 'message', content: [{ type: 'output_text', text: 'Yes.' }] },
        ],
        usage: { output_tokens: 3 },
      }),
      { text: 'Yes.', output_tokens: 3 },
    ],
  ])('reads %s', (_what, line, expected) => {
    const [, answer] = imported([request('a')], [line]);
    expect(answer).toMatchObject(expected);
  });

  it.each([
    ['out.jsonl:1: custom_id: is of no request', [request('a')], [output('b', completion(''))]],
    [
      'out.jsonl:2: gpt-4o in eu-west has an answer',
      [request(customIdOf({ model: 'gpt-4o', questionId: 'a', repeat: 1 }))],
      [1, 2].map(() =>
        output(customIdOf({ model: 'gpt-4o', questionId: 'a', repeat: 1 }), completion('')),
      ),
    ],
    ['in.jsonl:2: custom_id: is there twice', [request('a'), request('a')], []],
    ['in.jsonl:1: body.model: must be text', [{ ...request('a'), body: {} }], []],
    [
      'in.jsonl:1: body.messages: is a conversation of several turns',
      [
        {
          custom_id: 'a',
          body: {
            model: 'm',
            messages: [
              { role: 'user', content: 'a' },
              { role: 'assistant', content: 'b' },
            ],
          },
        },
      ],
      [],
    ],
    [
      'out.jsonl:1: response.body: must be a chat completion',
      [request('a')],
      [output('a', { data: [] })],
    ],
    ['in.jsonl:1: must be a JSON object', ['a'], []],
  ])('refuses with %s', (message, requests, outputs) => {
    expect(() => imported(requests, outputs)).toThrow(message);
  });
});

describe(batchRequests, () => {
  const lane: BatchLane = {
    model: 'llama3.2-1b',
    providerModel: 'llama-3.2-1b-instruct',
    questions: [
      { id: 'q1', text: 'Why?' },
      { id: 'x'.repeat(100), text: 'How?' },
    ],
    repeats: 2,
    systemPrompt: 'You are in Europe.',
    sampling: { temperature: 0.1, maxTokens: 50, topP: null, seed: 7 },
    maxTokensField: 'max_completion_tokens',
  };

  it('asks each cell once, each repeat with a seed of its own', () => {
    const requests = [...batchRequests(lane)].map(
      (line) => JSON.parse(line) as Record<string, unknown>,
    );
    expect(requests).toHaveLength(4);
    expect(requests[1]).toMatchObject({
      method: 'POST',
      url: '/v1/chat/completions',
      body: {
        model: 'llama-3.2-1b-instruct',
        temperature: 0.1,
        max_completion_tokens: 50,
        seed: 8,
        messages: [
          { role: 'system', content: 'You are in Europe.' },
          { role: 'user', content: 'Why?' },
        ],
      },
    });
    const ids = requests.map((each) => String(each['custom_id']));
    expect(new Set(ids).size).toBe(4);
    expect(ids.filter((id) => id.length > 64)).toEqual([]);
    expect(cellOfCustomId(ids[1] ?? '')).toEqual({ question: 'q1', repeat: 2 });
    expect(cellOfCustomId(ids[2] ?? '')).toBeNull();
  });

  it('comes in files as large as the API takes', () => {
    const small = Array.from({ length: MOST_REQUESTS + 1 }, () => 'x');
    expect([...inFiles(small)].map(({ length }) => length)).toEqual([MOST_REQUESTS, 1]);
    const large = Array.from({ length: 3 }, () => 'x'.repeat(90_000_000));
    expect([...inFiles(large)].map(({ length }) => length)).toEqual([2, 1]);
  });
});
