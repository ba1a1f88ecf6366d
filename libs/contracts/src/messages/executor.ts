import { REGION_ID_PATTERN } from '@beacon/domain';
import { z } from 'zod';
import { defineContract } from '../contract.js';
import { cellFields } from './parts.js';

const region = z.string().max(40).regex(REGION_ID_PATTERN).describe('Canonical id of the region.');
const executorId = z.string().min(1).max(200).describe('Unique among all executors.');

const heartbeatV1 = z.object({
  region,
  executorId,
  node: z.string().max(200).describe('Name of its machine.'),
  pod: z.string().max(200).nullable().describe('Name of its pod, where there is one.'),
  uptimeMs: z.int().min(0).describe('How long the process has run, in milliseconds.'),
  inHand: z.record(z.string(), z.int().min(0)).describe('In-flight tasks, by model.'),
  models: z
    .array(z.string())
    .optional()
    .describe(
      'Models whose tasks it takes: none while it shuts down. Absent when it does not say.',
    ),
  trouble: z
    .string()
    .max(1_000)
    .nullable()
    .optional()
    .describe(
      'What the broker does not store of what it publishes, and why, for people. Absent or null when all is stored.',
    ),
});

/** An executor is alive. Sent every second over core NATS. */
export type HeartbeatV1 = z.output<typeof heartbeatV1>;

/** The contract of {@link HeartbeatV1}. */
export const heartbeat = defineContract('executor.heartbeat', 1, heartbeatV1);

/** How often an executor sends a heartbeat, in milliseconds. */
export const HEARTBEAT_MS = 1_000;

const heldTask = z.object({
  jobId: cellFields.jobId,
  model: cellFields.model,
  cell: cellFields.cell,
  round: cellFields.round,
});

/** An in-flight task, as executors name it among those of their region. */
export type HeldTaskV1 = z.output<typeof heldTask>;

const heldTasksQuestionV1 = z.object({
  task: heldTask
    .optional()
    .describe(
      'The only one that is asked about. Absent: all are. Executors of before know no such field, and tell all.',
    ),
});

/** Which tasks are in flight, or is this one? Asked of every executor of a region. */
export type HeldTasksQuestionV1 = z.output<typeof heldTasksQuestionV1>;

/** The contract of {@link HeldTasksQuestionV1}. */
export const heldTasksQuestion = defineContract('executor.held?', 1, heldTasksQuestionV1);

const heldTasksV1 = z.object({
  executorId,
  tasks: z.array(heldTask).describe('Its in-flight tasks, as far as they are asked for.'),
});

/** Of an answer that lists thousands of tasks, each with four fields. */
const MOST_HELD = { values: 100_000, levels: 4 };

/** The in-flight tasks of an executor, whatever the broker knows of them. */
export type HeldTasksV1 = z.output<typeof heldTasksV1>;

/** The contract of {@link HeldTasksV1}. */
export const heldTasks = defineContract('executor.held', 1, heldTasksV1, MOST_HELD);

const recordedQuestionV1 = z.object({
  jobId: cellFields.jobId,
  region,
  model: cellFields.model,
  questionId: cellFields.questionId,
  repeat: cellFields.repeat,
  round: cellFields.round,
});

/** Is this round of this cell still wanted? Asked by an executor when the broker may have lost results. */
export type RecordedQuestionV1 = z.output<typeof recordedQuestionV1>;

/** The contract of {@link RecordedQuestionV1}. */
export const recordedQuestion = defineContract('cell.recorded?', 1, recordedQuestionV1);

const recordedAnswerV1 = z.object({
  wanted: z
    .boolean()
    .describe(
      'False when the round is recorded already, was replaced, or its job has ended: it must not be paid for.',
    ),
});

/** The answer to {@link RecordedQuestionV1}. */
export type RecordedAnswerV1 = z.output<typeof recordedAnswerV1>;

/** The contract of {@link RecordedAnswerV1}. */
export const recordedAnswer = defineContract('cell.recorded!', 1, recordedAnswerV1);
