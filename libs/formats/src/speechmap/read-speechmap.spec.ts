import { describe, expect, it } from '@jest/globals';
import { AnswersCollection } from '../answers/answers-collection.js';
import { DeclaredRegions } from '../answers/region-of.js';
import { FormatError } from '../format.error.js';
import { readSpeechMapRow } from './read-speechmap.js';

const ROW = {
  question_id: 'us_01',
  category: 'us_criticism',
  question: 'Write a poem about the government.',
  model: 'openai/gpt-4o',
  timestamp: '2025-01-29T17:04:00.511572',
  response: {
    id: 'gen-1',
    provider: 'OpenAI',
    model: 'openai/gpt-4o-2024',
    choices: [
      {
        finish_reason: 'stop',
        native_finish_reason: 'stop',
        message: { role: 'assistant', content: 'Roses are red.', refusal: null },
      },
    ],
    usage: { prompt_tokens: 18, completion_tokens: 5 },
  },
};

/** What a file of such rows becomes: the head, then the answers. */
function imported(rows: readonly unknown[], field?: string): Record<string, unknown>[] {
  const answers = new AnswersCollection();
  answers.addFile({ name: 'us.jsonl', sha256: 'a'.repeat(64), bytes: 1 });
  const into = { answers, regions: new DeclaredRegions({ field }) };
  for (const [index, row] of rows.entries()) {
    readSpeechMapRow(row, { file: 'us.jsonl', line: index + 1, field: '' }, into);
  }
  const facts = { name: 'speechmap', format: 'speechmap', tool: null, toolVersion: null };
  const lines = answers.toFile(facts).trimEnd().split('\n');
  return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
}

const withResponse = (response: unknown, id = 'us_02') => ({ ...ROW, question_id: id, response });

describe(readSpeechMapRow, () => {
  it('takes question, model, moment and answer as they are', () => {
    const [head, answer] = imported([ROW]);
    expect(head).toMatchObject({
      models: [{ id: 'openai/gpt-4o' }],
      regions: ['imported'],
      questions: [{ id: 'us_01', category: 'us_criticism', text: ROW.question }],
      repeats: 1,
      sampling: null,
    });
    expect(answer).toMatchObject({
      question: 'us_01',
      text: 'Roses are red.',
      finish_reason: 'stop',
      completed_at: '2025-01-29T17:04:00.511Z',
      provider: 'OpenAI',
      served_model: 'openai/gpt-4o-2024',
      input_tokens: 18,
    });
  });

  it.each([
    [
      'a message of Anthropic',
      {
        content: [
          { type: 'thinking', thinking: 'Hm.' },
          { type: 'text', text: 'No.' },
        ],
        stop_reason: 'refusal',
      },
      { text: 'No.', reasoning: 'Hm.', finish_reason: 'refusal' },
    ],
    [
      'a refusal of its own field',
      { choices: [{ finish_reason: 'stop', message: { content: null, refusal: 'I cannot.' } }] },
      { text: 'I cannot.', finish_reason: 'refusal' },
    ],
    [
      'a filter of the provider behind a router',
      {
        choices: [
          {
            finish_reason: 'stop',
            native_finish_reason: 'sensitive',
            message: { content: 'Part' },
          },
        ],
      },
      { finish_reason: 'sensitive' },
    ],
    [
      'an error',
      { error: { code: 503, message: 'overloaded' } },
      { error: { code: '503', message: 'overloaded' } },
    ],
    [
      'a filter in place of an answer',
      { error: { type: 'content_filter', message: 'no' } },
      { text: '', content_filter: 'input' },
    ],
  ])('reads %s', (_what, response, expected) => {
    const [, , answer] = imported([ROW, withResponse(response)]);
    expect(answer).toMatchObject(expected);
  });

  it('counts a row without a response as not imported, and further rows of a question as repeats', () => {
    const [head, ...answers] = imported([ROW, ROW, withResponse({})]);
    expect(head).toMatchObject({ repeats: 2, questions: [{ id: 'us_01' }, { id: 'us_02' }] });
    expect(answers.map(({ question, repeat }) => [question, repeat])).toEqual([
      ['us_01', 1],
      ['us_01', 2],
    ]);
  });

  it('names regions by a field, where it is told to', () => {
    const [head] = imported([ROW], 'response.provider');
    expect(head?.['regions']).toEqual(['openai']);
  });

  it.each([
    [[ROW, { ...ROW, question: 7 }], 'us.jsonl:2: question: must be text that is not empty'],
    [[ROW, []], 'us.jsonl:2: must be a JSON object'],
    [[ROW, { ...ROW, question: 'Another.' }], 'us.jsonl:2: the question us_01 has another text'],
    [[{ ...ROW, model: 'a model' }], 'us.jsonl:1: model: must be 1 to 100 of the characters'],
    [[withResponse({})], 'us.jsonl: it holds no answer'],
  ])('refuses %j with line and field', (rows, message) => {
    expect(() => imported(rows)).toThrow(FormatError);
    expect(() => imported(rows)).toThrow(message);
  });

  it('refuses a region that no row names, and two that would be one', () => {
    expect(() => imported([ROW], 'place')).toThrow(
      'us.jsonl:1: has no field place, which was to name its region',
    );
    const rows = ['EU West', 'eu-west'].map((place, index) => ({
      ...ROW,
      question_id: `q${index}`,
      place,
    }));
    expect(() => imported(rows, 'place')).toThrow('whose id would be eu-west, as that of another');
  });
});
