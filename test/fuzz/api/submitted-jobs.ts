import { z } from 'zod';
import type { Operation } from './document.js';
import type { WireAnswer } from './wire.js';

const accepted = z.object({
  id: z.string().optional(),
  job_id: z.string().optional(),
  expected_executions: z.number().optional(),
});

const SUBMISSIONS: ReadonlySet<string> = new Set([
  'POST /api/v1/jobs',
  'POST /api/v1/jobs/cross-region',
  'POST /api/v1/jobs/{id}/judge',
]);

/** A job this large is cancelled as soon as it is taken: what counts is that it was taken well. */
const LARGE = 300;

/** Which jobs the gateway said it took: none of them may be lost. */
export class SubmittedJobs {
  readonly #ids = new Set<string>();
  readonly #large: string[] = [];

  /** Takes in what an answer says. */
  note(operation: Operation, answer: WireAnswer): void {
    const isTaken = answer.status === 202 || answer.status === 200;
    if (!isTaken || !answer.isWhole || !SUBMISSIONS.has(operation.name)) return;
    const read = accepted.safeParse(JSON.parse(answer.body.toString()));
    const id = read.data?.job_id ?? read.data?.id;
    if (id === undefined) return;
    this.#ids.add(id);
    if ((read.data?.expected_executions ?? 0) > LARGE) this.#large.push(id);
  }

  add(id: string): void {
    this.#ids.add(id);
  }

  get ids(): readonly string[] {
    return [...this.#ids];
  }

  /** Large jobs that were taken since the last look. */
  takeLarge(): readonly string[] {
    return this.#large.splice(0);
  }
}
