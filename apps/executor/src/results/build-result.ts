import { hash } from 'node:crypto';
import { CLASSIFIER_VERSION, classifyOutcome } from '@beacon/classification';
import { momentOf } from '@beacon/contracts';
import type { CellResultV1, ExecuteTaskV1, RegionEvidence, TaskDelivery } from '@beacon/contracts';
import { storableText } from '@beacon/domain';
import type { LaneConfig } from '@beacon/domain';
import { costOfAnswer, costOfFailure } from './call-cost.js';
import { samplingLeftOut, routeOf, thoughtsOf } from './further-evidence.js';
import type { ExecutorIdentity } from '../region/executor-identity.js';
import type {
  AnsweredAttempt,
  AttemptOutcome,
  Expectations,
  FailedAttempt,
} from '@beacon/providers';

/** What a result is made from. */
export interface ResultFacts<Attempt extends AttemptOutcome = AttemptOutcome> {
  readonly task: ExecuteTaskV1;
  readonly attempt: Attempt;
  /** Requests made in this round. */
  readonly attempts: number;
  /** How many of them were throttled. */
  readonly throttled: number;
  /** What the last of them failed with; null when it brought an answer. */
  readonly lastErrorCode: string | null;
  readonly identity: ExecutorIdentity;
  /** How its task came. @default it is not said */
  readonly delivery?: TaskDelivery;
  /** What the lane expects of its evidence. */
  readonly expectations: Pick<Expectations, 'contradiction'>;
}

/** Characters of an answer that are kept: whatever they are, the message stays under the broker's 1 MiB. */
const RESPONSE_LIMIT = 150_000;
const MESSAGE_LIMIT = 1_000;
const LABEL_LIMIT = 300;
/** Limits of the columns that keep them. */
const FINISH_REASON_LIMIT = 60;
const CODE_LIMIT = 100;
const QUARANTINE_LIMIT = 500;

/** The result of an answer: its outcome typed from the provider's signal and the text. */
export function answeredResult(facts: ResultFacts<AnsweredAttempt>): CellResultV1 {
  const { answer } = facts.attempt;
  const { text, finishReason, contentFilter } = answer;
  // As a re-scoring types stored answers: the same text is the same outcome, now and later.
  const input = { text, finishReason, contentFilter, language: null, question: facts.task.prompt };
  const typed = classifyOutcome(input);
  const response = storableText(answer.text, RESPONSE_LIMIT);
  return {
    ...commonFields(facts),
    outcome: typed.outcome,
    outcomeSource: typed.source,
    outcomeRule: typed.rule,
    outcomeEvidence: typed.evidence === null ? null : storableText(typed.evidence, 200).text,
    classifierVersion: typed.version,
    outcomeLanguage: typed.language,
    outcomeCalibrated: typed.calibrated,
    outcomeScore: typed.score,
    response: response.text,
    responseCut: response.cut,
    finishReason: labelOf(answer.finishReason, FINISH_REASON_LIMIT),
    error: null,
    inputTokens: answer.inputTokens,
    outputTokens: answer.outputTokens,
    ...costOfAnswer(facts.task, facts.attempt),
  };
}

/** The result of a cell whose last permitted attempt failed. */
export function failedResult(facts: ResultFacts<FailedAttempt>): CellResultV1 {
  const { failure } = facts.attempt;
  return {
    ...commonFields(facts),
    outcome: 'error',
    outcomeSource: 'executor',
    outcomeRule: null,
    outcomeEvidence: null,
    classifierVersion: CLASSIFIER_VERSION,
    outcomeLanguage: null,
    outcomeCalibrated: null,
    outcomeScore: null,
    response: null,
    responseCut: false,
    finishReason: null,
    error: {
      code: storableText(failure.code, CODE_LIMIT).text,
      message: storableText(failure.message, MESSAGE_LIMIT).text,
      httpStatus: failure.httpStatus,
    },
    inputTokens: null,
    outputTokens: null,
    costUsd: null,
    ...costOfFailure(facts.task, facts.attempt),
  };
}

type CommonFields = Pick<
  CellResultV1,
  | 'jobId'
  | 'region'
  | 'model'
  | 'cell'
  | 'round'
  | 'questionId'
  | 'repeat'
  | 'attempts'
  | 'throttled'
  | 'lastErrorCode'
  | 'startedAt'
  | 'completedAt'
  | 'task'
  | 'promptSha256'
  | 'evidence'
  | 'quarantine'
>;

function commonFields(facts: ResultFacts): CommonFields {
  const { task, attempt, attempts, throttled, lastErrorCode, identity, delivery } = facts;
  const evidence = evidenceOf(identity, attempt, task);
  const { jobId, region, model, cell, round, questionId, repeat } = task;
  return {
    jobId,
    region,
    model,
    cell,
    round,
    questionId,
    repeat,
    attempts,
    throttled,
    lastErrorCode: labelOf(lastErrorCode, CODE_LIMIT),
    startedAt: momentOf(attempt.startedAt),
    completedAt: momentOf(attempt.completedAt),
    ...(delivery === undefined ? {} : { task: delivery }),
    promptSha256: hash('sha256', task.prompt),
    evidence,
    quarantine: quarantineOf(facts, evidence),
  };
}

/** An attempt that reached no server has no evidence of a place that could contradict the lane. */
function quarantineOf(
  { attempt, expectations }: ResultFacts,
  evidence: RegionEvidence,
): string | null {
  if (attempt.kind === 'failed' && attempt.failure.httpStatus === null) return null;
  const reason = expectations.contradiction(evidence, attempt.kind === 'answered');
  return reason === null ? null : storableText(reason, QUARANTINE_LIMIT).text;
}

function evidenceOf(
  identity: ExecutorIdentity,
  { lane, evidence }: AttemptOutcome,
  { sampling }: ExecuteTaskV1,
): RegionEvidence {
  return {
    executorRegion: identity.region,
    executorId: identity.executorId,
    node: identity.node,
    pod: identity.pod,
    provider: lane.provider,
    endpointHost: hostOf(lane),
    providerModel: lane.providerModel,
    servedModel: labelOf(evidence.servedModel, LABEL_LIMIT),
    systemFingerprint: labelOf(evidence.systemFingerprint, LABEL_LIMIT),
    providerRegion: labelOf(evidence.providerRegion, LABEL_LIMIT),
    providerRequestId: labelOf(evidence.providerRequestId, LABEL_LIMIT),
    edgeHeaders: evidence.edgeHeaders,
    ...routeOf(lane, evidence),
    ...samplingLeftOut(lane, sampling),
    ...thoughtsOf(evidence),
  };
}

const hosts = new WeakMap<LaneConfig, string>();

/** A lane keeps its address: it is read once, and not for every result. */
function hostOf(lane: LaneConfig): string {
  const known = hosts.get(lane);
  if (known !== undefined) return known;
  const { host } = new URL(lane.baseUrl);
  hosts.set(lane, host);
  return host;
}

function labelOf(said: string | null, limit: number): string | null {
  return said === null ? null : storableText(said, limit).text;
}
