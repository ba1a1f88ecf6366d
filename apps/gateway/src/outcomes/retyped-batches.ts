import { setImmediate as turn } from 'node:timers/promises';
import { readAskedTexts, readStoredAnswers } from '@beacon/persistence';
import type { StoredAnswer } from '@beacon/persistence';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { RescorePlace } from './rescore-token.js';
import { VERSION, retype } from './retype.js';
import type { TypedAnswer } from './retype.js';

/** An answer that was typed again. */
export interface Retyped extends TypedAnswer {
  readonly answer: StoredAnswer;
}

/** Some executions of a job. */
export interface RetypedBatch {
  /** The largest id in it. */
  readonly last: number;
  readonly kept: readonly StoredAnswer[];
  readonly retyped: readonly Retyped[];
}

/** How long answers are typed in one go, in milliseconds: other requests are served in between. */
const SLICE_MS = 20;

/**
 * The executions of a job with their answers typed again, in batches of bounded size; in memory are one batch and the texts of
 * the job's questions.
 * @param signal ends it.
 */
export async function* retypedBatches(
  em: EntityManager,
  jobId: string,
  place: RescorePlace,
  signal: AbortSignal,
): AsyncGenerator<RetypedBatch> {
  const questions = await readAskedTexts(em, jobId);
  let { after } = place;
  while (!signal.aborted) {
    const page = { after, upTo: place.newest, version: VERSION };
    const answers = await readStoredAnswers(em, jobId, page);
    const last = answers.at(-1);
    if (last === undefined) return;
    after = last.id;
    yield {
      last: last.id,
      kept: answers.filter(({ kept }) => kept !== null),
      retyped: await retypeAll(
        answers.filter(({ kept }) => kept === null),
        questions,
      ),
    };
  }
}

async function retypeAll(
  answers: readonly StoredAnswer[],
  questions: ReadonlyMap<string, string>,
): Promise<Retyped[]> {
  const retyped: Retyped[] = [];
  let sliceEnd = performance.now() + SLICE_MS;
  for (const answer of answers) {
    retyped.push({ answer, ...retype(answer, questions.get(answer.questionId) ?? null) });
    if (performance.now() <= sliceEnd) continue;
    await turn();
    sliceEnd = performance.now() + SLICE_MS;
  }
  return retyped;
}
