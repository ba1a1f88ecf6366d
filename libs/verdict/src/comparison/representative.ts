import type { Outcome } from '@beacon/domain';
import { finalAnswer } from '@beacon/classification';
import { readText, type AnswerText } from './answer-text.js';
import type { ComparedAnswer, RegionAnswer, RepresentativeAnswer } from './comparison.js';
import { REPRESENTED_ANSWERS } from './limits.js';
import { overlapOf } from './similarity.js';

/** A region's answers, and the one that stands for them. */
export interface RegionReading {
  readonly answer: ComparedAnswer;
  /** Null when the representative has no text. */
  readonly text: AnswerText | null;
  readonly shown: Omit<RegionAnswer, 'twin_of'>;
}

interface Candidate {
  readonly answer: ComparedAnswer;
  readonly text: AnswerText | null;
}

/**
 * Reads the answers of one region, of which there is at least one. Among the first {@link REPRESENTED_ANSWERS} with the most
 * frequent outcome, the medoid stands for the region: the one with the greatest mean overlap with the others. An error stands
 * for it only where there is nothing else. The outcome seen first wins a tie of outcomes, the first repeat a tie of texts, so
 * that the choice is the same every time.
 */
export function readRegion(answers: readonly ComparedAnswer[], limit: number): RegionReading {
  const ordered = answers.toSorted((one, other) => one.repeat - other.repeat);
  const outcomes = countsOf(ordered);
  const [first, ...others] = ordered
    .filter(({ outcome }) => outcome === mostFrequent(outcomes))
    .slice(0, REPRESENTED_ANSWERS)
    .map((answer) => ({
      answer,
      text: answer.text === null ? null : readText(finalAnswer(answer.text).text, limit),
    }));
  if (first === undefined) throw new RangeError('A region needs at least one answer.');
  const { medoid, similarity } = medoidOf(first, others);
  return {
    ...medoid,
    shown: {
      region: medoid.answer.region,
      answers: answers.length,
      outcomes: Object.fromEntries(outcomes),
      representative: shownAnswer(medoid),
      repeat_similarity: similarity,
    },
  };
}

function countsOf(answers: readonly ComparedAnswer[]): ReadonlyMap<Outcome, number> {
  const counts = new Map<Outcome, number>();
  for (const { outcome } of answers) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  return counts;
}

function mostFrequent(counts: ReadonlyMap<Outcome, number>): Outcome {
  const measured = [...counts].filter(([outcome]) => outcome !== 'error');
  const most = Math.max(...measured.map(([, count]) => count));
  return measured.find(([, count]) => count === most)?.[0] ?? 'error';
}

function medoidOf(
  first: Candidate,
  others: readonly Candidate[],
): { readonly medoid: Candidate; readonly similarity: number | null } {
  const texts = [first, ...others].flatMap(({ answer, text }) =>
    text === null ? [] : [{ answer, text, sum: 0 }],
  );
  for (const [index, one] of texts.entries()) {
    for (const other of texts.slice(index + 1)) {
      const { overlap } = overlapOf(one.text, other.text);
      one.sum += overlap;
      other.sum += overlap;
    }
  }
  const best = Math.max(...texts.map(({ sum }) => sum));
  const total = texts.reduce((sum, text) => sum + text.sum, 0);
  return {
    medoid: texts.find(({ sum }) => sum === best) ?? first,
    similarity: texts.length < 2 ? null : total / (texts.length * (texts.length - 1)),
  };
}

function shownAnswer({ answer, text }: Candidate): RepresentativeAnswer {
  return {
    repeat: answer.repeat,
    outcome: answer.outcome,
    language: answer.language ?? null,
    text: answer.text,
    characters: text?.characters ?? 0,
    words: text?.words ?? 0,
    cut: text?.cut ?? false,
  };
}
