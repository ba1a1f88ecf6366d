import { headersOf, reasonOf } from '../control/change.js';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { seriesText } from './series-text.js';

/** Pauses a series, lets it go on, or runs it now. */
export async function changeSeries(
  verb: 'pause' | 'resume' | 'run-now',
  id: string,
  given: Given,
): Promise<void> {
  const gateway = Gateway.of(given);
  const change = { params: { path: { id } }, body: reasonOf(given), headers: headersOf(given) };
  const asked = {
    pause: () => gateway.api.POST('/api/v1/series/{id}/pause', change),
    resume: () => gateway.api.POST('/api/v1/series/{id}/resume', change),
    'run-now': () => gateway.api.POST('/api/v1/series/{id}/run', change),
  }[verb];
  await show(await gateway.ask(asked()), given, (series) => seriesText(series));
}

/** Forgets a series. */
export async function deleteSeries(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const change = { params: { path: { id } }, headers: headersOf(given) };
  const answer = await gateway.ask(gateway.api.DELETE('/api/v1/series/{id}', change));
  await show(answer, given, ({ running_job_id: job }) =>
    job === null ? `${id} is gone.` : `${id} is gone. Its job ${job} goes on.`,
  );
}
