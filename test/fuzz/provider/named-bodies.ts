import { answered, failed, json, list, MEGABYTE, right, text, withContent } from './named-reply.js';
import type { NamedReply } from './named-reply.js';
import { httpReply, rightAnswer } from './reply.js';

/** Replies whose bodies are hostile: sizes, shapes, errors inside of answers, texts. */
export const NAMED_BODIES: readonly NamedReply[] = [
  { name: 'a right answer', reply: (n) => json(right(n)), expected: answered },
  {
    name: 'a million choices of 0',
    reply: () => text(`{"choices":${list('0', 1_900_000)}}`),
    expected: failed(),
  },
  {
    name: '100,000 choices of 0',
    reply: () => text(`{"choices":${list('0', 100_000)}}`),
    expected: failed(),
  },
  {
    name: '90,000 choices of {}',
    reply: () => text(`{"choices":${list('{}', 90_000)}}`),
    expected: failed(),
  },
  {
    name: 'a million details of 400',
    reply: () => httpReply({ status: 400, body: `{"error":{"details":${list('0', 1_500_000)}}}` }),
    expected: failed('bad_request'),
  },
  {
    name: 'a million members',
    reply: () => text(`{${Array.from({ length: 200_000 }, (_, at) => `"k${at}":0`).join(',')}}`),
    expected: failed(),
  },
  {
    name: 'deep lists',
    reply: () => text('['.repeat(1_000_000) + ']'.repeat(1_000_000)),
    expected: failed(),
  },
  { name: 'deep objects', reply: () => text('{"choices":'.repeat(100_000)), expected: failed() },
  {
    name: 'an error inside 200',
    reply: () =>
      json({ error: { message: 'the server is overloaded', type: 'server_error', code: 503 } }),
    expected: failed('attempts_exhausted'),
  },
  {
    name: 'an error beside the choices',
    reply: (n) => json({ ...right(n), error: null }),
    expected: answered,
  },
  {
    name: 'finish_reason error',
    reply: (n) =>
      json({
        ...right(n),
        choices: [
          { ...right(n).choices[0], finish_reason: 'error', error: { message: 'cut', code: 502 } },
        ],
      }),
    expected: failed('attempts_exhausted'),
  },
  {
    name: 'content in parts',
    reply: (n) =>
      json(
        withContent(n, [
          { type: 'text', text: rightAnswer(n).slice(0, 9) },
          { type: 'text', text: rightAnswer(n).slice(9) },
        ]),
      ),
    expected: answered,
  },
  {
    name: 'choices out of order',
    reply: (n) =>
      json({
        ...right(n),
        choices: [
          { index: 1, message: { content: 'the second' }, finish_reason: 'stop' },
          ...right(n).choices,
        ],
      }),
    expected: answered,
  },
  { name: 'no choices', reply: (n) => json({ ...right(n), choices: [] }), expected: failed() },
  {
    name: 'content null',
    reply: (n) => json(withContent(n, null)),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'content a number',
    reply: (n) => json(withContent(n, 7)),
    expected: failed('invalid_response'),
  },
  {
    name: 'an answer of 3 MB',
    reply: (n) => json(withContent(n, 'word '.repeat(600_000))),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of one letter, 3 MB',
    reply: (n) => json(withContent(n, 'x'.repeat(3 * MEGABYTE))),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of spaces, 3 MB',
    reply: (n) => json(withContent(n, ' '.repeat(3 * MEGABYTE))),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of combining marks',
    reply: (n) => json(withContent(n, `e${'\u0301'.repeat(200_000)}`)),
  },
  { name: 'an answer of brackets', reply: (n) => json(withContent(n, '('.repeat(200_000))) },
  { name: 'an answer of list marks', reply: (n) => json(withContent(n, '1. - * '.repeat(60_000))) },
  {
    name: 'an answer of sorry',
    reply: (n) => json(withContent(n, "I'm sorry, but I can't. ".repeat(60_000))),
  },
  {
    name: 'an answer of quotes',
    reply: (n) => json(withContent(n, '"\u201c\u00ab'.repeat(100_000))),
  },
  {
    name: 'an answer of Chinese',
    reply: (n) => json(withContent(n, '作为一个人工智能，我不能'.repeat(30_000))),
  },
  {
    name: 'an answer of half surrogates',
    reply: (n) => text(JSON.stringify(right(n)).replace('The', '\\ud800The')),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer with NUL',
    reply: (n) => json(withContent(n, `a\u0000${rightAnswer(n)}`)),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of formulas',
    reply: (n) => json(withContent(n, '=cmd|"/c calc"!A1')),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of a script',
    reply: (n) => json(withContent(n, '<script>alert(1)</script><img src=x onerror=alert(1)>')),
    expected: () => ({ status: 'completed' }),
  },
  {
    name: 'an answer of escapes',
    reply: (n) => json(withContent(n, '\u001b[2J\u001b]0;x\u0007\u202e')),
    expected: () => ({ status: 'completed' }),
  },
];
