import { distance } from 'fastest-levenshtein';
import type { AnswerText } from './answer-text.js';
import type { DifferenceClass, TextSimilarity } from './comparison.js';
import type { Match } from './longest-common.js';
import { characterPairBag, dice, isUnspaced, wordBag } from './word-bag.js';

/** What the texts alone say about how alike they are. */
export function textSimilarity(
  a: AnswerText,
  b: AnswerText,
  matches: readonly Match[],
): Omit<TextSimilarity, 'semantic'> {
  return { ...overlapOf(a, b), sequence: sequenceOf(a, b, matches), levenshtein: nearness(a, b) };
}

/** The overlap of two texts, by words or by pairs of characters as their scripts ask. */
export function overlapOf(
  a: AnswerText,
  b: AnswerText,
): Pick<TextSimilarity, 'method' | 'overlap'> {
  return isUnspaced([a.part, b.part])
    ? {
        method: 'character_pairs',
        overlap: dice(characterPairBag(a.part), characterPairBag(b.part)),
      }
    : { method: 'words', overlap: dice(wordBag(wordsOf(a)), wordBag(wordsOf(b))) };
}

function wordsOf({ tokens }: AnswerText): readonly string[] {
  return tokens.filter(({ isWord }) => isWord).map(({ text }) => text);
}

/** The first token of every text is the white space at its start, and no more. */
function sequenceOf(a: AnswerText, b: AnswerText, matches: readonly Match[]): number {
  const total = a.tokens.length + b.tokens.length - 2;
  return total === 0 ? 1 : (2 * (matches.length - 1)) / total;
}

function nearness(a: AnswerText, b: AnswerText): number {
  const longest = Math.max(a.part.length, b.part.length);
  return longest === 0 ? 1 : 1 - distance(a.part, b.part) / longest;
}

/** The old portal's class of a Levenshtein similarity: from .95 on `identical`, from .8 `minor_diff`, from .5 `moderate_diff`. */
export function classOf(levenshtein: number): DifferenceClass {
  if (levenshtein >= 0.95) return 'identical';
  if (levenshtein >= 0.8) return 'minor_diff';
  return levenshtein >= 0.5 ? 'moderate_diff' : 'major_diff';
}
