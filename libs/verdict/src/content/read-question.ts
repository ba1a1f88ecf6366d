import { finalAnswer } from '@beacon/classification';
import type { LabelledDistances } from '@beacon/statistics';
import { dot, unit } from '../comparison/embeddings.js';
import { CONTENT_CHARACTERS, STANCES, type ContentAnswer } from './input.js';
import type { ContentQuestionAnswers } from './input.js';
import { lexicalVector, type LexicalVector } from './lexical-vector.js';
import type { ContentMeasure } from '../shape/content-shape.js';

/** An answer as it is compared. */
export interface ReadAnswer {
  readonly region: string;
  /** Of length 1; what distances are taken of. */
  readonly vector: Float64Array;
  readonly lexical: LexicalVector;
}

/** The answers to one question, by region in the order of regions, then by repeat. */
export interface ReadQuestion {
  readonly questionId: string | null;
  readonly answers: readonly ReadAnswer[];
  /** Places of each region's answers in `answers`. */
  readonly places: ReadonlyMap<string, readonly number[]>;
  /** Of answer i from answer j at i * n + j. */
  readonly distances: Float64Array;
}

/**
 * Reads the answers to a question by one measure. Answers that it says nothing about (without a letter, an embedding or a stance) are left out.
 */
export function readQuestion(
  { questionId, answers }: ContentQuestionAnswers,
  regions: readonly string[],
  measure: ContentMeasure,
): ReadQuestion {
  const read = regions.flatMap((region) =>
    answers
      .filter((answer) => answer.region === region)
      .toSorted((one, other) => one.repeat - other.repeat)
      .flatMap((answer) => readAnswer(answer, measure)),
  );
  const places = new Map(
    regions.map((region) => [
      region,
      read.flatMap((answer, index) => (answer.region === region ? [index] : [])),
    ]),
  );
  return { questionId, answers: read, places, distances: distancesOf(read) };
}

/** The part of an answer that is compared. */
export function comparedPart(text: string): string {
  return finalAnswer(text).text.slice(0, CONTENT_CHARACTERS);
}

function readAnswer(answer: ContentAnswer, measure: ContentMeasure): readonly ReadAnswer[] {
  const lexical = lexicalVector(comparedPart(answer.text));
  if (lexical === null) return [];
  const vector = vectorOf(answer, lexical, measure);
  return vector === null ? [] : [{ region: answer.region, vector, lexical }];
}

function vectorOf(
  { embedding, stance }: ContentAnswer,
  lexical: LexicalVector,
  measure: ContentMeasure,
): Float64Array | null {
  if (measure === 'lexical') return lexical.vector;
  if (measure === 'embedding') return embedding == null ? null : unit(embedding);
  return stance == null ? null : Float64Array.from(STANCES, (one) => (one === stance ? 1 : 0));
}

function distancesOf(answers: readonly ReadAnswer[]): Float64Array {
  const n = answers.length;
  const distances = new Float64Array(n * n);
  for (const [i, a] of answers.entries()) {
    for (const [j, b] of answers.slice(0, i).entries()) {
      // Rounding leaves equal vectors a little apart.
      const distance = Math.max(0, 1 - dot(a.vector, b.vector));
      distances[i * n + j] = distance < 1e-12 ? 0 : distance;
      distances[j * n + i] = distances[i * n + j] ?? 0;
    }
  }
  return distances;
}

/** The places of a region's answers; none where it gave none. */
export function placesOf(question: ReadQuestion, region: string): readonly number[] {
  return question.places.get(region) ?? [];
}

/** Groups of answers as labelled things, the first group with label 0. */
export function labelled(
  { answers, distances }: ReadQuestion,
  groups: readonly (readonly number[])[],
): LabelledDistances {
  const chosen = groups.flat();
  const n = answers.length;
  return {
    labels: groups.flatMap((group, label) => group.map(() => label)),
    distances: Float64Array.from(
      chosen.flatMap((i) => chosen.map((j) => distances[i * n + j] ?? 0)),
    ),
  };
}
