import type { Contract } from './contract.js';
import {
  messageIds,
  attemptSubject,
  cancelSubject,
  closingSubject,
  deadSubject,
  heartbeatSubject,
  heldTasksSubject,
  jobSubject,
  laneReportSubject,
  laneStateSubject,
  progressSubject,
  recordedSubject,
  resultSubject,
  suspectSubject,
  taskSubject,
} from './subjects.js';
import { maxDeliveries } from './messages/advisory.js';
import { cellAttempt } from './messages/attempt.js';
import { cancelConfirmed, cancelJob } from './messages/cancel.js';
import { closeCells } from './messages/closing.js';
import { deadLetter } from './messages/dead-letter.js';
import {
  heartbeat,
  heldTasks,
  heldTasksQuestion,
  recordedAnswer,
  recordedQuestion,
} from './messages/executor.js';
import { jobProgressed, submitJob } from './messages/job.js';
import { laneReport, laneState } from './messages/lane.js';
import { cellResult } from './messages/result.js';
import { suspectRecord } from './messages/suspect.js';
import { executeTask } from './messages/task.js';
import { streams } from './names.js';
import { MAX_DELIVERIES_SUBJECT } from './topology.js';

/** Who sends and receives messages. */
export type Participant = 'gateway' | 'planner' | 'executor' | 'recorder' | 'operator' | 'broker';

/** One kind of message: what it says, where it travels and between whom. */
export interface MessageEntry {
  readonly contract: Pick<Contract<unknown>, 'name' | 'version' | 'schema'>;
  /** What it asks or tells, in a sentence. */
  readonly summary: string;
  /** With placeholders such as `<job>`. */
  readonly subject: string;
  /** Null on core NATS, which stores nothing, and where the answer goes to the reply subject of a request. */
  readonly stream: string | null;
  readonly sentBy: readonly Participant[];
  readonly receivedBy: readonly Participant[];
  /** Whether one process of each receiving service gets it, or all of them do. */
  readonly delivery: 'one' | 'all' | 'asker';
  /** `Nats-Msg-Id`, with placeholders; null where it has none. */
  readonly messageId: string | null;
}

const job = '<job>';
const region = '<region>';
const model = '<model>';
const executor = '<executor>';
const stream = '<stream>';
const cell = { region, model, jobId: job, cell: '<cell>', round: Number.NaN };

/** Reads the placeholders back that functions for subjects and streams have escaped. */
function pattern(made: string): string {
  return made.replaceAll('_3C', '<').replaceAll('_3E', '>').replace('NaN', '<round>');
}

/**
 * Every kind of message but events, in the order in which a cell meets them. The documentation is generated from this, and a
 * spec holds the receivers to the handlers in the code.
 */
export const messageCatalogue: readonly MessageEntry[] = [
  {
    contract: submitJob,
    summary: 'Start planning a job that was accepted. Sent through the outbox.',
    subject: pattern(jobSubject('submit', job)),
    stream: streams.jobs,
    sentBy: ['gateway'],
    receivedBy: ['planner'],
    delivery: 'one',
    messageId: messageIds.jobCommand('submit', job),
  },
  {
    contract: executeTask,
    summary: 'Ask one question of one model from one region, once.',
    subject: pattern(taskSubject(cell)),
    stream: pattern(streams.tasks(region)),
    sentBy: ['planner'],
    receivedBy: ['executor'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: cellResult,
    summary: 'What one round of a cell came to. The first one on a subject wins.',
    subject: pattern(resultSubject(cell)),
    stream: streams.results,
    sentBy: ['executor'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: cellAttempt,
    summary:
      'One request to a provider that did not become its cell’s result. Sent before the task is returned, so that the next executor knows how many attempts there were, whatever became of the broker’s delivery counts. The attempt that did become the result is in the result itself.',
    subject: pattern(attemptSubject(cell)),
    stream: streams.attempts,
    sentBy: ['executor'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: closeCells,
    summary:
      'Record the cells of a job that have no execution as failed or cancelled. What is recorded stays as it is, so that the order may be repeated; open retries are given up, and imported answers recorded first. Sent through the outbox.',
    subject: pattern(closingSubject(job)),
    stream: streams.closings,
    sentBy: ['gateway', 'planner'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: messageIds.closing(job, '<occurrence>'),
  },
  {
    contract: laneState,
    summary: 'How a lane is to be served. The latest stays stored, for executors that start later.',
    subject: pattern(laneStateSubject(region, model)),
    stream: streams.lanes,
    sentBy: ['planner'],
    receivedBy: ['executor', 'planner'],
    delivery: 'all',
    messageId: null,
  },
  {
    contract: maxDeliveries,
    summary: 'The broker has delivered a message as often as its consumer allows, and gives it up.',
    subject: MAX_DELIVERIES_SUBJECT,
    stream: streams.advisories,
    sentBy: ['broker'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: deadLetter,
    summary: 'A message that could not be processed, as it was.',
    subject: pattern(deadSubject(stream, '<original subject>')),
    stream: streams.dead,
    sentBy: ['planner', 'executor', 'recorder'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: messageIds.deadLetter(stream, '<sequence>'),
  },
  {
    contract: suspectRecord,
    summary: 'What the bus knows of a message that came back more often than it should.',
    subject: pattern(suspectSubject(stream, Number.NaN)).replace('<round>', '<sequence>'),
    stream: streams.suspects,
    sentBy: ['planner', 'executor', 'recorder'],
    receivedBy: ['planner', 'executor', 'recorder'],
    delivery: 'all',
    messageId: null,
  },
  {
    contract: jobProgressed,
    summary:
      'Executions of a job were recorded, or the job was changed: look at it now rather than at the next tick.',
    subject: pattern(progressSubject(job)),
    stream: null,
    sentBy: ['recorder', 'gateway'],
    receivedBy: ['planner'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: cancelJob,
    summary:
      'Drop the tasks of a job that were planned up to now, and abort its running calls. Sent with the region before the job as well: executors whose region has an account of its own hear no other.',
    subject: pattern(cancelSubject(job)),
    stream: null,
    sentBy: ['gateway', 'planner'],
    receivedBy: ['executor'],
    delivery: 'all',
    messageId: null,
  },
  {
    contract: cancelConfirmed,
    summary: 'The answer: this executor begins no call of the job any more.',
    subject: 'reply',
    stream: null,
    sentBy: ['executor'],
    receivedBy: ['gateway'],
    delivery: 'asker',
    messageId: null,
  },
  {
    contract: laneReport,
    summary:
      "What a lane's provider answered one executor: sent at once for a refusal, else every half second.",
    subject: pattern(laneReportSubject(region, model)),
    stream: null,
    sentBy: ['executor'],
    receivedBy: ['planner'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: heartbeat,
    summary: 'An executor is alive. Sent every second.',
    subject: pattern(heartbeatSubject(region, executor)),
    stream: null,
    sentBy: ['executor'],
    receivedBy: ['planner', 'gateway'],
    delivery: 'all',
    messageId: null,
  },
  {
    contract: heldTasksQuestion,
    summary:
      'Which tasks are in flight, or is this one? Asked by planners before cells that seem lost are planned again, and by an executor before it calls for a task that was delivered before.',
    subject: pattern(heldTasksSubject(region)),
    stream: null,
    sentBy: ['planner', 'executor'],
    receivedBy: ['executor'],
    delivery: 'all',
    messageId: null,
  },
  {
    contract: heldTasks,
    summary: 'The answer: the in-flight tasks of this executor, whatever the broker knows of them.',
    subject: 'reply',
    stream: null,
    sentBy: ['executor'],
    receivedBy: ['planner', 'executor'],
    delivery: 'asker',
    messageId: null,
  },
  {
    contract: recordedQuestion,
    summary:
      'Is this round of this cell still wanted? Asked by an executor when the broker may have lost results.',
    subject: pattern(recordedSubject(region)),
    stream: null,
    sentBy: ['executor'],
    receivedBy: ['recorder'],
    delivery: 'one',
    messageId: null,
  },
  {
    contract: recordedAnswer,
    summary: 'The answer.',
    subject: 'reply',
    stream: null,
    sentBy: ['recorder'],
    receivedBy: ['executor'],
    delivery: 'asker',
    messageId: null,
  },
];
