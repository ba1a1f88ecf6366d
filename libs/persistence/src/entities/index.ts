import { ApiKeySchema } from './api-key.entity.js';
import { AttemptSchema } from './attempt.entity.js';
import { AuditEntrySchema } from './audit-entry.entity.js';
import { CellRoundSchema } from './cell-round.entity.js';
import { ExecutorSchema } from './executor.entity.js';
import { LaneSchema } from './lane.entity.js';
import { LaneChangeSchema } from './lane-change.entity.js';
import { ExecutionSchema } from './execution.entity.js';
import { IdempotencyKeySchema } from './idempotency-key.entity.js';
import { ImportedAnswerSchema } from './imported-answer.entity.js';
import { JobSchema } from './job.entity.js';
import { JobErasureSchema } from './job-erasure.entity.js';
import { JobSignatureSchema } from './job-signature.entity.js';
import { JobLogSchema } from './job-log.entity.js';
import { JobRegistrationSchema } from './job-registration.entity.js';
import { JobSealSchema } from './job-seal.entity.js';
import { JobLaneSchema } from './job-lane.entity.js';
import { LaneProgressSchema } from './lane-progress.entity.js';
import { JudgedAnswerSchema } from './judged-answer.entity.js';
import { JudgingSchema } from './judging.entity.js';
import { KeyLimitsSchema } from './key-limits.entity.js';
import { KeyUsageSchema } from './key-usage.entity.js';
import { RequestWindowSchema } from './request-window.entity.js';
import { LabelSchema } from './label.entity.js';
import { LabelHistorySchema } from './label-history.entity.js';
import { LateResultSchema } from './late-result.entity.js';
import { LogEntrySchema } from './log-entry.entity.js';
import { LogPositionSchema } from './log-position.entity.js';
import { OutboxMessageSchema } from './outbox-message.entity.js';
import { OutcomeChangeSchema } from './outcome-change.entity.js';
import { ProjectSchema } from './project.entity.js';
import { SchemaCompatibilitySchema } from './schema-compatibility.entity.js';
import { ReviewSchema } from './review.entity.js';
import { ReviewItemSchema } from './review-item.entity.js';
import { SessionSchema } from './session.entity.js';
import { SeriesSchema } from './series.entity.js';
import { SeriesRunSchema } from './series-run.entity.js';
import { WebhookDeliverySchema } from './webhook-delivery.entity.js';

export { ApiKey } from './api-key.entity.js';
export { Attempt } from './attempt.entity.js';
export { AuditEntry } from './audit-entry.entity.js';
export { CellRound, ROUND_STATES } from './cell-round.entity.js';
export { Executor } from './executor.entity.js';
export { Lane } from './lane.entity.js';
export { LaneChange } from './lane-change.entity.js';
export { DEDUP_INDEX, Execution } from './execution.entity.js';
export { IdempotencyKey } from './idempotency-key.entity.js';
export { Job } from './job.entity.js';
export { JobSignature } from './job-signature.entity.js';
export { JobLane } from './job-lane.entity.js';
export { JobLog } from './job-log.entity.js';
export { JobRegistration } from './job-registration.entity.js';
export { JobSeal } from './job-seal.entity.js';
export { LaneProgress } from './lane-progress.entity.js';
export { JobErasure } from './job-erasure.entity.js';
export { JudgedAnswer } from './judged-answer.entity.js';
export { Judging } from './judging.entity.js';
export { LABEL_OUTCOMES, Label, RATER_KINDS, STANCES } from './label.entity.js';
export type { LabelOutcome, RaterKind, Stance } from './label.entity.js';
export { LateResult } from './late-result.entity.js';
export { LogEntry } from './log-entry.entity.js';
export { LogPosition } from './log-position.entity.js';
export { OutboxMessage } from './outbox-message.entity.js';
export { OUTCOME_CHANGE_KINDS, OutcomeChange } from './outcome-change.entity.js';
export type { OutcomeChangeKind } from './outcome-change.entity.js';
export { LabelHistory } from './label-history.entity.js';
export { Project } from './project.entity.js';
export { SchemaCompatibility } from './schema-compatibility.entity.js';
export { REVIEW_REASONS, Review } from './review.entity.js';
export type { ReviewReason, ReviewStratum } from './review.entity.js';
export { CONCLUDED_BY, ReviewItem } from './review-item.entity.js';
export type { ConcludedBy } from './review-item.entity.js';
export { SERIES_ENDS, SERIES_STATUSES, Series, WEBHOOK_EVENTS } from './series.entity.js';
export type {
  SeriesEnd,
  SeriesRegistration,
  SeriesStatus,
  SeriesWebhook,
  WebhookEvent,
} from './series.entity.js';
export { RUN_FAILURES, SeriesRun } from './series-run.entity.js';
export type { RunFailure } from './series-run.entity.js';
export { Session } from './session.entity.js';
export { WebhookDelivery } from './webhook-delivery.entity.js';

/** Every entity, for the ORM's configuration. */
export const entities = [
  JobSchema,
  JobLaneSchema,
  LaneProgressSchema,
  ExecutionSchema,
  LateResultSchema,
  OutboxMessageSchema,
  IdempotencyKeySchema,
  ImportedAnswerSchema,
  AttemptSchema,
  AuditEntrySchema,
  CellRoundSchema,
  ExecutorSchema,
  LaneSchema,
  LaneChangeSchema,
  OutcomeChangeSchema,
  LabelSchema,
  JudgedAnswerSchema,
  LabelHistorySchema,
  ReviewSchema,
  ReviewItemSchema,
  JudgingSchema,
  SchemaCompatibilitySchema,
  SeriesSchema,
  SeriesRunSchema,
  WebhookDeliverySchema,
  ProjectSchema,
  ApiKeySchema,
  JobSignatureSchema,
  JobRegistrationSchema,
  JobLogSchema,
  LogEntrySchema,
  LogPositionSchema,
  JobSealSchema,
  JobErasureSchema,
  SessionSchema,
  KeyLimitsSchema,
  KeyUsageSchema,
  RequestWindowSchema,
];
