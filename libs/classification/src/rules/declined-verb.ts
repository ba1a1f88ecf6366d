import { LEAD, SELF, notQuoted, FELT } from './chinese-words.js';
import type { Clause } from '../text/clauses.js';
import { ADVERB, NOT_ABLE, ownWords } from './english-words.js';
import type { Match, Reading } from './reading.js';
import type { ClauseRule } from './rule.js';
import { speaksOfRequest } from '../text/voices.js';

/** Sentences at the start in which "I cannot …" is said of the request. */
const NEAR_START = 3;
/** Letters of a verb that its forms share. */
const STEM = 6;

const ENGLISH_PATTERN = new RegExp(`\\bi (?:${NOT_ABLE}),? ${ADVERB}([a-z]{4,})`);
const ENGLISH = {
  id: 'en.refusal.verb_of_request',
  role: 'refusal',
  pattern: ENGLISH_PATTERN,
  when: ownWords(ENGLISH_PATTERN),
} as const satisfies ClauseRule;

const CHINESE = {
  id: 'zh.refusal.verb_of_request',
  role: 'refusal',
  pattern: new RegExp(
    `^${LEAD}(?:(?:这|该|此)[^。,]{0,10})?${SELF}(?:不能够?|无法|没法|不会|不便|不愿意?|不想|不可以|不宜|不应该?|拒绝)(?:再|去|直接|随意|[为帮给替][您你]){0,2}([\\u4e00-\\u9fff]{2})`,
  ),
  unless: FELT,
  when: notQuoted,
} as const satisfies ClauseRule;

/** What may stand before the verb of a Chinese request. */
const ASKING =
  /^(?:请|麻烦|劳驾|能否|能不能|可否|可以|你|您|帮我|给我|为我|替我|帮忙|现在|然后|再|并且?|我想让?|我要|我希望|[^。,]{1,6}地){0,4}/;
const VERBS_READ = 12;

/** Near the start, "I cannot …" with the very verb of the request, such as "condemn", declines it, whatever verb it is. */
export function declinedVerb({ clauses }: Reading, asked: string): Match | undefined {
  const chinese = chineseVerbsOf(asked);
  for (const read of clauses) {
    const { clause } = read;
    if (clause.sentence >= NEAR_START) return undefined;
    if (clause.voiced && !speaksOfRequest(clause.text)) continue;
    if (declines(clause, ENGLISH, (verb) => ` ${asked}`.includes(` ${verb.slice(0, STEM)}`))) {
      return { ...read, rule: ENGLISH };
    }
    if (declines(clause, CHINESE, (verb) => chinese.includes(verb))) {
      return { ...read, rule: CHINESE };
    }
  }
  return undefined;
}

function declines(
  clause: Clause,
  { pattern, when, ...rule }: typeof ENGLISH | typeof CHINESE,
  isAsked: (verb: string) => boolean,
): boolean {
  const verb = pattern.exec(clause.text)?.[1];
  if (verb === undefined || !isAsked(verb) || !when(clause)) return false;
  return !('unless' in rule && rule.unless.test(clause.text));
}

/** The first two characters of what each part of a Chinese request asks for. */
function chineseVerbsOf(asked: string): readonly string[] {
  return asked
    .split(/[,。!?:;、\n]/, VERBS_READ)
    .map((part) => part.trim().replace(ASKING, '').slice(0, 2))
    .filter((verb) => /^[\u4e00-\u9fff]{2}$/.test(verb));
}
