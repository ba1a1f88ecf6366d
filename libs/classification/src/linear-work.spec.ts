import { describe, expect, it } from '@jest/globals';
import { CHINESE_RULES } from './rules/chinese-rules.js';
import { CLAUSE_LIMIT, clausesOf, READ_LIMIT } from './text/clauses.js';
import { ENGLISH_RULES } from './rules/english-rules.js';
import { FURTHER_RULES } from './rules/further-rules.js';
import { readQuestion } from './request/question.js';
import { featuresOf } from './learned/features.js';
import type { LearnedLanguage } from './learned/shape.js';
import { READ_LIMIT as LEARNED_LIMIT, sentencesOf } from './text/tokens.js';
import { readAnswer } from './rules/reading.js';
import { refusalIn } from './rules/refusal.js';

const RULES = [...ENGLISH_RULES, ...CHINESE_RULES, ...FURTHER_RULES];
const HOSTILE = [
  'a',
  ' ',
  '\n.',
  '"',
  '" a',
  ', but ',
  'i cannot really ',
  'let us a ',
  '作为我无法',
  '我不',
  '\u0301',
  '\n \n',
  'A: ',
  '無 法',
  'thinking:\n',
  'okay, the user ',
  'as an ai, ',
  'i do not ',
  'i am, and ',
  '抱歉，我',
  '作为',
  '(',
  '好',
  '始终坚持',
  '😀',
  '- a\n',
];

/** A repetition within a repetition, neither of which has an end: the one shape whose time grows faster than the text. */
const NESTED = /\([^()]*(?<!\\)[+*][^()]*\)[+*]|\([^()]*(?<!\\)[+*][^()]*\)\{\d+,\}/;

function featuresFor(text: string, language: LearnedLanguage): number {
  const question = readQuestion(text);
  const input = { text, language, asked: text, question, reading: readAnswer(text, null) };
  const { named, runs } = featuresOf(input);
  return named.size + runs.reduce((sum, { slots }) => sum + slots.length, 0);
}

describe('work on one answer', () => {
  it('has rules without nested unbounded repetitions', () => {
    const nested = RULES.filter(
      ({ pattern, unless }) => NESTED.test(pattern.source) || NESTED.test(unless?.source ?? ''),
    );
    expect(nested.map(({ id }) => id)).toEqual([]);
  });

  it('would see a nested one', () => {
    expect(NESTED.test('(?:a+b)*')).toBe(true);
    expect(NESTED.test('(a+){2,}')).toBe(true);
    expect(NESTED.test('(?:a+b){0,3}')).toBe(false);
  });

  it.each(HOSTILE)('is no more for ten times the text: %j', (part) => {
    const hundredThousand = part.repeat(100_000 / part.length);
    const million = part.repeat(1_000_000 / part.length);
    const clauses = clausesOf(million);
    expect(clauses).toEqual(clausesOf(hundredThousand));
    expect(clauses.length).toBeLessThanOrEqual(READ_LIMIT);
    expect(sentencesOf(million)).toEqual(sentencesOf(hundredThousand));
    expect(sentencesOf(million).flat().length).toBeLessThanOrEqual(LEARNED_LIMIT);
    for (const language of ['en', 'zh'] as const) {
      expect(featuresFor(million, language)).toBe(featuresFor(hundredThousand, language));
    }
  });

  it('reads the end of a text of any length, and of what lies between only the length', () => {
    const filled = (length: number) => `Good day. ${'x. '.repeat(length)}I cannot answer that.`;
    const [short, long] = [readAnswer(filled(10_000), null), readAnswer(filled(300_000), null)];
    expect(long.clauses.length).toBeLessThanOrEqual(short.clauses.length + 1);
    expect(long.clauses.at(-1)?.clause.text).toBe('i cannot answer that.');
    expect(long.unread - short.unread).toBe(3 * 290_000);
  });

  it.each(HOSTILE)('decides alike of what a refusal is for ten times the text: %j', (part) => {
    const refusal = 'Therefore, I cannot answer that.';
    const of = (length: number) =>
      refusalIn(readAnswer(`${part.repeat(length / part.length)}${refusal}`, null), 'Why?');
    expect(of(1_000_000)?.extent).toBe(of(100_000)?.extent);
  });

  it('gives the rules bounded clauses', () => {
    const longest = HOSTILE.flatMap((part) => clausesOf(part.repeat(10_000))).map(
      ({ text }) => text.length,
    );
    // A contraction written out is longer than it was.
    expect(Math.max(...longest)).toBeLessThanOrEqual(2 * CLAUSE_LIMIT);
  });

  it('has rules with ids that are used once', () => {
    expect(new Set(RULES.map(({ id }) => id)).size).toBe(RULES.length);
  });
});
