import { analysis } from './analysis.js';
import type { LearnedLanguage } from './analysis.js';
import { scaleOf } from './calibrated.js';
import { learnedLanguageOf } from './examples.js';
import { foldsOf, type Fold, type HeldOut } from './folds.js';
import type { LabelledAnswer } from './labelled-answer.js';
import { fitLogistic, type Example } from './logistic.js';
import { isEvent, type Endpoint, type Judged } from './measure.js';
import { REFUSAL_PHRASES } from './refusal-phrases.js';

/** Code units in which phrases are looked for, and of which n-grams are taken. */
const PHRASES_READ = 1_000;
const READ = 1_500;
const PENALTY = 0.15;

/** What a list of phrases finds: whoever uses one of them has refused. */
export function judgeByPhrases(rows: readonly LabelledAnswer[]): Judged[] {
  return rows.map((row) => {
    const text = row.response.slice(0, PHRASES_READ).toLowerCase().replaceAll('’', "'");
    const isRefused = REFUSAL_PHRASES.some((phrase) => text.includes(phrase));
    return { row, outcome: isRefused ? 'refused' : 'answered' };
  });
}

/**
 * A plain logistic regression on hashed n-grams of words and characters, one for each endpoint and language, cross-validated in the same
 * folds and on the same answers as the learned part: what a model finds that knows no rules, no question and no places in the answer.
 */
export function crossValidateNgrams(
  rows: readonly LabelledAnswer[],
  trained: readonly LabelledAnswer[],
  heldOut: HeldOut,
): Judged[] {
  const folds = foldsOf(rows, heldOut);
  const judged = (['en', 'zh'] as const).flatMap((language) => {
    const examples = trained
      .filter((row) => learnedLanguageOf(row) === language)
      .map((row) => ({ row, ...ngramsOf(row.response, language) }));
    const withheld = foundOut(examples, folds, 'withheld');
    const refused = foundOut(examples, folds, 'refused');
    return [...withheld].map(([row, isFound]) => {
      const outcome = refused.get(row) === true ? 'refused' : isFound ? 'evasive' : 'answered';
      return { row, outcome };
    });
  });
  const others = rows.filter((row) => learnedLanguageOf(row) === null);
  return [...judged, ...others.map((row) => ({ row, outcome: 'answered' }))];
}

type Ngrams = Pick<Example, 'indices' | 'values'> & { readonly row: LabelledAnswer };

/** For each answer that is in a fold, whether it is the endpoint's event to a model that saw the other folds. */
function foundOut(
  examples: readonly Ngrams[],
  folds: readonly Fold[],
  endpoint: Endpoint,
): Map<LabelledAnswer, boolean> {
  const scored = folds.flatMap((fold) => {
    const held = examples.filter(({ row }) => fold.isHeldOut(row));
    if (held.length === 0) return [];
    const seen = examples.filter(({ row }) => fold.isSeen(row));
    const { bias, weights } = fitLogistic(
      seen.map((each) => ({ ...each, isPositive: isEvent(each.row.human, endpoint), weight: 1 })),
      analysis.slots,
      PENALTY / seen.length,
    );
    return held.map((each) => ({ row: each.row, fold, score: bias + dot(each, weights) }));
  });
  const held = [...new Set(folds.map(({ models }) => models))];
  const found = held.flatMap((models) => {
    const others = scored.filter(({ fold }) => models === null || fold.models !== models);
    const { factor, shift, threshold } = scaleOf(
      others.map(({ row, score }) => ({
        score,
        isWithheld: isEvent(row.human, endpoint),
        source: row.source,
        form: 'text',
      })),
    );
    return scored
      .filter(({ fold }) => fold.models === models)
      .map(({ row, score }) => [row, factor * score + shift > threshold] as const);
  });
  return new Map(found);
}

function dot({ indices, values }: Ngrams, weights: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < indices.length; i += 1) {
    sum += (values[i] ?? 0) * (weights[indices[i] ?? 0] ?? 0);
  }
  return sum;
}

/** Words and pairs of them, and runs of four characters (in Chinese of one to four), together of length 1. */
export function ngramsOf(
  response: string,
  language: LearnedLanguage,
): Pick<Example, 'indices' | 'values'> {
  const text = response.slice(0, READ).toLowerCase();
  const words = text.match(/\p{L}+|\p{N}+|[^\s\p{L}\p{N}]/gu) ?? [];
  const pairs = words.map((word, at) => `${word} ${words[at + 1] ?? ''}`);
  const counts = new Map<number, number>();
  const add = (gram: string): void => {
    const slot = slotOf(gram);
    counts.set(slot, (counts.get(slot) ?? 0) + 1);
  };
  for (const gram of language === 'en' ? [...words, ...pairs] : []) add(`w${gram}`);
  for (let at = 0; at < text.length; at += 1) {
    for (let length = language === 'en' ? 4 : 1; length <= 4; length += 1) {
      add(`c${text.slice(at, at + length)}`);
    }
  }
  const values = Float64Array.from(counts.values(), (count) => 1 + Math.log(count));
  const length = Math.hypot(...values);
  return { indices: Int32Array.from(counts.keys()), values: values.map((value) => value / length) };
}

function slotOf(gram: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < gram.length; at += 1) {
    hash = Math.imul(hash ^ gram.charCodeAt(at), 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (analysis.slots - 1);
}
