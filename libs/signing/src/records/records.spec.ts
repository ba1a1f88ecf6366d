import { hash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { entryText, questionsDigest, registeredFacts } from './index.js';
import type { LogEntry } from './index.js';

const QUESTIONS = [
  { text: 'What is “2 + 2”?', id: 'q1', pair: undefined },
  { id: 'q2', text: 'Line one\nline two\u0001 \u{1f642}', language: null },
];

describe(questionsDigest, () => {
  it('is the hash of the canonical list, though it is made one question at a time', () => {
    const canonical = String.raw`[{"id":"q1","text":"What is “2 + 2”?"},{"id":"q2","language":null,"text":"Line one\nline two\u0001 🙂"}]`;
    expect(questionsDigest(QUESTIONS)).toEqual({
      count: 2,
      sha256: hash('sha256', canonical, 'hex'),
    });
  });

  it('is that of the beginning for the questions that a longer list begins with', () => {
    const [first] = QUESTIONS;
    expect(questionsDigest(QUESTIONS.slice(0, 1))).toEqual(questionsDigest([first ?? {}]));
    expect(questionsDigest(QUESTIONS)).not.toEqual(questionsDigest(QUESTIONS.toReversed()));
  });

  it('is that of an empty list for a job that asks its own prompt', () => {
    expect(questionsDigest([])).toEqual({ count: 0, sha256: hash('sha256', '[]', 'hex') });
  });
});

describe(registeredFacts, () => {
  it('leaves everything but the questions as it is', () => {
    const spec = { version: 'v1', questions: QUESTIONS, repeats: 2, order: { seed: 7 } };
    expect(registeredFacts(spec, { b: null, a: 'Be brief.' })).toEqual({
      specification: { version: 'v1', repeats: 2, order: { seed: 7 } },
      questions: questionsDigest(QUESTIONS),
      system_prompts_sha256: hash('sha256', '{"a":"Be brief.","b":null}', 'hex'),
    });
  });
});

describe(entryText, () => {
  it('is the same for an entry, whatever the order of its fields', () => {
    const entry: LogEntry = { v: 1, type: 'registration', number: 1, sha256: 'ab'.repeat(32) };
    const other = { sha256: 'ab'.repeat(32), number: 1, v: 1, type: 'registration' } as const;
    expect(entryText(other)).toBe(entryText(entry));
    expect(entryText(entry)).toBe(
      `{"number":1,"sha256":"${'ab'.repeat(32)}","type":"registration","v":1}`,
    );
  });
});
