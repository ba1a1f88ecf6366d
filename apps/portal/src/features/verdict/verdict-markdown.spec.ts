import { describe, expect, it } from '@jest/globals';
import { markdownTable, markdownText } from '../../lib/markdown.ts';
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
