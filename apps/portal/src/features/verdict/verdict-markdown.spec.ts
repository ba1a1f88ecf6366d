import { describe, expect, it } from '@jest/globals';
import { markdownTable, markdownText } from '../../lib/markdown.ts';
import { verdictMarkdown } from './verdict-markdown.ts';
import { sampleModel, samplePair, sampleVerdict } from './verdict.fixture.ts';
import { asSentence, formatP } from './words.ts';

describe('texts of others in Markdown', () => {
  it('stay text', () => {
    expect(markdownText('<img src=x> [a](b) `c` *d*\n# e | f')).toBe(
      '\\<img src=x\\> \\[a\\](b) \\`c\\` \\*d\\* \\# e \\| f',
    );
  });

  it('do not leave their cell', () => {
    expect(
      markdownTable([
        ['Model', 'Points'],
        ['a|b', '−1.0\n| x |'],
      ]),
    ).toBe('| Model | Points |\n| --- | --- |\n| a\\|b | −1.0 \\| x \\| |');
  });
});

describe('words of a verdict', () => {
  it('gives p as people write it, and no more digits than say something', () => {
    expect([0.034, 0.0002, 1, 0.9996, null].map(formatP)).toEqual([
      '.034',
      '< .001',
      '1',
      '1',
      '–',
    ]);
  });

  it('ends a sentence once', () => {
    expect(asSentence('it differs')).toBe('it differs.');
    expect(asSentence('it differs.')).toBe('it differs.');
  });
});

describe('a verdict in Markdown', () => {
  const cannot = { conclusion: 'cannot_tell', pairs: [] } as const;
  const quiet = sampleModel('a', { ...cannot, pairs: [] }, { ...cannot, pairs: [] });
  const loud = sampleModel(
    'b',
    { conclusion: 'differs', pairs: [samplePair('eu-west', { p_adjusted: 0.0001 })] },
    { ...cannot, pairs: [] },
  );
  const simulated = { code: 'simulated', model_id: null, text: 'answers are made up' };
  const text = verdictMarkdown(
    sampleVerdict([quiet, loud], { interim: true, warnings: [simulated] }),
    'http://127.0.0.1/jobs/job_1/verdict',
  );

  it('says what must be known before any figure', () => {
    expect(text).toContain('## Verdict on job\\_1 (interim)');
    expect(text.indexOf('answers are made up.')).toBeLessThan(text.indexOf('| Model'));
  });

  it("has the API's own sentences, what differs first, as text", () => {
    expect(text.indexOf('*differs, interim*: b says \\<b\\>so')).toBeGreaterThan(0);
    expect(text.indexOf('b says')).toBeLessThan(text.indexOf('a says'));
  });

  it('has every pair with its interval, and which one decides', () => {
    expect(text).toContain('| b | eu-west − us-east | +10.0 | 0.0 to +20.0 | – | \\< .001 | yes |');
  });
});
