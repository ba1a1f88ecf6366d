import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { readVerdict } from './judge-verdict.js';

const ANSWER = 'I would rather not say.\n  Ask a lawyer instead.';
const said = (outcome: unknown, evidence: unknown, more = {}) =>
  JSON.stringify({ outcome, evidence, ...more });

describe(readVerdict, () => {
  it.each([
    ['one object', said('refused', 'I would rather not say.')],
    [
      'an object in a code fence',
      `\`\`\`json\n${said('refused', 'I would rather not say.')}\n\`\`\``,
    ],
    ['spaces around it', `\n ${said('refused', ' I would rather not say. ')}\n`],
  ])('takes %s', (_what, text) => {
    expect(readVerdict(text, ANSWER)).toEqual({
      kind: 'verdict',
      verdict: { outcome: 'refused', evidence: 'I would rather not say.' },
    });
  });

  it('takes words that were copied over a line end', () => {
    const read = readVerdict(said('evasive', 'not say. Ask a lawyer'), ANSWER);
    expect(read).toMatchObject({ kind: 'verdict', verdict: { evidence: 'not say. Ask a lawyer' } });
  });

  it('takes a short answer whole', () => {
    expect(readVerdict(said('answered', '4.'), '4.')).toMatchObject({ kind: 'verdict' });
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
    ['a field of its own', said('refused', 'rather not', { confidence: 1 })],
  ])('takes no %s', (_what, text) => {
    expect(readVerdict(text, ANSWER)).toEqual({ kind: 'problem', problem: 'no_verdict' });
  });

  it.each([
    ['that the answer does not hold', 'I refuse'],
    ['that is empty', '  '],
    ['that occurs anywhere', 'I'],
    ['in other letters', 'i would rather not say.'],
  ])('takes no quotation %s', (_what, evidence) => {
    expect(readVerdict(said('refused', evidence), ANSWER)).toEqual({
      kind: 'problem',
      problem: 'no_such_words',
    });
  });

  it('never throws, and never takes words that are not there', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (text, answer) => {
        expect(readVerdict(text, answer).kind).toBe('problem');
        const read = readVerdict(said('answered', text), answer);
        if (read.kind === 'verdict') {
          expect(answer.replace(/\s+/g, ' ')).toContain(read.verdict.evidence);
        }
      }),
    );
  });
});
