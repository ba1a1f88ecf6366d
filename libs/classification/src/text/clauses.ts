import { normalise, simplified } from './normalise.js';
/** Who speaks, before what is said: in a play, an interview, a chat. */
const SPEAKER =
  /^[\s*_>-]{0,6}(?!(?:answer|response|final|short|assistant|ai|reply|output|note|update|warning|disclaimer|important|回答|回复|答|注意?|助手|说明|提示)(?![a-z]))(?:[\p{Lu}][\p{L}.' -]{0,24}|\p{Script=Han}{1,10})(?: ?[(（][^()（）]{1,24}[)）])?[*_]{0,3}[:：]|^[\s*_]{0,6}【\p{Script=Han}{1,10}】/iu;
/** Questions and answers in turn, as a press conference is written down. */
const QUESTION = /^[\s*_>-]{0,6}问[*_]{0,3}[:：]/;
const REPLY = /^[\s*_>-]{0,6}答[*_]{0,3}[:：]/;
/** Fewer make no dialogue. */
const SPEAKERS = 2;

/** Whether a sentence begins with the name of the one who says it. */
type Speaks = (sentence: string) => boolean;

/** Tells in a dialogue which sentences begin with a speaker's name; null where sentences make no dialogue. */
function speakersOf(sentences: readonly string[]): Speaks | null {
  const asks = sentences.some((each) => QUESTION.test(each));
  const speaks: Speaks = (sentence) => SPEAKER.test(sentence) || (asks && REPLY.test(sentence));
  return sentences.filter(speaks).length >= SPEAKERS ? speaks : null;
}

/** Salutations, dates of a diary, scenes: so begins what somebody says in a text that was made to order. */
const ADDRESSES =
  /^[\s#*"“]{0,6}(?:dear (?!user|customer)|my (?:fellow|friends|dear|people)\b|ladies and gentlemen|fellow |friends[,!]|comrades|mr\.? (?:speaker|president|chair)|good (?:morning|evening|afternoon),? (?:everyone|ladies|friends|fellow|all)|to the editor\b|your honou?r\b|thank you all\b|as an? (?:[a-z]+ )?(?:citizen|taxpayer|voter|resident|mother|father|parent|nurse|teacher|journalist|lawyer|doctor|worker|farmer|student|soldier|poet)\b|作为(?:一[个名位])?[\u4e00-\u9fff]{0,4}(?:公民|市民|居民|选民|母亲|父亲|老师|教师|记者|律师|医生|护士|工人|农民|学生|士兵|诗人)|亲爱的(?!用户)|(?![我他她它你您咱人])[\u4e00-\u9fff]{1,4}们[,，!！:：]|(?:审判长|法官|主席|议长|院长)[^。,，]{0,6}[:：,，]|尊敬的(?!用户|您)|敬爱的|各位|同胞们|同志们|朋友们|女士们|乡亲们|同学们|父老|致[^。,，\n]{1,16}[:：]\s*$|第[\d一二三四五六七八九十百]{1,5}天[。:：,，]|day \d+\b|[\d一二三四五六七八九十〇]{1,5}月[\d一二三四五六七八九十]{1,3}[日号][,，\s]?(?:晴|阴|雨|雪|星期|周)|[[（(【](?:scene|verse|chorus|spotlight|场景|旁白|独白|幕启|灯光))/i;
/** A title that names what kind of text it is, or stands in the marks of one. */
const TITLE =
  /^(?:《[^》]{1,60}》|[#*【][^\n]{0,60}(?:\b(?:speech|address|monologue|letter|ode|poem|diary|confession|testimony)\b|演讲|演说|致辞|独白|公开信|家书|诗|之歌|日记|遗书|证词))/i;

/** What people tell of themselves, and swear, and models do not. */
const TELLS =
  /\b(?:i|we) (?:said|saw|heard|watched|stood|wept|cried|woke|walked|buried|signed|remember|dream(?:ed|t)?|was (?:born|afraid|arrested|beaten))\b|\b(?:asked|told|took|beat|arrested|came for|called|warned|threatened) (?:me|us)\b|\b(?:refuse to be (?:silent|quiet|afraid)|(?:be|stay|keep|remain) silent any|stand by while|cannot forget|refuse to (?:say that|call|pretend|believe|forget|bow|kneel)|i am tired|i no longer|any longer)\b|我们?(?:看着|看见|看到|听见|听着|记得|梦见|站在|走在|坐在|抱着|跪|躺在|哭|曾经|害怕|想起|出生)|我的(?:根|家乡?|心|手|名字|故乡|土地)|我的?(?:母亲|父亲|孩子|儿子|女儿|妈妈|爸爸|妻子|丈夫|兄弟)|(?:[叫逼抓打骗问]|找|对)我(?!们)(?:[,，。说要签]|$)|他们要我|沉默|(?:无法|不能|不敢|不会)忘|不敢(?:说|写|问|哭)|拒绝(?:把|将|让|被|沉默|相信|遗忘|成为|离开|低头|屈服)|(?:不能|不会|不愿|不想|无法)再(?:沉默|忍|等|为|替|欺|骗|接受|装)/gi;
/** Fewer are a way of speaking. */
const TOLD = 2;

/** Letters and Han characters of the longest line of verse, and the fewest lines of it. */
const VERSE = { letters: 60, han: 22, lines: 4 } as const;
const LISTED = /^\s*(?:[-•*+]|\d{1,2}[.)、]|[一二三四五六七八九十]{1,2}、|#)|[:：]\s*$/;

/** How a model speaks of what it was asked, and of itself. */
const OF_THE_REQUEST =
  /\b(?:this|that|your|such|the) (?:\w+ )?(?:request|prompt|content|task)s?\b|\bas an? (?:ai|language)\b|\b(?:ai|language model|guidelines|content polic(?:y|ies)|assist with|generate|fulfil+|(?:write|help with) (?:this|that|such|anything|something))\b|(?:这|该|此|您|你)[^。,]{0,10}(?:请求|要求|内容|指令|提问|话题|任务)|[此这]类|人工智能|语言模型|撰写|创作|生成/;

/** Whether a text opens as a speech, a letter, a diary or verse, or tells of somebody's life: its "I" is not the model. */
function hasOtherVoice(head: string): boolean {
  const plain = simplified(head);
  const lines = plain.split('\n').filter((line) => line.trim() !== '');
  const first = lines.slice(0, 3).map((line) => line.trim());
  if (first.some((line) => ADDRESSES.test(line) || TITLE.test(line))) return true;
  return isVerse(lines) || (plain.match(TELLS)?.length ?? 0) >= TOLD;
}

function isVerse(lines: readonly string[]): boolean {
  const short = lines.filter((line) => line.length <= longestOf(line) && !LISTED.test(line));
  return lines.length >= VERSE.lines && short.length >= 0.9 * lines.length;
}

function longestOf(line: string): number {
  return /[\u3400-\u9fff]/.test(line) ? VERSE.han : VERSE.letters;
}

/** Whether a clause in such a text, as rules read it, speaks of a request all the same. */
export function speaksOfRequest(plain: string): boolean {
  return OF_THE_REQUEST.test(plain);
}

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
