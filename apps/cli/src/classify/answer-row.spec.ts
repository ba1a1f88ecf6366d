import { describe, expect, it } from '@jest/globals';
import { readRow } from '../rows/read-row.js';
import { answerRow } from './answer-row.js';

const read = (text: string) => readRow(answerRow, { number: 7, text });

describe('a row of answers', () => {
  it('needs an id and a response', () => {
    expect(read('{"id":1,"response":"Paris"}')).toEqual({
      ok: true,
      row: {
        id: 1,
        input: {
          text: 'Paris',
          finishReason: null,
          contentFilter: null,
          language: null,
          question: null,
        },
      },
    });
  });

  it('may say what the provider said, and anything else', () => {
    const row = { id: 'a', prompt: 'Q?', response: null, finish_reason: 'content_filter' };
    expect(read(JSON.stringify({ ...row, language: 'zh-CN', more: [1] }))).toMatchObject({
      ok: true,
      row: {
        id: 'a',
        input: { text: '', finishReason: 'content_filter', language: 'zh-CN', question: 'Q?' },
      },
    });
  });

  it('may be a row of an export', () => {
    expect(read('{"execution_id":5,"text":"Paris","question_text":"Q?"}')).toMatchObject({
      ok: true,
      row: { id: 5, input: { text: 'Paris' } },
    });
  });

  it.each([
    ['{"id":1,"response":"x"', [/^line 7 is not JSON: /]],
    ['{"id":1,"response":NaN}', [/^line 7 is not JSON: /]],
    ['[1]', [/^line 7 must be a JSON object, one to a line, is a list\.$/]],
    ['null', [/^line 7 must be a JSON object, one to a line, is null\.$/]],
    [
      '{}',
      [
        /^line 7: id is missing, must be text, or a whole number below 2\^53\.$/,
        /^line 7: response is missing, must be text, or null when there is no answer\.$/,
      ],
    ],
    [
      '{"id":1.5,"response":""}',
      [/^line 7: id is 1\.5, must be text, or a whole number below 2\^53\.$/],
    ],
    [
      '{"id":9007199254740993,"response":""}',
      [/^line 7: id is 9007199254740992, must be text, or a whole number below 2\^53\.$/],
    ],
    ['{"id":1,"response":["x"]}', [/^line 7: response is a list, must be text, or null/]],
    ['{"id":1,"response":"","finish_reason":3}', [/finish_reason is 3, must be text or null\.$/]],
    [
      '{"id":1,"response":"","content_filter":"x"}',
      [/content_filter is "x", must be input, output or null\.$/],
    ],
  ])('is refused: %s', (text, expected) => {
    const result = read(text);
    expect(result).toEqual({
      ok: false,
      problems: expected.map((it) => expect.stringMatching(it)),
    });
  });

  it('is quoted in part where it is wrong and long', () => {
    const result = read(JSON.stringify({ id: 1, response: '', content_filter: 'x'.repeat(1e6) }));
    expect(result.ok ? [] : result.problems.map(({ length }) => length)).toEqual([
      expect.closeTo(130, -2),
    ]);
  });
});
