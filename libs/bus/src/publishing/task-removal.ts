import {
  cancelConfirmed,
  cancelJob,
  cancelSubject,
  filters,
  regionCancelSubject,
  streams,
} from '@beacon/contracts';
import { JetStreamApiCodes, JetStreamApiError } from '@nats-io/jetstream';
import type { JetStreamManager } from '@nats-io/jetstream';
import type { Bus } from '../connection/connection.js';
import { askEverywhere } from '../connection/core-requests.js';
import type { JetStreamPublisher } from './publisher.js';

const EXCHANGE = { question: cancelJob, answer: cancelConfirmed };

/** The part of a JetStream manager that purges streams. */
export interface StreamPurger {
  readonly streams: Pick<JetStreamManager['streams'], 'purge'>;
}

/**
 * Removes a job's queued tasks from the streams of these regions. In-flight tasks of executors go on: see
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

/** Executors that are to confirm, and how long they are waited for, in milliseconds. */
export interface Confirmation {
  readonly executors: readonly string[];
  readonly withinMs: number;
}

/** Tasks that are not to be executed any more. */
export interface CalledOff {
  readonly jobId: string;
  /** Whose executors may have some. */
  readonly regions: readonly string[];
  /** Those that were planned up to this moment, by the clock that `plannedAt` of the tasks is of. */
  readonly before: Date;
}

/**
 * Tells every executor to drop the job's tasks that were planned up to a moment, and to abort their calls, and waits until they say
 * that they did: an executor that has confirmed begins no call of them any more.
 * @returns the executors that did not confirm in time: none as a rule.
 * @throws Error when the broker is away, or an answer is not valid.
 */
export async function stopCalls(
  bus: Pick<Bus, 'connection' | 'inboxPrefix'>,
  { jobId, regions, before }: CalledOff,
  { executors, withinMs }: Confirmation,
): Promise<string[]> {
  const missing = new Set(executors);
  const asked = { jobId, before: before.toISOString() };
  await askEverywhere(bus, cancelSubjects(jobId, regions), EXCHANGE, asked, {
    withinMs,
    isEnough: (answers) => {
      for (const { executorId } of answers) missing.delete(executorId);
      return missing.size === 0;
    },
  });
  return [...missing];
}

/**
 * Tells every executor to drop the job's tasks that were planned up to a moment, and to abort their calls. Nobody may be
 * listening: call {@link removeTasks} first, so that nothing is left to be delivered.
 */
export function announceCancel(
  publisher: Pick<JetStreamPublisher, 'hint'>,
  { jobId, regions, before }: CalledOff,
): void {
  const body = cancelJob.encode({ jobId, before: before.toISOString() });
  for (const subject of cancelSubjects(jobId, regions)) publisher.hint(subject, body);
}

/**
 * Executors hear the first where all are in one account of the broker, those of earlier versions no other; where a region has an
 * account of its own, its executors hear its own. Hearing both, they do the same twice.
 */
function cancelSubjects(jobId: string, regions: readonly string[]): string[] {
  return [cancelSubject(jobId), ...regions.map((region) => regionCancelSubject(region, jobId))];
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
