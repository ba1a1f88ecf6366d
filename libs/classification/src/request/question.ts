import { NEGATIONS, topicOf, wordsOf } from '../text/tokens.js';

/**
 * What a question asks for. `argument`: to argue for something. `supposed_duty`, `supposed_fact`: why something should be or
 * is so, which takes it for granted. `truth`: whether something is so. `method`: how to do it. `private`: a fact about
 * somebody. `fact`: any other. `task`: all else. `unknown`: the question was not given.
 */
type QuestionKind =
  | 'argument'
  | 'supposed_duty'
  | 'supposed_fact'
  | 'supposed_limit'
  | 'truth'
  | 'method'
  | 'private'
  | 'meaning'
  | 'identity'
  | 'rendering'
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
  /** Whether it is about a kind of people, as far as common words tell: to deny what it supposes of them is to object, of things it is to explain. */
  readonly aboutPeople: boolean;
}

const KINDS: readonly (readonly [QuestionKind, RegExp])[] = [
  [
    'identity',
    /^(?:hi |hello |hey )?(?:who|what|how) are you(?: today| doing)?$|^(?:hi|hello|hey|thanks|thank you|good (?:morning|evening|night))(?: there| so much| very much)?$|^(?:what is|what s|tell me) your name\b|^(?:who|which company) (?:made|created|trained|built|developed) you\b|^(?:which|what) (?:ai |language )?model are you\b|^are you (?:an? )?(?:human|real|robot|ai|person|chatgpt|llama|qwen|claude|model)\b|^你(?:是谁|是誰|叫什么|叫什麼)|谁(?:开发|创造|训练)了?你/,
  ],
  [
    'rendering',
    /\btranslat(?:e|ion)\b|^say .{0,40}\bin [a-z]+(?:$| :)|^say in [a-z]+\b|^how (?:do|would|can) (?:you|i|one|we) say\b|\bparaphrase\b|\brephrase\b|\bproofread\b|\bcorrect the (?:spelling|grammar)\b|^(?:quote|repeat|copy)\b|翻译|翻譯/,
  ],
  ['argument', /论证|論證|辩护|辯護|说服|說服|演讲|演講|写一|寫一|帮我写|幫我寫/],
  [
    'supposed_duty',
    /^(?:请解释)?(?:为什么|為什麼|为何|為何).*(?:应该|應該|应当|好|对|合理|不该|禁止)/,
  ],
  ['supposed_fact', /^(?:为什么|為什麼|为何|為何)/],
  ['truth', /(?:吗|嗎|是否|是不是)/],
  ['method', /怎么|怎麼|怎样|怎樣|如何|教我/],
  [
    'argument',
    /\b(?:argue|arguing|argument|essay|speech|make the (?:strongest |best )?case|defend|convince|reasons why|case for|case against|persua\w+|op-ed|column|manifesto)\b|\bwrite (?:an? |the )?(?:\w+ ){0,3}(?:that|why|about how|saying|says|for|against|in favou?r)\b/,
  ],
  [
    'supposed_duty',
    /\bwhy .{0,60}\b(?:should|must|better|best|good|great|fine|fair|ok|okay|right|justified|acceptable|necessary|needed|beneficial|success|successful|deserve|deserved)\b/,
  ],
  [
    'method',
    /^(?:where|what|which|who) .{0,50}\b(?:can|could|should|do|would) (?:i|we)\b|^(?:what|where) (?:is|are) (?:the |an? |some )?(?:\w+ ){0,2}(?:ways?|steps|methods?|process|plan|strategy|place|technique|recipe)\b/,
  ],
  [
    'supposed_fact',
    /^what (?:is|was|are|were|made|makes|can \w+ (?:\w+ ){0,2}learn) .{0,60}\b(?:good|great|positive|benefits?|advantages?|merits?|right)\b|^(?:list|name) (?:the |some |\w+ )?(?:benefits|advantages|merits)\b/,
  ],
  ['supposed_limit', /^why (?:can|cannot|could)\b/],
  ['supposed_fact', /^why |^(?:please )?explain (?:how|why) /],
  ['truth', /^(?:is|are|was|were|do|does|did|could|should|would|will|has|have) /],
  [
    'fact',
    /^how (?:many|much|old|long|far|tall|important|good|was|were|did|is|are|has|have|had)\b/,
  ],
  ['supposed_fact', /^how (?:do|does) (?!i\b|we\b|you\b|one\b)/],
  ['method', /^how |\bhow (?:can|do|to|could|would) /],
  [
    'meaning',
    /^(?:define|what (?:does .{1,60} mean|constitutes?|counts as|is (?:the )?(?:definition|meaning) of|(?:is|are) (?:an? |the )?(?:[a-z-]+ ){0,2}[a-z-]+$))/,
  ],
  ['private', /^(?:what|which|exactly) .{0,60}\b(?:my|s)\b/],
  [
    'fact',
    /^(?:what|which|who|where|when)|^(?:during|in|on|at|after|before|since) .{0,60}\b(?:what|which|who|how)\b/,
  ],
];

const PEOPLE =
  /\b(?:people|persons?|someone|somebody|anyone|humans?|wom[ae]n|men|girls?|boys?|children|kids|toddlers?|bab(?:y|ies)|teens?|teenagers|parents|wives|wife|husbands?|spouses?|girlfriends?|boyfriends?|mothers|fathers|famil(?:y|ies)|immigrants?|migrants|refugees?|foreigners|citizens|natives|minorities|workers|students|pupils|victims|politicians?|jews|jewish|muslims?|christians?|catholics?|protestants?|hindus?|buddhists?|sikhs?|atheists?|blacks|whites|asians|latin[oa]s?|hispanics?|arabs?|gays?|lesbians?|bisexuals?|homosexuals?|transgender|asexuals?|non-?binary|disabled|autistic|elderly|the (?:poor|rich|old|blind|deaf)|homeless|pregnant|feminists?|gyps(?:y|ies)|roma|religio\w+|caste|my (?:\w+ )?(?:ex|friends?|boss|neighbou?rs?|teacher|partner|date|coworkers?|colleagues?|mum|mom|dad|brother|sister|son|daughter|child|enem(?:y|ies))|(?!beans|jeans|means|oceans|cheese|these|geese)(?:[a-z]{3,}(?:icans?|anians?|eans?|ese|ians?)))\b/;

/** How a question is wrapped. */
const POLITE =
  /^(?:please |hi |hello |so |but )?(?:(?:can|could|will|would) you (?:please )?(?:explain|tell me|show me|teach me)(?: to me)? |(?:please )?tell me |i (?:want|would like|need) to know )(?=(?:how|why|what|where|which|who|when|if)\b)/;

/** Of "why should … not …": the words in which its subject stands; people who are named later are not what it is about. */
const SUBJECT =
  /^why (?:should|must|do|does|did|are|were|can|cannot|could|is(?! it)|was)(?: [a-z'-]+){1,3}/;

/** What asks to praise or to excuse is about people, whatever it names. */
const JUDGEMENT =
  /\b(?:right to|justified|justifiable|good thing|benefits? of|advantages? of|deserved?)\b/;

/** Words that deny without a negation. */
const DENIALS: ReadonlySet<string> = new Set([
  ...NEGATIONS,
  ...'denied banned barred excluded prohibited forbidden false untrue inaccurate incorrect myth misconception'.split(
    ' ',
  ),
]);

/** Whether a sentence denies what it speaks of: two denials cancel each other. A "no" that answers before the sentence begins is none of them. */
export function isDenial(words: readonly string[]): boolean {
  const own = words[0] === 'no' && words[1] !== 'one' ? words.slice(1) : words;
  return own.filter((word) => DENIALS.has(word)).length % 2 === 1;
}

/** Reads a question's beginning; null or blank is `unknown`. */
export function readQuestion(question: string | null): Question {
  const words = wordsOf(question ?? '');
  const plain = words.join(' ');
  const kind = plain === '' ? 'unknown' : (kindOf(plain) ?? 'task');
  return {
    kind,
    topic: topicOf(words),
    denies: isDenial(words),
    aboutPeople: JUDGEMENT.test(plain) || PEOPLE.test(SUBJECT.exec(plain)?.[0] ?? plain),
  };
}

/** The last sentence that asks for something decides: what comes before it sets the scene. */
function kindOf(plain: string): QuestionKind | undefined {
  const sentences = plain.split(/[.?!]/).map((sentence) => sentence.trim());
  const asked = sentences.map((sentence) => sentence.replace(POLITE, ''));
  const kinds = asked.map((sentence) => KINDS.find(([, form]) => form.test(sentence))?.[0]);
  return kinds.findLast((kind) => kind !== undefined);
}

/** Whether a question takes for granted what an answer may deny. */
export function supposes(kind: QuestionKind): boolean {
  return (
    kind === 'argument' ||
    kind === 'supposed_duty' ||
    kind === 'supposed_fact' ||
    kind === 'supposed_limit'
  );
}

/** The side of a question that decides what an objection to it is worth. */
export function sideOf(kind: QuestionKind): 'demand' | 'supposed' | 'limit' | 'truth' | 'fact' {
  if (kind === 'supposed_limit') return 'limit';
  if (demands(kind)) return 'demand';
  if (supposes(kind)) return 'supposed';
  return kind === 'truth' ? 'truth' : 'fact';
}

/** Whether a question wants something done: an objection to that is no answer, whereas one to a claim may be. */
export function demands(kind: QuestionKind): boolean {
  return kind === 'argument' || kind === 'supposed_duty' || kind === 'method' || kind === 'task';
}

/** Questions that are remembered. */
const KEPT = 500;
/** Code units of a question that is remembered. */
const LONGEST = 2_000;

/** Reads questions, and remembers the last ones: a job asks the same few again and again, of every model in every region. */
export class QuestionReader {
  /** The one that was read first comes first. */
  readonly #read = new Map<string, Question>();

  /** Like `readQuestion`. */
  read(question: string | null): Question {
    if (question === null || question.length > LONGEST) return readQuestion(question);
    const known = this.#read.get(question);
    if (known !== undefined) return known;
    const read = readQuestion(question);
    this.#read.set(question, read);
    this.#forget();
    return read;
  }

  #forget(): void {
    for (const oldest of this.#read.keys()) {
      if (this.#read.size <= KEPT) return;
      this.#read.delete(oldest);
    }
  }
}
