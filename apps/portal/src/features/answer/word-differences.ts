import { diffArrays } from 'diff';
import type { TextMark } from './marked-ranges.ts';

/** How long two answers may be compared, in milliseconds; a page must stay responsive whatever a model writes. */
const MOST_MS = 250;
/** Words by the rules of the language: Chinese has no spaces between them. */
const SEGMENTER = new Intl.Segmenter(undefined, { granularity: 'word' });

interface Word {
  readonly text: string;
  /** Where it starts, in UTF-16 units. */
  readonly at: number;
}

/**
 * Where `text` has words that `base` does not have at that place; blanks between words are no matter.
 * @returns undefined when the answers are too long and too different to be compared in time.
 */
export function wordDifferences(base: string, text: string): TextMark[] | undefined {
  const words = wordsOf(text);
  const changes = diffArrays(
    wordsOf(base).map((word) => word.text),
    words.map((word) => word.text),
    { timeout: MOST_MS },
  );
  if (changes === undefined) return undefined;
  const marks: TextMark[] = [];
  let passed = 0;
  for (const { count, added, removed } of changes) {
    if (removed) continue;
    const first = words[passed];
    const last = words[passed + count - 1];
    if (added && first !== undefined && last !== undefined) {
      marks.push({ start: first.at, end: last.at + last.text.length, kind: 'difference' });
    }
    passed += count;
  }
  return marks;
}

function wordsOf(text: string): Word[] {
  return Array.from(SEGMENTER.segment(text), ({ segment, index }) => ({
    text: segment,
    at: index,
  })).filter((word) => word.text.trim() !== '');
}
