import { EXECUTION_STATUSES, OUTCOMES, QUESTION_KINDS } from '@beacon/domain';
import { z } from 'zod';

const text = z.string().nullable();
const number = z.number().nullable();

/** A row of a job's export as JSON lines, as far as other tools' formats have a place for it. */
export const laneRowSchema = z.object({
  execution_id: z.number(),
  region: z.string(),
  model_requested: z.string(),
  model_served: text,
  provider: z.string(),
  provider_region: text,
  asked_region: text,
  executor_region: text,
  endpoint_host: text,
  question_id: text,
  question_text: text,
  question_category: text,
  question_kind: z.enum(QUESTION_KINDS).nullable(),
  language: text,
  repeat: z.int().min(1),
  status: z.enum(EXECUTION_STATUSES),
  outcome: z.enum(OUTCOMES),
  outcome_source: z.string(),
  outcome_rule: text,
  classifier_version: z.string(),
  finish_reason: text,
  error_code: text,
  error_message: text,
  duration_ms: z.number(),
  input_tokens: number,
  output_tokens: number,
  reasoning_tokens: number,
  cost_usd: number,
  edge_headers: z.record(z.string(), z.unknown()).nullable(),
  quarantine: text,
  started_at: z.string(),
  completed_at: z.string(),
  text,
});
export type LaneRow = z.output<typeof laneRowSchema>;

/** A job as its exports name it. */
export interface ExportedJob {
  readonly id: string;
  readonly name: string;
  readonly status: string;
  /** ISO 8601, as are all times here. */
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly completedAt: string | null;
  readonly questionIds: readonly string[];
  readonly repeats: number;
  /** Null where it is not known, as of some imported answers. */
  readonly sampling: {
    readonly temperature: number;
    readonly maxTokens: number;
    readonly topP: number | null;
    readonly seed: number | null;
  } | null;
  /** Format that its answers were imported from; null where they were asked. */
  readonly importedFrom: string | null;
}

/** How the executions of a lane came out. */
export interface LaneTally {
  readonly rows: number;
  /** Neither failed nor cancelled nor quarantined: the denominator of its rates. */
  readonly measured: number;
  readonly refused: number;
  readonly withheld: number;
  /** Measured answers that a simulator made up. */
  readonly simulated: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Providers that answered. */
  readonly providers: readonly string[];
  readonly servedModels: readonly string[];
}

/** One model in one region of a job, with its rows, which may be read several times. */
export interface ExportedLane {
  readonly region: string;
  readonly model: string;
  readonly tally: LaneTally;
  rows(): AsyncIterable<LaneRow>;
}
