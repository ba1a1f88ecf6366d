import type { Schema } from '@beacon/client';
import type { ExecutionEntry } from './events.ts';
import { byQuestion, lacks, patchMatrix } from './patch-matrix.ts';

/** A page of a large running job may be some seconds old when it is read: so many executions are kept to be put into it. */
const KEPT = 20_000;

/** Executions that a page was told of lately: what is read may be older than they are. */
export class RecentExecutions {
  readonly #kept = new Map<string, ExecutionEntry>();

  /** Keeps executions, and gives back those that were not kept before: each event comes at least once. */
  add(entries: readonly ExecutionEntry[]): readonly ExecutionEntry[] {
    const fresh = entries.filter((entry) => !this.#kept.has(keyOf(entry)));
    for (const entry of fresh) this.#kept.set(keyOf(entry), entry);
    for (const key of this.#kept.keys()) {
      if (this.#kept.size <= KEPT) break;
      this.#kept.delete(key);
    }
    return fresh;
  }

  /** Forgets everything: events are missing, or outcomes are others now. */
  clear(): void {
    this.#kept.clear();
  }

  /** A page that was just read, with what was recorded before and it does not have yet. */
  complete(matrix: Schema<'MatrixView'>): Schema<'MatrixView'> {
    if (this.#kept.size === 0) return matrix;
    const cells = new Map(
      matrix.questions.flatMap(({ question_id: question, cells }) =>
        cells.map((cell) => [cellKey({ ...cell, question_id: question }), cell] as const),
      ),
    );
    const missing = [...this.#kept.values()].filter((entry) => {
      const cell = cells.get(cellKey(entry));
      return cell !== undefined && entry.round === 1 && lacks(cell, entry);
    });
    return missing.length === 0 ? matrix : patchMatrix(matrix, byQuestion(missing)).matrix;
  }
}

const jobs = new Map<string, RecentExecutions>();

/** Those of a job. */
export function recentOf(jobId: string): RecentExecutions {
  const found = jobs.get(jobId) ?? new RecentExecutions();
  jobs.set(jobId, found);
  return found;
}

/** Nobody looks at the job any more. */
export function forgetRecent(jobId: string): void {
  jobs.delete(jobId);
}

function keyOf({ execution_id: id, round }: ExecutionEntry): string {
  return `${id}:${round}`;
}

function cellKey({
  question_id: question,
  model_id: model,
  region,
}: {
  readonly question_id: string | null;
  readonly model_id: string;
  readonly region: string;
}): string {
  return JSON.stringify([question, model, region]);
}
