import type { z } from 'zod';
import { eventSubject, messageIds } from './subjects.js';
import { EVENT_TYPES, eventData } from './messages/event-data.js';
import type { EventType, JobEventType } from './messages/event-data.js';
import { EVENT_SOURCES, cloudEventType } from './messages/event.js';

/** One type of event on `BEACON_EVENTS`. */
export interface EventEntry {
  readonly type: EventType;
  /** The CloudEvents `type`. */
  readonly cloudEventType: string;
  /** What happened, in a sentence. */
  readonly summary: string;
  readonly source: string;
  /** NATS subject, with placeholders. */
  readonly subject: string;
  /** The CloudEvents `id`, with placeholders; the second form, where there is one, from round 2 on. */
  readonly ids: readonly string[];
  /** The CloudEvents `subject`, with placeholders. */
  readonly about: string;
  readonly data: z.ZodObject;
}

const SUMMARIES: Readonly<Record<EventType, string>> = {
  'job.submitted': 'A job was accepted.',
  'job.started': 'The planner has started a job.',
  'job.paused': 'A job was paused.',
  'job.resumed': 'A paused job was resumed.',
  'job.extended': 'Models, regions, questions or repeats were added to a job.',
  'job.retried': 'Failed or cancelled cells of a job are asked again.',
  'job.cancelled': 'A job was cancelled.',
  'job.completed': 'All cells of a job are recorded: it has ended, for this generation.',
  'job.rescored':
    'Stored answers of a job were typed again. A tap that counts outcomes reads them again.',
  'job.judging_requested': 'Judges were asked about the answers of a job.',
  'job.judged':
    'Agreed labels of judges have become outcomes. A tap that counts outcomes reads them again.',
  'job.answers_erased':
    'The answers of a job are erased; hashes and outcomes stay. A tap that keeps answers erases its own.',
  'execution.recorded': "The result of a cell's round was recorded.",
  'execution.outcome_changed':
    'An outcome was corrected manually, or such a correction was withdrawn.',
  'lane.changed': "A lane's limit or status changed.",
  'attempt.recorded':
    "A request to a provider was recorded that did not become its cell's result: it failed and was tried again, or its result came late.",
  'review.opened': 'Answers of a job were chosen for people to label.',
  'review.settled':
    'People settled what an answer is, or the labels of a settled one no longer agree.',
  'verdict.reached':
    'The headline verdict of a job that has ended was read for the first time since its outcomes last changed.',
  'series.run_started': 'A run of a series was started; `job.submitted` follows for its job.',
  'series.run_ended': 'The job of a run has ended, and was compared with the runs before.',
  'series.run_failed': 'A run has ended of which nothing can be said.',
  'series.change_found': 'A run is not as the ones before, within the error rate of its series.',
  'series.ended': 'A series has ended, and nothing more is said of its runs.',
};

/** Events of which a job has one only; all others say which one it is. */
const ONCE: ReadonlySet<EventType> = new Set<EventType>([
  'job.submitted',
  'job.started',
  // Asked for once, and not taken back.
  'job.answers_erased',
  // A job is one run of one series at most, and is looked at once.
  'series.run_started',
  'series.run_ended',
  'series.run_failed',
  'series.change_found',
  'series.ended',
]);

/** Every type of event. The documentation is generated from this. */
export const eventCatalogue: readonly EventEntry[] = EVENT_TYPES.map((type) => ({
  type,
  cloudEventType: cloudEventType(type),
  summary: SUMMARIES[type],
  source: EVENT_SOURCES[type],
  ...addressOf(type),
  data: eventData[type],
}));

function addressOf(type: EventType): Pick<EventEntry, 'subject' | 'ids' | 'about'> {
  if (type === 'lane.changed') {
    const ids = [messageIds.laneEvent('<change>')];
    return { subject: pattern(eventSubject(type, '<region>')), ids, about: '<region>/<model>' };
  }
  const subject = pattern(eventSubject(type, '<job>'));
  if (type === 'execution.recorded') {
    const ids = [1, '<round>'].map((round) => messageIds.executionEvent('<execution>', round));
    return { subject, ids, about: '<job>/<region>/<cell>' };
  }
  if (type === 'attempt.recorded') {
    return { subject, ids: [messageIds.attemptEvent('<request>')], about: '<job>/<region>/<cell>' };
  }
  return { subject, ids: [jobEventId(type)], about: '<job>' };
}

function jobEventId(type: JobEventType): string {
  return messageIds.jobEvent(type, '<job>', ONCE.has(type) ? null : '<occurrence>');
}

function pattern(made: string): string {
  return made.replaceAll('_3C', '<').replaceAll('_3E', '>');
}
