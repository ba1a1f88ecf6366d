import type { Schema } from '@beacon/client';
import { Gateway } from '../gateway/gateway.js';
import { show } from '../output/show.js';
import type { Given } from '../program/registration.js';
import { count, moment } from '../terminal/format.js';
import { headersOf, reasonOf, unconfirmedLines } from './change.js';

type Cancelled = Schema<'CancelledJobView'> | Schema<'EndedJobView'>;
type Paused = Schema<'PauseView'>;

/** Cancels a job. */
export async function cancel(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/jobs/{id}/cancel', changeOf(id, given)),
  );
  await show(answer, given, cancelledText);
}

/** Pauses a job. */
export async function pause(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/jobs/{id}/pause', changeOf(id, given)),
  );
  await show(answer, given, (paused) => pausedText(paused, 'paused'));
}

/** Lets a paused job go on. */
export async function resume(id: string, given: Given): Promise<void> {
  const gateway = Gateway.of(given);
  const answer = await gateway.ask(
    gateway.api.POST('/api/v1/jobs/{id}/resume', changeOf(id, given)),
  );
  await show(answer, given, (resumed) => pausedText(resumed, 'resumed'));
}

function changeOf(id: string, given: Given) {
  return { params: { path: { id } }, body: reasonOf(given), headers: headersOf(given) };
}

function cancelledText(answer: Cancelled): string {
  if ('message' in answer) return `${answer.job_id} had ended already: ${answer.status}`;
  const { job_id: id, executions_cancelled: cells, unconfirmed_executors: silent } = answer;
  return [
    `${id} is cancelled: ${count(cells, 'cell')} had no execution`,
    ...unconfirmedLines(silent),
    `Ask them after all: beacon retry ${id} --status cancelled`,
  ].join('\n');
}

function pausedText(answer: Paused, word: 'paused' | 'resumed'): string {
  const { job_id: id, changed, unconfirmed_executors: silent } = answer;
  const next =
    word === 'paused'
      ? `Go on: beacon resume ${id}`
      : `Watch: beacon watch ${id} (deadline ${moment(answer.deadline_at)})`;
  return [
    changed
      ? `${id} is ${word}`
      : `${id} was ${word === 'paused' ? 'paused' : 'not paused'} already`,
    ...unconfirmedLines(silent),
    next,
  ].join('\n');
}
