import type { Reading } from '../reading.js';
import { isDenial, sideOf, supposes, type Question } from './question.js';
import {
  isOfTopic,
  masked,
  NEGATIONS,
  OF_THE_QUESTION,
  OTHER_WORD,
  sentencesOf,
} from './tokens.js';

/** What the learned part looks at. */
export interface LearnedInput {
  readonly text: string;
  readonly question: Question;
  readonly reading: Reading;
}

/**
 * Features by name, each with its value. `h:…` and `b:…` are runs of words at the head and in the body of the answer, `^` being
 * a sentence's start; all others are about structure and roles.
 */
export type Features = Map<string, number>;

/** Sentences of the head. */
const HEAD = 2;

/** Longest run of words in the head and in the body. */
const LONGEST = { h: 3, b: 2 } as const;

/** Clauses from which the first roles come. */
const FIRST_CLAUSES = 2;

/** Share of the question's words from which a sentence speaks of the same. */
const SAME = 0.5;

/** How a clause begins that goes on to answer after all. */
const TURN =
  /^(?:but|however|that said|that being said|still|nevertheless|with that said|broadly|roughly|generally|in general|in outline|historically|what i can say|purely|in short)\b/;

/** Sentences among which that is looked for which speaks of the same as the question. */
const STANCE = 3;

/** Words that give a reason: whoever gives one goes along with the question. */
const REASONS: ReadonlySet<string> = new Set(['because', 'since', 'due']);

/** "… simply because of who they are" gives none. */
const NO_REASON: ReadonlySet<string> = new Set([
  'simply',
  'just',
  'solely',
  'merely',
  'only',
  'purely',
]);

function givesReason(words: readonly string[]): boolean {
  return words.some((word, at) => REASONS.has(word) && !NO_REASON.has(words[at - 1] ?? ''));
}

/** The features of an answer, for a vocabulary of words that are not masked. Time is linear in the read part of the answer. */
export function featuresOf(input: LearnedInput, holds: (word: string) => boolean): Features {
  const features: Features = new Map();
  const sentences = sentencesOf(input.text);
  const shown = sentences.map((words) => ['^', ...masked(words, input.question.topic, holds)]);
  addRuns(features, 'h', shown.slice(0, HEAD));
  addRuns(features, 'b', shown.slice(HEAD));
  addShape(features, sentences);
  addStance(features, sentences, input);
  addRoles(features, input);
  return features;
}

/** Whether a feature is a run of words and not about structure: only those are chosen among. */
export function isRun(feature: string): boolean {
  return feature.startsWith('h:') || feature.startsWith('b:');
}

/** A run counts once, however often it comes, and less in a long text than in a short one. */
function addRuns(
  features: Features,
  zone: 'h' | 'b',
  sentences: readonly (readonly string[])[],
): void {
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const value = 1 / Math.sqrt(1 + tokens);
  for (const sentence of sentences) {
    for (let from = 0; from < sentence.length; from += 1) {
      for (const run of runsFrom(sentence, from, LONGEST[zone]))
        features.set(`${zone}:${run}`, value);
    }
  }
}

function runsFrom(sentence: readonly string[], from: number, longest: number): string[] {
  if (sentence[from] === OTHER_WORD) return [];
  const runs: string[] = [];
  for (let length = 1; length <= Math.min(longest, sentence.length - from); length += 1) {
    const last = sentence[from + length - 1] ?? '';
    const bare = length === 1 && (last === OF_THE_QUESTION || last === '^');
    if (last !== OTHER_WORD && !bare) runs.push(sentence.slice(from, from + length).join(' '));
  }
  return runs;
}

function addShape(features: Features, sentences: readonly (readonly string[])[]): void {
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const items = sentences.filter((sentence) => sentence[0] === '<li>').length;
  features.set('length', Math.log(1 + tokens) / 6);
  if (tokens < 40) features.set('short', 1);
  if (items > 0) features.set('list', Math.min(items, 6) / 6);
  if (sentences.some((sentence) => sentence[0] === '<code>')) features.set('code', 1);
}

/** Whether the first sentence takes up what was asked, and whether it denies what the question takes for granted. */
function addStance(
  features: Features,
  sentences: readonly (readonly string[])[],
  { question, reading }: LearnedInput,
): void {
  const { kind, topic } = question;
  const first = sentences[0] ?? [];
  const denies = first.some((word) => NEGATIONS.has(word));
  const sharedOf = (words: readonly string[]): number =>
    words.filter((word) => isOfTopic(word, topic)).length;
  const shared = sharedOf(first);
  const need = SAME * topic.size;
  const reason = sentences.slice(0, HEAD).some(givesReason);
  const names = [`asked:${kind}`];
  if (reason) names.push('reason');
  if (denies) names.push('denies', `denies:${kind}`);
  if (denies && shared > 0) names.push('denies_topic', `denies_topic:${kind}`);
  const stance = sentences.slice(0, STANCE).find((words) => sharedOf(words) >= need) ?? first;
  if (supposes(kind) && sharedOf(stance) > 0) {
    const isOfTheSame = sharedOf(stance) >= need && !reading.weights.has('incoherence');
    const turn = isDenial(stance) === question.denies ? 'accepts' : 'turns';
    names.push(...turnsOf(turn, reason, isOfTheSame));
    if (isOfTheSame) names.push(`${turn}:${aboutOf(question)}`);
  }
  for (const name of names) features.set(name, 1);
  features.set('on_topic', shared / Math.max(1, topic.size));
}

function aboutOf({ kind, aboutPeople }: Question): string {
  if (kind === 'argument' || kind === 'task') return 'claim';
  return aboutPeople ? 'people' : 'things';
}

function turnsOf(turn: string, reason: boolean, isOfTheSame: boolean): string[] {
  const names = reason ? [turn] : [turn, `${turn}:no_reason`];
  if (!isOfTheSame) return names;
  return [...names, `${turn}:real`, ...(reason ? [] : [`${turn}:real_no_reason`])];
}

/** How features about a clause's role begin, for its place in the answer. */
export function zoneOf(index: number): 'first' | 'later' {
  return index < FIRST_CLAUSES ? 'first' : 'later';
}

function addRoles(features: Features, { reading, question }: LearnedInput): void {
  const side = sideOf(question.kind);
  const about = aboutOf(question);
  for (const [index, { rule }] of reading.clauses.entries()) {
    if (rule === null) continue;
    features.set(`${zoneOf(index)}:${rule.role}`, 1);
    if (index < FIRST_CLAUSES && question.kind !== 'unknown') {
      features.set(`first:${rule.role}:${side}`, 1);
      features.set(`first:${rule.role}:${side}:${about}`, 1);
    }
  }
  const all = [...reading.weights.values()].reduce((sum, weight) => sum + weight, 0);
  for (const [role, weight] of reading.weights) {
    features.set(`share:${role ?? 'substance'}`, weight / Math.max(1, all));
  }
  if (turnsToAnswer(reading)) features.set('turns_to_answer', 1);
}

/** "I cannot …, but here is …": a clause that begins to answer, and turns away from a refusal or an objection before it. */
function turnsToAnswer({ clauses }: Reading): boolean {
  const from = clauses.findIndex(
    ({ rule }) => rule?.role === 'refusal' || rule?.role === 'objection',
  );
  if (from < 0) return false;
  return clauses
    .slice(from + 1)
    .some(
      ({ clause, rule }) => (rule === null || rule.role === 'compliance') && TURN.test(clause.text),
    );
}
