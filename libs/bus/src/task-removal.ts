import { cancelJob, cancelSubject, filters, streams } from '@beacon/contracts';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { JetStreamPublisher } from './publisher.js';

/** The part of a JetStream manager that purges streams. */
export interface StreamPurger {
  readonly streams: Pick<JetStreamManager['streams'], 'purge'>;
}

/**
 * Removes a job's queued tasks from the streams of these regions. Tasks that executors have in hand go on: see
 * {@link announceCancel}. Safe to repeat; a region without a stream has no tasks either.
 * @throws Error when the broker does not answer; regions before that one are done.
 */
export async function removeTasks(
  manager: StreamPurger,
  jobId: string,
  regions: readonly string[],
): Promise<void> {
  for (const region of regions) {
    await unlessNoStream(
      manager.streams.purge(streams.tasks(region), { filter: filters.tasksOfJob(region, jobId) }),
    );
  }
}

/**
 * Tells every executor to drop the job's tasks that were planned up to a moment, and to abort their calls. Nobody may be
 * listening: call {@link removeTasks} first, so that nothing is left to be delivered.
 * @param before by the clock that `plannedAt` of the tasks is of.
 */
export function announceCancel(
  publisher: Pick<JetStreamPublisher, 'hint'>,
  jobId: string,
  before: Date,
): void {
  publisher.hint(cancelSubject(jobId), cancelJob.encode({ jobId, before: before.toISOString() }));
}

async function unlessNoStream(purge: Promise<unknown>): Promise<void> {
  try {
    await purge;
  } catch (error) {
    const isGone =
      error instanceof JetStreamApiError && error.code === JetStreamApiCodes.StreamNotFound;
    if (!isGone) throw error;
  }
}
