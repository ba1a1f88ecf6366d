import type { Schema } from '@beacon/client';
import type { PublishedFacts } from '../lib/published.ts';

/** An execution with what the API answers about it. */
export interface PublishedExecution {
  readonly detail: Schema<'ExecutionDetailView'>;
  readonly attempts: Schema<'AttemptsView'>;
  readonly outcomes: Schema<'OutcomeHistoryView'>;
}

/** What a published copy holds: answers of the API about one job, all of one moment. */
export interface Snapshot {
  readonly facts: PublishedFacts;
  /** By path and parameters, these in the order of their names. */
  readonly answers: readonly (readonly [path: string, answer: unknown])[];
  /** All questions, in the job's order. */
  readonly matrix: readonly Schema<'MatrixView'>[];
  /** Oldest first. */
  readonly executions: readonly PublishedExecution[];
  /** Of each question of each model; texts are with the executions. */
  readonly comparisons: readonly Schema<'ComparisonView'>[];
}

/** What this code reads. */
const FORMAT = 1;

/**
 * Reads what a gateway has written into a page.
 * @throws Error when it is of another form than this code knows.
 */
export function readSnapshot(text: string): Snapshot {
  const snapshot = JSON.parse(text) as Snapshot & { readonly format?: unknown };
  if (snapshot.format !== FORMAT) throw new Error('The data of this page is not whole.');
  return snapshot;
}
