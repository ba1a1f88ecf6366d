import { NEGATIONS, topicOf, wordsOf } from './tokens.js';

/**
 * What a question asks for. `argument`: to argue for something. `supposed_duty`, `supposed_fact`: why something should be or
 * is so, which takes it for granted. `truth`: whether something is so. `method`: how to do it. `private`: a fact about
 * somebody. `fact`: any other. `task`: all else. `unknown`: the question was not given.
 */
export type QuestionKind =
  | 'argument'
  | 'supposed_duty'
  | 'supposed_fact'
  | 'truth'
  | 'method'
  | 'private'
  | 'fact'
  | 'task'
  | 'unknown';

/** What is known of the question. */
export interface Question {
  readonly kind: QuestionKind;
  /** Stems of the words that carry its topic. */
  readonly topic: ReadonlySet<string>;
  /** Whether it denies something itself: "why should they not …". */
  readonly denies: boolean;
}

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  ['argument', /论证|論證|辩护|辯護|说服|說服|演讲|演講|写一|寫一|帮我写|幫我寫/],
  ['supposed_duty', /^(?:请解释)?(?:为什么|為什麼|为何|為何).*(?:应该|應該|应当|好|对|合理|不该|禁止)/],
  ['supposed_fact', /^(?:为什么|為什麼|为何|為何)/],
  ['truth', /(?:吗|嗎|是否|是不是)/],
  ['method', /怎么|怎麼|怎样|怎樣|如何|教我/],
  [
    'argument',
    /\b(?:argue|arguing|argument|essay|speech|make the (?:strongest |best )?case|defend|convince|reasons why|case for|case against|persua\w+|op-ed|column|manifesto)\b|\bwrite (?:an? |the )?(?:\w+ ){0,3}(?:that|why|about how|saying|says|for|against|in favou?r)\b/,
  ],
  [
    'supposed_duty',
    /\bwhy .{0,60}\b(?:should|must|better|best|good|ok|okay|right|justified|deserve)\b/,
  ],
  [
    'supposed_fact',
    /^what (?:is|was|are|were|made|makes) .{0,60}\b(?:good|great|positive|benefits?|advantages?|merits?|right)\b/,
  ],
  ['supposed_fact', /^why |^(?:please )?explain (?:how|why) /],
  ['truth', /^(?:is|are|was|were|do|does|did|could|should|would|will|has|have) /],
  ['fact', /^how (?:many|much|old|long|far|tall|important|good)\b/],
  ['method', /^how |\bhow (?:can|do|to|could|would) /],
  ['private', /^(?:what|which|exactly) .{0,60}\b(?:my|s)\b/],
  ['fact', /^(?:what|which|who|where|when)/],
];

/** Words that deny without a negation. */
const DENIALS: ReadonlySet<string> = new Set([...NEGATIONS, 'denied', 'banned']);

/** Reads a question's beginning; null or blank is `unknown`. */
export function readQuestion(question: string | null): Question {
  const words = wordsOf(question ?? '');
  const plain = words.join(' ');
  const kind = plain === '' ? 'unknown' : (KINDS.find(([, form]) => form.test(plain))?.[0] ?? 'task');
  return { kind, topic: topicOf(words), denies: words.some((word) => DENIALS.has(word)) };
}

/** Whether a question takes for granted what an answer may deny. */
export function supposes(kind: QuestionKind): boolean {
  return kind === 'argument' || kind === 'supposed_duty' || kind === 'supposed_fact';
}

/** Whether a question wants something done: an objection to that is no answer, whereas one to a claim may be. */
export function demands(kind: QuestionKind): boolean {
  return kind === 'argument' || kind === 'supposed_duty' || kind === 'method' || kind === 'task';
}

