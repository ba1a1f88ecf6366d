import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import type { Execution, KnownLabel } from '@beacon/persistence';
import { describe, expect, it } from '@jest/globals';
import { outcomeBasis } from './outcome-basis.js';

const REFUSAL = "I'm sorry, but I can't help with that request.";

function executionOf(response: string | null, change: Partial<Execution> = {}): Execution {
  const { outcome, source, rule, evidence, version, language, calibrated, score } = classifyOutcome(
    { text: response ?? '', finishReason: 'stop', question: 'Who rules Ruritania?' },
  );
  const typed = { outcome, outcomeSource: source, outcomeRule: rule, outcomeEvidence: evidence };
  const known = { outcomeLanguage: language, outcomeCalibrated: calibrated, outcomeScore: score };
  const row = { response, round: 1, classifierVersion: version, ...typed, ...known, ...change };
  return row as unknown as Execution;
}

describe('outcomeBasis', () => {
  const wordsOf = (row: Execution) => {
    const { span } = outcomeBasis(row, []);
    return span === null ? null : row.response?.slice(span.start, span.end);
  };

  it.each([
    ['at the beginning', REFUSAL],
    ['after emoji and other wide characters', `😀😀 𝒳 \n${REFUSAL}`],
    ['after blanks', `   \n\n${REFUSAL}`],
  ])('finds the words that decided %s', (_name, response) => {
    const row = executionOf(response);
    expect(row.outcome).toBe('refused');
    expect(wordsOf(row)).toBe(row.outcomeEvidence);
    expect(wordsOf(row)?.length).toBeGreaterThan(5);
  });

  it('marks no words of the reasoning, though they stand there, too', () => {
    const reasoning = `<think>I could say: ${REFUSAL}</think>`;
    const row = executionOf(`${reasoning}${REFUSAL}`);
    const { span, answer_start: start } = outcomeBasis(row, []);
    expect(start).toBe(reasoning.length);
    expect(span?.start).toBeGreaterThanOrEqual(reasoning.length);
  });

  it('has no span where no words decided, and none without an answer', () => {
    expect(outcomeBasis(executionOf('Rudolf does.'), []).span).toBeNull();
    const empty = outcomeBasis(executionOf(null), []);
    expect([empty.span, empty.answer_start, empty.source]).toEqual([null, null, 'provider']);
  });

  it.each([
    ['rules', CLASSIFIER_VERSION, true],
    ['rules', 'rules-1', false],
    ['human', 'human', null],
  ])('says whether the classifier as it is typed it: %s %s', (outcomeSource, version, expected) => {
    const row = executionOf(REFUSAL, { outcomeSource, classifierVersion: version });
    expect(outcomeBasis(row, []).is_current).toBe(expected);
    expect(outcomeBasis(row, []).version).toBe(version);
  });

  it('gives the chance that the score means', () => {
    const of = (outcomeScore: number | null) =>
      outcomeBasis(executionOf(REFUSAL, { outcomeScore }), []).withheld_probability;
    expect(of(0)).toBe(0.5);
    expect(of(Math.log(3))).toBeCloseTo(0.75, 12);
    expect(of(null)).toBeNull();
  });

  it('has what judges say of this round, with the place of their words, and nothing that people say', () => {
    const label = {
      id: 1,
      executionId: 1,
      round: 1,
      raterKind: 'judge',
      rater: 'judge-1 gpt',
      outcome: 'refused',
      stance: null,
      evidence: "can't help",
      note: null,
      at: '2026-11-29T00:00:00.000Z',
      judgeJobId: 'j',
    } as const satisfies KnownLabel;
    const labels = [
      label,
      { ...label, id: 2, evidence: 'other words' },
      { ...label, id: 3, round: 2 },
      { ...label, id: 4, raterKind: 'person' as const },
    ];
    const { judges } = outcomeBasis(executionOf(REFUSAL), labels);
    const start = REFUSAL.indexOf("can't help");
    expect(judges.map(({ span }) => span)).toEqual([{ start, end: start + 10 }, null]);
    expect(judges[0]).toMatchObject({ rater: 'judge-1 gpt', outcome: 'refused' });
  });
});
