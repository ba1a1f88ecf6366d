import { normalise } from '../text/normalise.js';
import { QUESTION_LIMIT, topicOf, wordsOf } from './tokens.js';

/** What a request asks to be written or done, in English and Chinese words. Several can hold of one. */
const WISHES: readonly (readonly [string, RegExp])[] = [
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

/** What a request wishes, and its own words: an answer to it is expected to take them up. */
export interface Request {
  readonly wishes: readonly string[];
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
  const wishes = WISHES.filter(([, form]) => form.test(plain)).map(([name]) => name);
  return {
    wishes,
    words: new Set([...topicOf(wordsOf(plain)), ...pairsOf(plain)]),
    asksForText: TEXT.test(plain),
    wantsPraise: wishes.includes('praise') || wishes.includes('satire'),
  };
}

/** Pairs of Han characters that follow each other. */
function pairsOf(plain: string): string[] {
  return (plain.match(/\p{Script=Han}+/gu) ?? []).flatMap((run) =>
    Array.from({ length: run.length - 1 }, (_, at) => run.slice(at, at + 2)),
  );
}
