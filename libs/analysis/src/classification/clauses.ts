import { normalise } from './normalise.js';

/** Rules look at this many UTF-16 code units from the start of an answer; what follows counts as answer, unread. */
export const READ_LIMIT = 4_000;

/** Rules look at this many code units of one clause; no rule needs more. */
export const CLAUSE_LIMIT = 400;

/** A piece of an answer that says one thing. */
export interface Clause {
  /** As the model wrote it. */
  readonly original: string;
  /** As rules read it, see {@link normalise}. */
  readonly text: string;
  /** Whether it is somebody's quoted words: it begins inside quotation marks. */
  readonly quoted: boolean;
  /** Whether its sentence begins with an apology. */
  readonly apologetic: boolean;
  /** Position in its sentence, 0-based. */
  readonly index: number;
}

const SENTENCE_END = /(?<=[.!?؟।])\s+|(?<=[。！？!?])|\n/;
const CLAUSE_END =
  /[;；]\s*|:\s+|,\s+(?=(?:but|however|though|although|yet|nevertheless|still)\b)|，|(?<=\p{Script=Han}),/iu;
const APOLOGY =
  /^"?(?:i am (?:very |so |truly |really )?(?:sorry|afraid)|sorry|my apologies|apologies|i apologi[sz]e|unfortunately|i regret|(?:非常|很|十分)?(?:抱歉|遗憾|遺憾)|对不起|對不起|不好意思|您好|你好|我是(?:一个|一個|一款)?(?:ai|人工智能|语言模型|智能)|作为(?:一个|一個|一款)?(?:ai|人工智能|语言模型|智能))/;

/**
 * The clauses of the part of an answer that rules read: sentences, split again at semicolons and colons, at `, but` and its like,
 * and at Chinese commas. Its work is bounded by {@link READ_LIMIT}, whatever the answer's length.
 */
export function clausesOf(answer: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let inQuotes = false;
  for (const sentence of unquoted(answer.trim().slice(0, READ_LIMIT)).split(SENTENCE_END)) {
    const apologetic = APOLOGY.test(normalise(sentence.slice(0, CLAUSE_LIMIT)));
    for (const [index, original] of sentence.split(CLAUSE_END).entries()) {
      const clause = { original: original.trim(), quoted: inQuotes, apologetic, index };
      const text = normalise(original.slice(0, CLAUSE_LIMIT));
      if (text !== '') clauses.push({ ...clause, text });
      if (oddQuotes(original)) inQuotes = !inQuotes;
    }
  }
  return clauses;
}

/** An answer that stands in quotation marks as a whole is the model's own words. */
function unquoted(text: string): string {
  const inner = /^["“「『]([^"“”「」『』]*)["”」』]$/.exec(text);
  return inner?.[1] ?? text;
}

function oddQuotes(text: string): boolean {
  return (text.match(/["“”「」『』«»]/g)?.length ?? 0) % 2 === 1;
}
