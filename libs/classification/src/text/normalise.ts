import { simplified } from './traditional.js';

const APOSTROPHES = /[\u2018\u2019\u201A\u201B\u02BC\u02B9\u2032\u00B4\u0060\uFF07]/g;
const QUOTATION_MARKS = /[\u201C\u201D\u201E\u201F\u00AB\u00BB\u300C\u300D\u300E\u300F\uFF02]/g;
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu;
/** Tags are those that some models put around their answers. */
const MARKUP = /<\/?(?:answer|final_answer|output|response|solution)>|[*_#>~]/g;
const HAN = /[\u3400-\u9fff]/;
/** Chinese is written without spaces; where some stand, they part nothing. */
const SPACES_IN_CHINESE = /(?<=[\u3400-\u9fff,。!?:;、]) (?=[\u3400-\u9fff])/g;

/** Applied in order to lower-case text: full words first, then the endings that they share. */
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\b(?:can't|cant|can not)\b/g, 'cannot'],
  [/\bwon't\b/g, 'will not'],
  [/\blet's\b/g, 'let us'],
  [/\b(do|does|did|is|are|was|were|would|should|could|have|has)n't\b/g, '$1 not'],
  [/\bi'm\b/g, 'i am'],
  [/\b(i|we|you|they)'d\b/g, '$1 would'],
  [/\b(i|we|you|they|it)'ll\b/g, '$1 will'],
  [/\b(i|we|you|they)'ve\b/g, '$1 have'],
  [/\b(we|you|they)'re\b/g, '$1 are'],
  [/\b(it|that|this|there|here|what)'s\b/g, '$1 is'],
];

/** Whether there may be any: most clauses have none, and are spared the rest. */
const CONTRACTED = /'|\bcant\b|\bcan not\b/;

/**
 * The form in which rules read a clause: NFKC (so full-width letters and digits are plain), straight quotation marks,
 * lower case, contractions written out, no markup or invisible characters, single spaces; Chinese in simplified characters and
 * without spaces.
 */
export function normalise(clause: string): string {
  const plain = clause
    .replace(APOSTROPHES, "'")
    .replace(QUOTATION_MARKS, '"')
    .normalize('NFKC')
    .replace(INVISIBLE, '')
    .replace(MARKUP, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
  const written = HAN.test(plain) ? simplified(plain.replace(SPACES_IN_CHINESE, '')) : plain;
  if (!CONTRACTED.test(written)) return written;
  return CONTRACTIONS.reduce((text, [pattern, words]) => text.replace(pattern, words), written);
}
