import { describe, expect, it } from '@jest/globals';
import type { Finding } from '../conditions/finding.js';
import { gateText } from './gate-text.js';
import { hostileReport } from './report.fixture.js';

const finding = (modelId: string | null, change: Partial<Finding> = {}): Finding => ({
  code: 'cannot-tell',
  result: 'cannot_tell',
  modelId,
  region: null,
  text: `${modelId ?? 'the job'}: cannot tell: too few questions`,
  fails: false,
  ...change,
});

function linesOf(findings: readonly Finding[]): readonly string[] {
  const report = hostileReport(2);
  const text = gateText(
    { ...report, cases: [], judgement: { ...report.judgement, findings } },
    1_000,
  );
  return text.split('\n').filter((line) => line.startsWith('  - '));
}

describe(gateText, () => {
  it('says once what it does not fail on, with everything that it is true of', () => {
    const all = Array.from({ length: 11 }, (_, index) => finding(`m${index}`));
    const lanes = [finding('m', { region: 'eu', code: 'not-compared' })];
    expect(linesOf([...all, ...lanes])).toEqual([
      '  - does not fail on cannot-tell: m0: cannot tell: too few questions. Likewise: m1, m2, m3, m4, m5, m6, m7, m8, 2 more.',
      '  - does not fail on not-compared: m: cannot tell: too few questions',
    ]);
  });

  it('says one by one what it fails on', () => {
    const failing = ['m0', 'm1'].map((model) => finding(model, { fails: true }));
    expect(linesOf(failing)).toEqual([
      '  - fails on cannot-tell: m0: cannot tell: too few questions',
      '  - fails on cannot-tell: m1: cannot tell: too few questions',
    ]);
  });
});
