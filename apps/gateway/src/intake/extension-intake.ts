import { normaliseAddition } from './specification/read-specification.js';
import {
  ADDITION_CONFLICTS,
  countCells,
  extendSpec,
  extendedTimeoutMs,
  systemPromptsOf,
} from '@beacon/domain';
import type { JobLane, JobSpec, Problem } from '@beacon/domain';
import { registeredFacts } from '@beacon/signing';
import type { RegisteredFacts } from '@beacon/signing';
import { ApiError } from '../http/errors/api-error.js';
import { bodyBounds, readJson } from '../http/server/read-json.js';
import { specBytes } from './job-intake.js';
import type { IntakeContext } from './intake-context.js';

/** A job as it stands, and the body that adds to it. */
export interface ExtensionOrder {
  /** The specification as JSON. */
  readonly specText: string;
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  readonly lanes: readonly JobLane[];
  /** As it was read; the bytes of a large one. */
  readonly body: unknown;
}

/** An extension that was read, with everything that is stored of it. */
export interface ExtensionIntake {
  readonly specJson: Uint8Array;
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  readonly lanes: readonly JobLane[];
  /** What is registered of it. */
  readonly facts: RegisteredFacts;
  readonly cells: number;
  /** Cells that are new; 0 when the job has everything already. */
  readonly added: number;
  /** The job's cost limit from now on, in nanodollars; null where nothing limits it. */
  readonly maxCost: number | null;
  readonly reason: string | null;
  /** What is new, for readers of the audit log. */
  readonly news: {
    readonly regions: readonly string[];
    readonly models: readonly string[];
    readonly questions: number;
    readonly repeats: number;
  };
}

/**
 * Reads an addition to a job and makes the job as it is to be.
 * @throws ApiError 400 or 409 with everything that is wrong with it.
 */
export function extensionOf(context: IntakeContext, order: ExtensionOrder): ExtensionIntake {
  const before = JSON.parse(order.specText) as JobSpec;
  const read = normaliseAddition(bodyOf(context, order), before, context);
  if (!read.ok) throw refusal(read.problems);
  const { spec, lanes, added } = extendSpec({ spec: before, lanes: order.lanes }, read.addition);
  const timeoutMs = extendedTimeoutMs(before, spec, context.limits);
  const after = { ...spec, constraints: { ...spec.constraints, timeoutMs } };
  // What was asked already was asked with these: a region keeps its prompt.
  const systemPrompts = { ...systemPromptsOf(after, context.catalogue), ...order.systemPrompts };
  return {
    specJson: specBytes(after),
    systemPrompts,
    facts: registeredFacts(after, systemPrompts),
    lanes,
    cells: countCells(after),
    added,
    maxCost: after.constraints.maxCostNanoUsd ?? null,
    reason: read.reason?.trim() || null,
    news: newsOf(before, after),
  };
}

function bodyOf({ limits }: IntakeContext, { body }: ExtensionOrder): unknown {
  const read = body instanceof Uint8Array ? readJson(body, bodyBounds(limits.maxQuestions)) : body;
  return read ?? {};
}

function newsOf(before: JobSpec, after: JobSpec): ExtensionIntake['news'] {
  return {
    regions: after.regions.filter((region) => !before.regions.includes(region)),
    models: after.models
      .map(({ id }) => id)
      .filter((id) => !before.models.some((model) => model.id === id)),
    questions: after.questions.length - before.questions.length,
    repeats: after.repeats,
  };
}

function refusal(problems: readonly Problem[]): ApiError {
  const [first, ...rest] = problems;
  if (first === undefined) throw new Error('an addition was refused without a problem');
  const conflict = problems.find(({ code }) => ADDITION_CONFLICTS.includes(code));
  if (conflict === undefined) return ApiError.validation([first, ...rest]);
  const { code, message, field } = conflict;
  return new ApiError(409, { error: code, code, message, field, details: problems });
}
