import type { Reading } from '../rules/reading.js';
import { type Question, isDenial, sideOf, supposes } from '../request/question.js';
import { sentencesOf, isOfTopic, NEGATIONS } from '../text/tokens.js';
import { formOf, readRequest, type Form } from '../request/request.js';
import { characterRuns, wordRuns, type ZoneRuns } from './runs.js';
import { shapeFeatures, type LearnedLanguage } from './shape.js';

/** An answer, and the question to which it is one. */
interface StanceInput {
  readonly question: Question;
  readonly reading: Reading;
}

/** Features by name, each with its value. */
type NamedFeatures = Map<string, number>;

/** Sentences of the head. */
const HEAD = 2;

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

/**
 * How an English answer begins, what it denies and what its clauses do, against the question. Time is linear in the read part of the
 * answer.
 */
function stanceFeatures(
  input: StanceInput,
  sentences: readonly (readonly string[])[],
): NamedFeatures {
  const features: NamedFeatures = new Map();
  addSize(features, sentences);
  addStance(features, sentences, input);
  addOpeningRoles(features, input);
  return features;
}

function addSize(features: NamedFeatures, sentences: readonly (readonly string[])[]): void {
  const tokens = sentences.reduce((sum, sentence) => sum + sentence.length, 0);
  const items = sentences.filter((sentence) => sentence[0] === '<li>').length;
  features.set('words', Math.log(1 + tokens) / 6);
  if (tokens < 40) features.set('short', 1);
  if (items > 0) features.set('list', Math.min(items, 6) / 6);
  if (sentences.some((sentence) => sentence[0] === '<code>')) features.set('code', 1);
}

/** Whether the first sentence takes up what was asked, and whether it denies what the question takes for granted. */
function addStance(
  features: NamedFeatures,
  sentences: readonly (readonly string[])[],
  { question, reading }: StanceInput,
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

function addOpeningRoles(features: NamedFeatures, { reading, question }: StanceInput): void {
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

/** What the learned part looks at. */
export interface LearnedInput {
  /** Without its reasoning. */
  readonly text: string;
  readonly language: LearnedLanguage;
  /** What was asked, as it was written; null when it is not known. */
  readonly asked: string | null;
  /** The same, as it was read. */
  readonly question: Question;
  readonly reading: Reading;
}

/** What an answer shows: features with names, and runs of words or characters that have no names but slots. */
export interface Features {
  /** Of the request. */
  readonly form: Form;
  readonly named: ReadonlyMap<string, number>;
  readonly runs: readonly ZoneRuns[];
}

/** The features of an answer. Time and memory are bounded, whatever its length. */
export function featuresOf(input: LearnedInput): Features {
  const { text, language, asked, question, reading } = input;
  const request = readRequest(asked);
  const form = formOf(request);
  const named = shapeFeatures(text, language, request, reading);
  if (language === 'zh') return { form, named, runs: characterRuns(text) };
  const sentences = sentencesOf(text);
  for (const [name, value] of stanceFeatures(input, sentences)) named.set(`start:${name}`, value);
  return { form, named, runs: wordRuns(text, question.topic, sentences) };
}
