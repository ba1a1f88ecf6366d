import type { Reading } from '../rules/reading.js';
import type { Question } from './question.js';
import { sentencesOf } from './tokens.js';
import { formOf, readRequest, type Form } from './wishes.js';
import { characterRuns, wordRuns, type ZoneRuns } from './runs.js';
import { shapeFeatures, type LearnedLanguage } from './shape.js';
import { stanceFeatures } from './stance.js';

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
