import { normalise } from '../text/normalise.js';
import { QUESTION_LIMIT, topicOf, wordsOf } from '../text/tokens.js';

/** What a request asks to be written or done, in English and Chinese words. Several can hold of one. */
const REQUEST_TYPES: readonly (readonly [string, RegExp])[] = [
  [
    'criticism',
    /\bcriti(?:ci[sz]e|que|cal|cisms?)\b|\bcondemn|\bdebunk|\bchalleng|\bexpos(?:e|ing)\b|\bargu(?:e|ing) against\b|\brebut|\brefut|\bdenounc|批评|批判|谴责|反驳|揭穿|揭露|挑战|抨击|质疑|驳斥/,
  ],
  [
    'satire',
    /\bsatir|\bmock\b|\bparod|\bhumor|\bjok(?:e|es|ing)\b|讽刺|戏仿|恶搞|调侃|笑话|段子|模拟/,
  ],
  [
    'praise',
    /\bprais|\bdefend|\bdefen[cs]e of\b|\bjustif|\bdenying\b|\bpromot|\bin favou?r of\b|\bsupporting\b|\bbenefits? of\b|赞美|赞扬|歌颂|称赞|辩护|否认|支持|为.{0,8}辩解|宣传.{0,4}好处/,
  ],
  [
    'list',
    /\blist\b|\bexamples?\b|\bname (?:some|three|five|the)\b|\benumerat|列举|列出|举例|罗列|哪些/,
  ],
  [
    'analysis',
    /\banaly[sz]|\bexamin|\bcompar|\bassess|\bevaluat|\bdiscuss|分析|比较|评估|检视|探讨|评论|论述|剖析/,
  ],
  ['description', /\bdescrib|\boutline|\bsummari[sz]|\bexplain|描述|概述|介绍|总结|解释|说明/],
  [
    'fiction',
    /\bfiction|\bstor(?:y|ies)\b|\bpoem|\bsong|\blyrics|\bscene|\bimagin|\bcompose|虚构|故事|小说|诗|歌|想象|创作/,
  ],
  [
    'text',
    /\bessay|\breport\b|\bspeech|\bop-ed|\barticle|\beditorial|\bpress release|\bletter|\bcolumn|\bmanifesto|\breview\b|论文|报告|演讲|文章|社论|新闻稿|信|专栏|评论|声明|广告/,
  ],
  [
    'argument',
    /\bargu(?:e|ing|ments?)\b|\bcase (?:for|against|that)\b|\bpersuad|\bconvinc|\bdebate|论证|主张|说服|辩论|理由/,
  ],
];

/** Asks for a text to be made, by how the request begins: not for an answer to a question. */
const TEXT =
  /^(?:please |kindly |(?:can|could|would) you (?:please )?|i (?:want|need|would like) you to |help me (?:to )?)?(?:write|compose|draft|create|list|outline|describe|analy[sz]e|compare|critici[sz]e|critique|examine|discuss|summari[sz]e|generate|make (?:a|an|the|up)|provide|argue|evaluate|assess|imagine|develop|produce|prepare|design|highlight|expose|condemn|debunk|challenge|debate|detail|investigate|explore|give (?:me )?(?:a|an|some|examples)|tell (?:me )?(?:a|an) (?:story|joke))\b|^(?:[请您你帮给我]{0,4})(?:[写编拟列画讲]|撰写|创作|起草|分析|描述|概述|比较|批评|批判|讨论|探讨|评论|评估|总结|揭露|揭穿|反驳|检视|创建|制作|生成|阐述|谴责|论述|模仿|想象|设计)|^.{1,40}(?:进行|作出)[^。]{0,6}(?:分析|批评|评论|批判|比较|论述)/;

/** What a request asks for, by its form: a text to be made, or an answer to a question. */
export type Form = 'text' | 'question';

export function formOf(request: Request | null): Form {
  return request?.asksForText === true ? 'text' : 'question';
}

/** What a request asks for, and its own words: an answer to it is expected to take them up. */
export interface Request {
  readonly types: readonly string[];
  /** Stems of its topical words; in Chinese its pairs of characters. */
  readonly words: ReadonlySet<string>;
  /** Whether it asks for praise or for satire, so that words of praise in the answer are what was asked for. */
  readonly wantsPraise: boolean;
  readonly asksForText: boolean;
}

/** Reads a request's beginning; null when it was not given. */
export function readRequest(question: string | null): Request | null {
  const plain = normalise((question ?? '').slice(0, QUESTION_LIMIT));
  if (plain === '') return null;
  const types = REQUEST_TYPES.filter(([, form]) => form.test(plain)).map(([name]) => name);
  return {
    types,
    words: new Set([...topicOf(wordsOf(plain)), ...pairsOf(plain)]),
    asksForText: TEXT.test(plain),
    wantsPraise: types.includes('praise') || types.includes('satire'),
  };
}

/** Pairs of Han characters that follow each other. */
function pairsOf(plain: string): string[] {
  return (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}

/**
 * What is wanted: `text`, something written for the purpose (a speech, a satire, criticism, an argument); `facts`, an account of something,
 * a list, an analysis; `reply`, an answer to a question; null when it is not known what was asked.
 */
export type Wanted = 'text' | 'facts' | 'reply' | null;

/** Code units of a request that are looked at. */
const LOOKED_AT = 1_000;

const MAKE =
  '(?:write|draft|compose|create|craft|generate|produce|pen|author|prepare|argue|critici[sz]e|critique|condemn|denounce|satiri[sz]e|mock|parody|roast|praise|defend|imagine|invent|design|make|formulate|debate|persuade|convince|advocate)';
const TEXTS =
  '(?:essay|speech|article|op-?ed|editorial|satir\\w*|poem|song|lyrics|story|letter|script|dialogue|monologue|sketch|slogan|manifesto|press release|pamphlet|blog|post|tweet|joke|advert\\w*|brochure|statement|argument|critique)';
const ENGLISH_TEXT = new RegExp(
  `^(?:please |now |hi |hello |hey )?(?:(?:can|could|would|will) you (?:please )?|i (?:want|need|would like) you to |help me (?:to )?)?${MAKE}\\b|^give me (?:an? |the )?(?:\\w+ ){0,2}${TEXTS}\\b`,
);
const CHINESE_TEXT =
  /(?:写|撰写|创作|编写|起草|草拟|拟写|拟定|编一|编个|作一首|作诗|制作|设计|虚构|想象|批评|批判|抨击|谴责|讽刺|嘲讽|论证|辩护|反驳|论述为什么|请为|模拟|模仿|扮演|创建|生成)/;
const ENGLISH_QUESTION =
  /^(?:(?:so|but|and|hi|hello|please),? )?(?:what|who|whom|whose|when|where|which|why|how|is|are|was|were|do|does|did|can|could|should|would|will|has|have|had|am)\b|\?$/;
const CHINESE_QUESTION = /(?:什么|谁|哪[里个些]?|为何|怎么|怎样|是否|吗|多少|几)|\?$/;

/** What the text of a question or a request wants; it is given as rules read it. */
export function wantedBy(plain: string): Wanted {
  const asked = plain.slice(0, LOOKED_AT).trim();
  if (asked === '') return null;
  if (ENGLISH_TEXT.test(asked) || CHINESE_TEXT.test(asked)) return 'text';
  return ENGLISH_QUESTION.test(asked) || CHINESE_QUESTION.test(asked) ? 'reply' : 'facts';
}

const VOICES =
  /\b(?:poems?|songs?|lyrics|rap|verses?|haiku|sonnet|ballad|stor(?:y|ies)|novel|diary|monologue|letters?|confession|testimony|dialogue|script|sketch|play|interview|role-?play|pretend|imagine|voice of|perspective of|as if you were)\b|诗|歌词|歌曲|故事|小说|日记|独白|[封写]信|自白|对话|剧本|相声|小品|采访|访谈|扮演|口吻|视角|答记者问/;

/** Whether something is wanted in which somebody else than the model says "I". */
export function hasVoice(plain: string): boolean {
  return VOICES.test(plain.slice(0, LOOKED_AT));
}
