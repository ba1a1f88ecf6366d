import type { TextMark } from './marked-ranges.ts';

/** Where the words that an outcome goes by stand in the answer; nowhere when the answer was normalised before it was typed. */
export function evidenceMarks(text: string, evidence: string | null): TextMark[] {
  const words = evidence?.trim() ?? '';
  if (words === '') return [];
  const start = text.toLowerCase().indexOf(words.toLowerCase());
  // Lower case may be of another length (İ): then the place is not known.
  if (start === -1 || text.toLowerCase().length !== text.length) return [];
  return [{ start, end: start + words.length, kind: 'evidence' }];
}
