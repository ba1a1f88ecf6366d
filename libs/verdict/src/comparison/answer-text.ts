/** A word, a mark or a symbol of a text, with the white space that follows it. */
export interface Token {
  readonly text: string;
  readonly gap: string;
  /** Whether it is a word or number, and not a mark. */
  readonly isWord: boolean;
}

/** A text, read for comparison. */
export interface AnswerText {
  /** The compared part. */
  readonly part: string;
  /** Whether the text is longer than its compared part. */
  readonly cut: boolean;
  /** Length of the whole text in code points. */
  readonly characters: number;
  /** Of the compared part. The first holds the white space at the start, and may be empty otherwise. */
  readonly tokens: readonly Token[];
  readonly words: number;
}

/** One locale for all texts: word boundaries follow the script, and a region's answer can be in a language of its own. */
const WORDS = new Intl.Segmenter('en', { granularity: 'word' });

/** Reads the first `limit` code units of a text. */
export function readText(text: string, limit: number): AnswerText {
  const part = startOf(text, limit);
  const tokens = tokensOf(part);
  return {
    part,
    cut: part.length < text.length,
    characters: codePoints(text),
    tokens,
    words: tokens.filter(({ isWord }) => isWord).length,
  };
}

/** Never splits a surrogate pair. */
function startOf(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const splits = /[\uD800-\uDBFF]/.test(text.charAt(limit - 1));
  return text.slice(0, splits ? limit - 1 : limit);
}

function tokensOf(text: string): readonly Token[] {
  const tokens = [{ text: '', gap: '', isWord: false }];
  for (const { segment, isWordLike } of WORDS.segment(text)) {
    const last = tokens.at(-1);
    if (last !== undefined && segment.trim() === '') last.gap += segment;
    else tokens.push({ text: segment, gap: '', isWord: isWordLike === true });
  }
  return tokens;
}

function codePoints(text: string): number {
  let count = 0;
  for (const _ of text) count += 1;
  return count;
}
