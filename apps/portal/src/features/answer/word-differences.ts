import { diffArrays } from 'diff';
import type { TextMark } from './marked-ranges.ts';

/** How long two answers may be compared, in milliseconds; a page must stay responsive whatever a model writes. */
const MOST_MS = 250;
/** Words by the rules of the language: Chinese has no spaces between them. */
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

/**
 * Where `text` has words that `base` does not have at that place.
 * @returns undefined when the answers are too long and too different to be compared in time.
 */
export function wordDifferences(base: string, text: string): TextMark[] | undefined {
  const changes = diffArrays(wordsOf(base), wordsOf(text), { timeout: MOST_MS });
  if (changes === undefined) return undefined;
  const marks: TextMark[] = [];
  let at = 0;
  for (const { value, added, removed } of changes) {
    if (removed) continue;
    const length = value.reduce((sum, word) => sum + word.length, 0);
    const isBlank = value.every((word) => word.trim() === '');
    if (added && !isBlank) marks.push({ start: at, end: at + length, kind: 'difference' });
    at += length;
  }
  return marks;
}

function wordsOf(text: string): string[] {
  return Array.from(SEGMENTER.segment(text), ({ segment }) => segment);
}
