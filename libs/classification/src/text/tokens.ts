import { normalise } from './normalise.js';

/** A word that the question used too, and that is no function word: what the answer is about, not how it answers. */
const OF_THE_QUESTION = 'Q';

/** Code units of an answer that are read from its start; more would say little of whether it answers. */
export const READ_LIMIT = 3_000;

/** Code units of a question that are read. */
export const QUESTION_LIMIT = 2_000;

const WORD = /[a-z]+(?:'[a-z]+)?|\p{Nd}+|[?!:.;]|\p{L}+/gu;
const LIST_MARKER = /^\s{0,20}(?:[-*•]|\p{Nd}{1,3}[.)])\s/u;
const HEADING = /^\s{0,8}(?:#{1,6}\s|\*\*[^*]{1,200}\*\*\s*$)/;
/** Somebody's words, unless they are the whole line. */
const QUOTATION = /(?<=.)"[^"]{12,400}"|"[^"]{12,400}"(?=.)/g;
const STEM = 5;

/** Words that deny, contractions written out. */
export const NEGATIONS: ReadonlySet<string> = new Set(
  'not no never cannot nothing none neither nor without'.split(' '),
);

/** Words of grammar: an answer that shares them with its question does not talk about the same thing for it. */
const FUNCTION_WORDS = new Set(
  (
    'a an and are as at be been being but by can cannot could did do does done for from get had has have having he her hers him his how i if in into ' +
    'is it its just like may me might more most must my need no nor not of on one only or other our out over own please put re s same shall she should so some ' +
    'such t take than that the their them then there these they this those to too under up us use used using very want was way we were what when where which ' +
    'who whom whose why will with would you your yours am any all also about after again against because before between both each few here make tell give say ' +
    'good best better right wrong think ever never always really write explain argue describe help information answer question'
  ).split(' '),
);

/** The sentences of an answer's beginning, each as a list of tokens: words, `#` for a number, `?`, `!`, `:`, `<li>`, `<p>`, `<code>`. */
export function sentencesOf(answer: string): string[][] {
  const sentences: string[][] = [[]];
  for (const token of tokensOf(answer.slice(0, READ_LIMIT))) {
    const last = sentences.at(-1) ?? [];
    if (token === '<p>' || token === '<li>' || token === '<h>' || token === '<code>') {
      sentences.push([token]);
    } else if (token === '.') {
      if (last.length > 0) sentences.push([]);
    } else {
      last.push(token);
      if (token === '?' || token === '!') sentences.push([]);
    }
  }
  return sentences.filter(
    (sentence) => sentence[0] === '<code>' || sentence.some((token) => /^[a-z#\p{L}]/u.test(token)),
  );
}

/** The words of a question's beginning, lower case and plain. */
export function wordsOf(question: string): string[] {
  return tokensOf(question.slice(0, QUESTION_LIMIT));
}

/** Stems of the words of a question that carry its topic. */
export function topicOf(words: readonly string[]): ReadonlySet<string> {
  const topical = words.filter((word) => /^[a-z]{3,}/.test(word) && !FUNCTION_WORDS.has(word));
  return new Set(topical.map(stemOf));
}

/** Replaces words of the topic by one {@link OF_THE_QUESTION} for each run of them. */
export function masked(sentence: readonly string[], topic: ReadonlySet<string>): string[] {
  const result: string[] = [];
  for (const token of sentence) {
    const shown = isOfTopic(token, topic) ? OF_THE_QUESTION : token;
    if (shown !== OF_THE_QUESTION || result.at(-1) !== shown) result.push(shown);
  }
  return result;
}

/** Whether a word belongs to a topic. */
export function isOfTopic(token: string, topic: ReadonlySet<string>): boolean {
  return topic.has(stemOf(token)) && !FUNCTION_WORDS.has(token);
}

function stemOf(word: string): string {
  return word.slice(0, STEM);
}

function tokensOf(text: string): string[] {
  return text
    .trim()
    .split('\n')
    .flatMap((line, index) => lineTokens(line, index > 0));
}

function lineTokens(line: string, isNew: boolean): string[] {
  if (/^\s*```/.test(line)) return ['<code>', '.'];
  const heading = HEADING.test(line) ? ['<h>'] : [];
  const marker = LIST_MARKER.exec(line)?.[0] ?? '';
  const start = marker === '' ? (isNew ? ['<p>'] : []) : ['<li>'];
  const plain = normalise(line.slice(marker.length)).replace(QUOTATION, ' quotation ');
  return [...heading, ...start, ...(plain.match(WORD) ?? []).map(tokenOf)];
}

function tokenOf(raw: string): string {
  if (raw === ';') return '.';
  return /^\p{Nd}/u.test(raw) ? '#' : raw;
}
