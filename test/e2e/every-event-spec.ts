import { closeBus, connectBus, nextMessage } from '@beacon/bus';
import type { Bus } from '@beacon/bus';
import { filters, streams } from '@beacon/contracts';
import type { EventType } from '@beacon/contracts';
import type { Environment } from '@beacon/stack';
import { brokerLogin, postOf, until } from '@beacon/testing';
import type { ApiClient } from '@beacon/testing';
import type { StoredMsg } from '@nats-io/jetstream';

/** Types of which {@link causeEveryEvent} causes one at least. */
export const CAUSED: readonly EventType[] = [
  'job.submitted',
  'job.started',
  'job.completed',
  'job.extended',
  'job.paused',
  'job.resumed',
  'job.cancelled',
  'job.answers_erased',
  'execution.recorded',
  'execution.outcome_changed',
  'attempt.recorded',
  'review.opened',
  'review.settled',
  'verdict.reached',
];

/** Does to jobs what users do, so that events of all these types are sent. */
export async function causeEveryEvent(
  api: ApiClient,
  spec: (more: Readonly<Record<string, unknown>>) => unknown,
  ended: (id: string) => Promise<unknown>,
): Promise<void> {
  const id = await api.submit(spec({}));
  await ended(id);
  const job = `/api/v1/jobs/${id}`;
  await api.get(`${job}/verdict`);
  await reviewOne(api, job);
  const [first] = await api.executions(id);
  const correction = { outcome: 'evasive', reason: 'it says nothing' };
  await api.must(`/api/v1/executions/${first?.id}/outcome`, correction);
  await api.must(`${job}/extend`, { repeats: 2 });
  await ended(id);
  const other = await api.submit(spec({ repeats: 50 }));
  for (const action of ['pause', 'resume', 'cancel']) {
    await api.must(`/api/v1/jobs/${other}/${action}`, {});
  }
  await ended(other);
  const { status } = await api.request(`${job}/answers`, { method: 'DELETE' });
  if (status !== 202) throw new Error(`DELETE ${job}/answers: ${status}`);
}

/** Two people label an answer of a new review, and agree. */
async function reviewOne(api: ApiClient, job: string): Promise<void> {
  await api.must(`${job}/review`, { size: 4, reasons: ['random'] });
  const { body } = await api.get(`${job}/review/next?rater=ann`);
  for (const rater of ['ann', 'bob']) {
    const label = { ...postOf({ rater, outcome: 'partial' }), method: 'PUT' };
    const path = `${job}/review/items/${String(body['item'])}/labels`;
    const { status } = await api.request(path, label);
    if (status !== 200) throw new Error(`PUT ${path}: ${status}`);
  }
}

/** Every message of the stream of events, as it is stored, once there are all that are waited for. */
export async function storedEvents(
  env: Environment,
  isAll: (events: readonly StoredMsg[]) => boolean,
): Promise<StoredMsg[]> {
  const bus = await connectBus(brokerLogin(env));
  try {
    return await until(async () => {
      const events = await allOf(bus);
      return isAll(events) && events;
    }, 'every type of event is stored');
  } finally {
    await closeBus(bus);
  }
}

async function allOf(bus: Bus): Promise<StoredMsg[]> {
  const all: StoredMsg[] = [];
  for (let from = 1; ; from = (all.at(-1)?.seq ?? 0) + 1) {
    const message = await nextMessage(bus, streams.events, { from, filter: filters.events });
    if (message === null) return all;
    all.push(message);
  }
}
