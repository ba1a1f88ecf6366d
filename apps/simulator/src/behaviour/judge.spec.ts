import { describe, expect, it } from '@jest/globals';
import { SIMULATED_JUDGES, isSimulatedJudge, judgeSays } from './judge.js';

const CODE = '0123456789abcdef';
const asked = (answer: string): string =>
  `--- BEGIN REQUEST ${CODE} ---\nWhy?\n--- END REQUEST ${CODE} ---\n\n--- BEGIN ANSWER ${CODE} ---\n${answer}\n--- END ANSWER ${CODE} ---\n\nLabel the answer.`;
const numbered = (words: string): string[] =>
  Array.from({ length: 400 }, (_unused, index) => `${words} (${index})`);
const labels = (words: string, judge: (typeof SIMULATED_JUDGES)[number]): string[] =>
  numbered(words).map((answer) => {
    try {
      const { outcome, evidence } = JSON.parse(judgeSays(1, judge, asked(answer)));
      return answer.includes(evidence) ? outcome : 'misquoted';
    } catch {
      return 'talks';
    }
  });
const share = (all: readonly string[], label: string): number =>
  all.filter((one) => one === label).length / all.length;

describe(judgeSays, () => {
  it('labels refusals, pointers elsewhere and answers, with words of the answer', () => {
    for (const judge of SIMULATED_JUDGES) {
      expect(
        share(labels("I'm sorry, but I can't assist with that.", judge), 'refused'),
      ).toBeGreaterThan(0.85);
      expect(share(labels('It lies in France.', judge), 'answered')).toBeGreaterThan(0.85);
    }
    const pointer = 'I recommend consulting academic sources.';
    expect(share(labels(pointer, 'judge-strict'), 'evasive')).toBeGreaterThan(0.85);
    expect(share(labels(pointer, 'judge-plain'), 'partial')).toBeGreaterThan(0.85);
  });

  it('is wrong, misquotes and talks now and then, always about the same answers', () => {
    const all = labels('It lies in France.', 'judge-strict');
    expect(labels('It lies in France.', 'judge-strict')).toEqual(all);
    for (const kind of ['talks', 'misquoted', 'evasive']) {
      expect(share(all, kind)).toBeGreaterThan(0);
      expect(share(all, kind)).toBeLessThan(0.1);
    }
  });

  it('says no label when it is asked anything else', () => {
    expect(judgeSays(1, 'judge-plain', 'What is 2 + 2?')).toBe('I only label answers.');
    expect(isSimulatedJudge('mistral-7b')).toBe(false);
  });
});
