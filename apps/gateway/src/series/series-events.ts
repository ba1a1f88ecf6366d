import { jobEvent } from '@beacon/outbox';
import { enqueueOutbox } from '@beacon/persistence';
import type { EndedRun, EndedSeries, RunFailure } from '@beacon/persistence';
import type { SeriesChange, SeriesLook } from '@beacon/verdict';
import type { EntityManager } from '@mikro-orm/postgresql';

/** Publishes what a look came to, by the outbox of its transaction: taps see neither without the other. */
export async function publishLook(
  em: EntityManager,
  run: EndedRun,
  look: SeriesLook,
): Promise<void> {
  const { jobId } = run;
  const { conclusion, sentence, first_run, previous_run, changes } = look;
  const details = { ...runOf(run), conclusion, sentence, first_run, previous_run };
  const ended = jobEvent('series.run_ended', jobId, details);
  const found = jobEvent('series.change_found', jobId, {
    ...details,
    changes: changes.map(toChange),
  });
  await enqueueOutbox(em, conclusion === 'change_found' ? [ended, found] : [ended]);
}

/** Publishes that nothing can be said of a run. */
export async function publishFailure(
  em: EntityManager,
  run: EndedRun,
  failure: RunFailure,
): Promise<void> {
  await enqueueOutbox(em, [jobEvent('series.run_failed', run.jobId, { ...runOf(run), failure })]);
}

/** Publishes that a series has ended. Of one without a run there is no job, and so nobody who may know of it by a job. */
export async function publishEnd(em: EntityManager, series: EndedSeries): Promise<void> {
  const { id, lastJobId, runs, endReason: reason } = series;
  if (lastJobId === null) return;
  await enqueueOutbox(em, [jobEvent('series.ended', lastJobId, { series_id: id, runs, reason })]);
}

function runOf({ seriesId, number, jobStatus }: EndedRun) {
  return { series_id: seriesId, run: number, status: jobStatus };
}

function toChange({ model_id, region, endpoint, against, ...change }: SeriesChange) {
  const { reference_run, difference, sentence, questions } = change;
  return {
    model_id,
    region,
    endpoint,
    against,
    reference_run,
    difference,
    questions: questions.total,
    sentence,
  };
}
