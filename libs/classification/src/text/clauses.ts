import { normalise } from './normalise.js';
import { hasOtherVoice, speakersOf } from './voices.js';

/** Rules look at this many UTF-16 code units from the start of an answer. */
export const HEAD_LIMIT = 4_000;

/** And at this many before its end, where some refuse after all; what lies between counts as answer, unread. */
export const TAIL_LIMIT = 1_200;

/** Code units of an answer that rules read at most. */
export const READ_LIMIT = HEAD_LIMIT + TAIL_LIMIT;

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
  /** Whether it is what somebody else says: the clause before it ends with a verb of saying, or it stands in a dialogue. */
  readonly reported: boolean;
  /** Whether its sentence begins with an apology. */
  readonly apologetic: boolean;
  /** Whether its sentence begins as the notice of a filter does: with the asked one's text, with this content, with regulations. */
  readonly notice: boolean;
  /** Whether it stands in a speech, a letter, verse or the like, in which somebody else says "I": see {@link hasOtherVoice}. */
  readonly voiced: boolean;
  /** Its sentence as rules read it. */
  readonly around: string;
  /** Position in its sentence, 0-based. */
  readonly index: number;
  /** Position of its sentence in what is read, 0-based. */
  readonly sentence: number;
  /** Whether it comes after what rules do not read. */
  readonly isTail: boolean;
}

const SENTENCE_END = /(?<=[.!?؟।])\s+|(?<=[。！？!?｡．])|\n/;
const CLAUSE_END =
  /[;；]\s*|:\s+|,\s+(?=(?:but|however|though|although|yet|nevertheless|still)\b)|，|(?<=\p{Script=Han}) ?,/iu;
const APOLOGY =
  /^"?(?:i am (?:very |so |truly |really )?(?:sorry|afraid)|sorry|my apologies|apologies|i apologi[sz]e|unfortunately|i regret|(?:非常|很|十分)?(?:抱歉|遗憾)|对不起|不好意思|尊敬的用户|您好|你好|我是(?:一个|一款)?(?:ai|人工智能|语言模型|智能)|[作身]为[^,。]{0,12}?(?:ai|人工智能|人工智慧|语言模型|智能|助手|助理))/;
const NOTICE =
  /^"?(?:(?:非常|很)?(?:抱歉|对不起|不好意思|您好)[,!。]?)?(?:(?:该|此|本)(?:条)?(?:内容|问题|话题|回答|信息|资讯|消息|请求|结果)|[您你](?:的|所)?(?:问题|提问|输入|请求|内容|查询|消息)|(?:由于|因|因为|系统检测到|检测到)[^。,]{0,6}(?:内容|输入|提问|问题|话题)|(?:内容|输入|提问|问题)(?:涉嫌|涉及|包含|含有|敏感|违规|违反)|(?:根据|依据|按照|因)(?:相关|有关|国家|我国|中国|当地)?的?(?:法律|法规|政策|规定))/;
const SAYING =
  /\b(?:said|says|stat(?:ed|es)|replie[ds]|answered|wrote|writes|announced|declared|added|insist(?:ed|s)|responded|told [a-z ]{2,30})(?: that)?[:,]?$|(?:说|称|表示|回应|指出|强调|答|回答|坦言|写|宣布|透露)道?[:,]?$/;
const OF_ONESELF = /\bi\b|我/;

/**
 * The clauses of the parts of an answer that rules read, its beginning and its end: sentences, split again at semicolons and colons,
 * at `, but` and its like, and at Chinese commas. The work is bounded by {@link READ_LIMIT}, whatever the answer's length.
 */
export function clausesOf(answer: string): readonly Clause[] {
  const { head, tail } = partsOf(unquoted(answer.trim()));
  const voiced = hasOtherVoice(head);
  const first = clausesIn(head, { sentence: 0, isTail: false, voiced });
  const sentence = (first.at(-1)?.sentence ?? -1) + 1;
  return [...first, ...clausesIn(tail, { sentence, isTail: true, voiced })];
}

/** Code units between what rules read of a text's beginning and of its end. */
export function unreadOf(answer: string): number {
  return Math.max(0, answer.trim().length - READ_LIMIT);
}

/** The end begins with a whole sentence, where there is one. */
function partsOf(text: string): { readonly head: string; readonly tail: string } {
  if (text.length <= HEAD_LIMIT) return { head: text, tail: '' };
  const tail = text.slice(Math.max(HEAD_LIMIT, text.length - TAIL_LIMIT));
  const [, ...whole] = tail.split(/(?<=[.!?。！？]\s?|\n)(?=\S)/);
  return { head: text.slice(0, HEAD_LIMIT), tail: whole.length > 0 ? whole.join('') : tail };
}

function clausesIn(text: string, place: Pick<Clause, 'sentence' | 'isTail' | 'voiced'>): Clause[] {
  const clauses: Clause[] = [];
  const sentences = text.split(SENTENCE_END);
  const speaks = speakersOf(sentences);
  let inQuotes = false;
  let isSpoken = false;
  for (const [number, sentence] of sentences.entries()) {
    const plain = normalise(sentence.slice(0, CLAUSE_LIMIT));
    const ofSentence = {
      apologetic: APOLOGY.test(plain),
      notice: NOTICE.test(plain),
      sentence: place.sentence + number,
      isTail: place.isTail,
      voiced: place.voiced,
      around: plain,
    };
    let reported = isSpoken;
    isSpoken ||= speaks?.(sentence) ?? false;
    const parts = sentence.split(CLAUSE_END);
    for (const [index, original] of parts.entries()) {
      const clause = {
        original: original.trim(),
        quoted: inQuotes,
        reported,
        ...ofSentence,
        index,
      };
      const written = parts.length === 1 ? plain : normalise(original.slice(0, CLAUSE_LIMIT));
      if (written !== '') clauses.push({ ...clause, text: written });
      if (oddQuotes(original)) inQuotes = !inQuotes;
      reported = isSpoken || (SAYING.test(written) && !OF_ONESELF.test(written));
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
