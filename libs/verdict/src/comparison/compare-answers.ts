import type { Twin } from '../input/input.js';
import type {
  AnswerPair,
  ComparedAnswer,
  Comparison,
  ComparisonOptions,
  TextSimilarity,
} from './comparison.js';
import { cosine } from './embeddings.js';
import { comparedCharacters } from './limits.js';
import { longestCommonSubsequence } from './longest-common.js';
import { readRegion, type RegionReading } from './representative.js';
import { semanticSpread } from './semantic-spread.js';
import { classOf, textSimilarity } from './similarity.js';
import { wordDiff } from './word-diff.js';

/**
 * Sets the answers of the regions to one question of one model side by side. Its work is bounded however many answers there
 * are and however long, save that every text is walked through once to measure it.
 * @throws RangeError for no answers, for answers of two models or of two questions, for a repeat that a region has twice, and
 *   for embeddings that cannot be compared.
 */
export function compareAnswers(
  answers: readonly ComparedAnswer[],
  options: ComparisonOptions = {},
): Comparison {
  const [first] = answers;
  if (first === undefined) throw new RangeError('answers must hold at least one answer.');
  requireOneQuestion(answers, first);
  const groups = byRegion(answers, options.regions ?? []);
  const limit = comparedCharacters(groups.length);
  const readings = groups.map((group) => readRegion(group, limit));
  const twinOf = twinsOf(readings, options.twins ?? []);
  const places = readings.filter(({ answer }) => !twinOf.has(answer.region));
  const outcomes = new Set(places.map(({ answer }) => answer.outcome));
  return {
    model_id: first.modelId,
    question_id: first.questionId,
    outcomes_differ: outcomes.size > 1,
    compared_characters: limit,
    cut: readings.some(({ text }) => text?.cut === true),
    regions: readings.map(({ shown }) => ({
      ...shown,
      twin_of: twinOf.get(shown.region) ?? null,
    })),
    pairs: pairsOf(places).map(([a, b]) => comparePair(a, b)),
    aa: twinPairs(readings, twinOf).map(([a, b]) => comparePair(a, b)),
    semantic: semanticSpread(groups, twinOf, options.seed ?? 1),
  };
}

/** Original by twin. */
function twinsOf(
  readings: readonly RegionReading[],
  twins: readonly Twin[],
): ReadonlyMap<string, string> {
  const answered = new Set(readings.map(({ answer }) => answer.region));
  return new Map(
    twins
      .filter(({ region }) => answered.has(region))
      .map(({ region, twinOf }) => [region, twinOf]),
  );
}

/** Each twin after its original, where that has answers, too. */
function twinPairs(
  readings: readonly RegionReading[],
  twinOf: ReadonlyMap<string, string>,
): readonly (readonly [RegionReading, RegionReading])[] {
  const find = (region: string): RegionReading | undefined =>
    readings.find(({ answer }) => answer.region === region);
  return [...twinOf].flatMap(([twin, original]) => {
    const [a, b] = [find(original), find(twin)];
    return a === undefined || b === undefined ? [] : [[a, b] as const];
  });
}

/** What two models answer differs for reasons that no region has. */
function requireOneQuestion(answers: readonly ComparedAnswer[], first: ComparedAnswer): void {
  for (const { modelId, questionId } of answers) {
    if (modelId !== first.modelId) throw mixed('model', first.modelId, modelId);
    if (questionId !== first.questionId) throw mixed('question', first.questionId, questionId);
  }
}

function mixed(what: string, one: string | null, other: string | null): RangeError {
  return new RangeError(
    `answers must be of one ${what}, but are of ${JSON.stringify(one)} and ${JSON.stringify(other)}: compare each ${what} by itself.`,
  );
}

/** The regions that have answers: first those of `order`, then the others as they appear. */
function byRegion(
  answers: readonly ComparedAnswer[],
  order: readonly string[],
): readonly (readonly ComparedAnswer[])[] {
  const groups = new Map<string, Map<number, ComparedAnswer>>(
    order.map((region) => [region, new Map()]),
  );
  for (const answer of answers) {
    const repeats = groups.get(answer.region) ?? new Map<number, ComparedAnswer>();
    if (repeats.has(answer.repeat)) {
      throw new RangeError(
        `answers hold repeat ${answer.repeat} of region ${JSON.stringify(answer.region)} twice.`,
      );
    }
    groups.set(answer.region, repeats.set(answer.repeat, answer));
  }
  return [...groups.values()]
    .filter(({ size }) => size > 0)
    .map((repeats) => [...repeats.values()]);
}

function pairsOf<T>(items: readonly T[]): readonly (readonly [T, T])[] {
  return items.flatMap((a, index) => items.slice(index + 1).map((b) => [a, b] as const));
}

function comparePair(a: RegionReading, b: RegionReading): AnswerPair {
  const named = {
    a: a.answer.region,
    b: b.answer.region,
    same_outcome: a.answer.outcome === b.answer.outcome,
  };
  if (a.text === null || b.text === null) {
    return { ...named, similarity: null, classification: null, length_ratio: null, diff: null };
  }
  const [tokensA, tokensB] = [a.text.tokens, b.text.tokens];
  const matches = longestCommonSubsequence(
    tokensA.map(({ text }) => text),
    tokensB.map(({ text }) => text),
  );
  const similarity: TextSimilarity = {
    ...textSimilarity(a.text, b.text, matches),
    semantic: cosine(a.answer.embedding, b.answer.embedding),
  };
  return {
    ...named,
    similarity,
    classification: classOf(similarity.levenshtein),
    length_ratio: b.text.characters === 0 ? null : a.text.characters / b.text.characters,
    diff: wordDiff(tokensA, tokensB, matches),
  };
}
