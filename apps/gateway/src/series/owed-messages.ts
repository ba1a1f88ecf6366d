import { insertDelivery } from '@beacon/persistence';
import type {
  EndedRun,
  EndedSeries,
  RunFailure,
  WatchedSeries,
  WebhookEvent,
} from '@beacon/persistence';
import type { SeriesLook } from '@beacon/verdict';
import type { EntityManager } from '@mikro-orm/postgresql';

/** What is told of a run, beside the series' id and name. */
type Details = Readonly<Record<string, unknown>>;

/** Owes what a look came to, in its transaction: that the run has ended, and the change where one was found. */
export async function oweLook(
  em: EntityManager,
  series: WatchedSeries,
  { number, jobId, jobStatus }: EndedRun,
  look: SeriesLook,
): Promise<void> {
  const { conclusion, sentence, first_run, previous_run, changes } = look;
  const run = { run: number, job_id: jobId, status: jobStatus };
  const details = { ...run, conclusion, sentence, first_run, previous_run };
  await owe(em, series, 'series.run_ended', number, details);
  if (conclusion !== 'change_found') return;
  await owe(em, series, 'series.change_found', number, { ...details, changes });
}

/** Owes that a run cannot be looked at. */
export async function oweFailure(
  em: EntityManager,
  series: WatchedSeries,
  { number, jobId, jobStatus }: EndedRun,
  failure: RunFailure,
): Promise<void> {
  const details = { run: number, job_id: jobId, status: jobStatus, failure };
  await owe(em, series, 'series.run_failed', number, details);
}

/** Owes that a series has ended. */
export async function oweEnd(em: EntityManager, series: EndedSeries): Promise<void> {
  const { runs, endReason } = series;
  await owe(em, series, 'series.ended', runs, { runs, reason: endReason });
}

/** The body has the form of Standard Webhooks: type, time, data. */
async function owe(
  em: EntityManager,
  { id, name, webhook }: WatchedSeries,
  type: WebhookEvent,
  run: number,
  details: Details,
): Promise<void> {
  if (webhook === null || !webhook.events.includes(type)) return;
  const data = { series_id: id, series_name: name, ...details };
  await insertDelivery(em, {
    seriesId: id,
    messageId: `${id}.${run}.${type}`,
    type,
    url: webhook.url,
    secretEnv: webhook.secretEnv,
    body: JSON.stringify({ type, timestamp: new Date().toISOString(), data }),
  });
}
