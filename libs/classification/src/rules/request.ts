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
