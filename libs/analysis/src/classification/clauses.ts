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
  /** Whether it is what somebody else says: the clause before it ends with a verb of saying. */
  readonly reported: boolean;
  /** Whether its sentence begins with an apology. */
  readonly apologetic: boolean;
  /** Whether its sentence begins as the notice of a filter does: with the asked one's text, with this content, with regulations. */
  readonly notice: boolean;
  /** Position in its sentence, 0-based. */
  readonly index: number;
}

const SENTENCE_END = /(?<=[.!?؟।])\s+|(?<=[。！？!?])|\n/;
const CLAUSE_END =
  /[;；]\s*|:\s+|,\s+(?=(?:but|however|though|although|yet|nevertheless|still)\b)|，|(?<=\p{Script=Han}),/iu;
const APOLOGY =
  /^"?(?:i am (?:very |so |truly |really )?(?:sorry|afraid)|sorry|my apologies|apologies|i apologi[sz]e|unfortunately|i regret|(?:非常|很|十分)?(?:抱歉|遗憾|遺憾)|对不起|對不起|不好意思|尊敬的用户|尊敬的用戶|您好|你好|我是(?:一个|一個|一款)?(?:ai|人工智能|语言模型|智能)|(?:作为|作為)(?:一个|一個|一款)?(?:ai|人工智能|人工智慧|语言模型|語言模型|智能))/;
const NOTICE =
  /^"?(?:(?:非常|很)?(?:抱歉|对不起|對不起|不好意思|您好)[,!。]?)?(?:(?:该|該|此|本)(?:条|條)?(?:内容|內容|问题|問題|话题|話題|回答|信息|資訊|消息|请求|請求|结果|結果)|[您你](?:的|所)?(?:问题|問題|提问|提問|输入|輸入|请求|請求|内容|內容|查询|查詢|消息)|(?:由于|由於|因|因为|因為|系统检测到|系統檢測到|检测到|檢測到)[^。,]{0,6}(?:内容|內容|输入|輸入|提问|提問|问题|問題|话题|話題)|(?:内容|內容|输入|輸入|提问|提問|问题|問題)(?:涉嫌|涉及|包含|含有|敏感|违规|違規|违反|違反)|(?:根据|根據|依据|依據|按照|因)(?:相关|相關|有关|有關|国家|國家|我国|我國|中国|中國|当地|當地)?的?(?:法律|法规|法規|政策|规定|規定))/;
const SAYING =
  /\b(?:said|says|stat(?:ed|es)|replie[ds]|answered|wrote|writes|announced|declared|added|insist(?:ed|s)|responded|told [a-z ]{2,30})(?: that)?[:,]?$|(?:说|說|称|稱|表示|回应|回應|指出|强调|強調|答|回答|坦言|写|寫|宣布|透露)道?[:,]?$/;
const OF_ONESELF = /\bi\b|我/;

/**
 * The clauses of the part of an answer that rules read: sentences, split again at semicolons and colons, at `, but` and its like,
 * and at Chinese commas. Its work is bounded by {@link READ_LIMIT}, whatever the answer's length.
 */
export function clausesOf(answer: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let inQuotes = false;
  for (const sentence of unquoted(answer.trim().slice(0, READ_LIMIT)).split(SENTENCE_END)) {
    const plain = normalise(sentence.slice(0, CLAUSE_LIMIT));
    const ofSentence = { apologetic: APOLOGY.test(plain), notice: NOTICE.test(plain) };
    let reported = false;
    for (const [index, original] of sentence.split(CLAUSE_END).entries()) {
      const clause = {
        original: original.trim(),
        quoted: inQuotes,
        reported,
        ...ofSentence,
        index,
      };
      const text = normalise(original.slice(0, CLAUSE_LIMIT));
      if (text !== '') clauses.push({ ...clause, text });
      if (oddQuotes(original)) inQuotes = !inQuotes;
      reported = SAYING.test(text) && !OF_ONESELF.test(text);
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
