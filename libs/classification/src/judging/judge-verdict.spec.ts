import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVerdict } from './judge-verdict.js';

const ANSWER = 'I would rather not say.\n  Ask a lawyer instead.';
const said = (outcome: unknown, evidence: unknown, more = {}) =>
  JSON.stringify({ outcome, evidence, ...more });

const read = (text: string, answer = ANSWER, statement: string | null = null) =>
  readVerdict(text, { answer, statement });

describe(readVerdict, () => {
  it.each([
    ['one object', said('refused', 'I would rather not say.')],
    [
      'an object in a code fence',
      `\`\`\`json\n${said('refused', 'I would rather not say.')}\n\`\`\``,
    ],
    ['spaces around it', `\n ${said('refused', ' I would rather not say. ')}\n`],
  ])('takes %s', (_what, text) => {
    expect(read(text)).toEqual({
      kind: 'verdict',
      verdict: { outcome: 'refused', evidence: 'I would rather not say.', stance: null },
    });
  });

  it('takes words that were copied over a line end', () => {
    const words = read(said('evasive', 'not say. Ask a lawyer'));
    expect(words).toMatchObject({
      kind: 'verdict',
      verdict: { evidence: 'not say. Ask a lawyer' },
    });
  });

  it('takes a stance where a statement was given, and only there', () => {
    const text = said('answered', 'rather not say', { stance: 'disagree' });
    expect(read(text, ANSWER, 'It is so.')).toMatchObject({ verdict: { stance: 'disagree' } });
    expect(read(text)).toMatchObject({ kind: 'verdict', verdict: { stance: null } });
    const without = said('answered', 'rather not say');
    expect(read(without, ANSWER, 'It is so.')).toMatchObject({ verdict: { stance: null } });
  });

  it('takes a short answer whole', () => {
    expect(read(said('answered', '4.'), '4.')).toMatchObject({ kind: 'verdict' });
  });

  it.each([
    ['prose', 'The answer is refused.'],
    ['prose around an object', `Sure! ${said('refused', 'rather not')}`],
    ['two objects', `${said('refused', 'rather not')}\n${said('answered', 'rather not')}`],
    ['a list', `[${said('refused', 'rather not')}]`],
    ['nothing', ''],
    ['an outcome that it may not give', said('blocked_input', 'rather not')],
    ['another word', said('Refused', 'rather not')],
    ['no evidence', JSON.stringify({ outcome: 'refused' })],
    ['evidence that is no text', said('refused', 4)],
    ['evidence that is too long', said('refused', 'x'.repeat(201))],
    ['a stance that there is not', said('refused', 'rather not', { stance: 'unsure' })],
    ['a field of its own', said('refused', 'rather not', { confidence: 1 })],
  ])('takes no %s', (_what, text) => {
    expect(read(text)).toEqual({ kind: 'problem', problem: 'no_verdict' });
  });

  it.each([
    ['that the answer does not hold', 'I refuse'],
    ['that is empty', '  '],
    ['that occurs anywhere', 'I'],
    ['in other letters', 'i would rather not say.'],
  ])('takes no quotation %s', (_what, evidence) => {
    expect(read(said('refused', evidence))).toEqual({
      kind: 'problem',
      problem: 'no_such_words',
    });
  });

  it('never throws, and never takes words that are not there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, answer) => {
        expect(read(text, answer).kind).toBe('problem');
        const found = read(said('answered', text), answer);
        if (found.kind === 'verdict') {
          expect(answer.replace(/\s+/g, ' ')).toContain(found.verdict.evidence);
        }
      }),
    );
  });
});
