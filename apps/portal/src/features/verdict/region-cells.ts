import type { Schema } from '@beacon/client';
import type { Outcome } from '../../lib/outcomes.ts';

type Matrix = Pick<Schema<'MatrixView'>, 'models' | 'questions' | 'regions'>;
type Question = Schema<'MatrixQuestionView'>;

/** How often each outcome came, the most frequent first. */
export type OutcomeCounts = readonly (readonly [outcome: Outcome, count: number])[];

/** A region that a model was asked from, and what it came to there. */
export interface RegionCells {
  readonly region: string;
  readonly cellOf: (question: Question) => OutcomeCounts;
}

/** The regions of a model, in the job's order. */
export function regionCells({ models, regions }: Matrix, modelId: string): readonly RegionCells[] {
  const asked = models.find(({ id }) => id === modelId)?.regions ?? [];
  return regions
    .filter(({ id }) => asked.includes(id))
    .map(({ id: region }) => ({
      region,
      cellOf: ({ cells }) =>
        countsOf(
          cells.find((cell) => cell.model_id === modelId && cell.region === region)?.outcomes ?? {},
        ),
    }));
}

/** Counts by outcome, the most frequent first; what never came is left out. */
export function countsOf(outcomes: Readonly<Record<string, number | undefined>>): OutcomeCounts {
  return (Object.entries(outcomes) as [Outcome, number | undefined][])
    .flatMap(([outcome, count = 0]) => (count > 0 ? [[outcome, count] as const] : []))
    .toSorted(([, a], [, b]) => b - a);
}
