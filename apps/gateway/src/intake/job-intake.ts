import { hash, randomBytes, randomInt } from 'node:crypto';
import { ORDER_SEEDS, countCells, lanesOf, requestHash, systemPromptsOf } from '@beacon/domain';
import type { JobLane, JobSpec } from '@beacon/domain';
import { registeredFacts } from '@beacon/signing';
import type { RegisteredFacts } from '@beacon/signing';
import { ApiError } from '../http/errors/api-error.js';
import { bodyBounds, readJson } from '../http/server/read-json.js';
import type { IntakeContext } from './intake-context.js';
import { judgingSpecOf } from './judging-of-job.js';
import { openSigned } from './signed/open-signed.js';
import { refusedSignature } from './signed/refused-signature.js';
import type { SignedPolicy, SignedSpecification } from './signed/signed-specification.js';
import { normaliseJob } from './specification/read-specification.js';
import { isRecord } from './specification/scan.js';

const MEBIBYTE = 1_024 * 1_024;
/** Largest specification, in MiB of JSON: every reader of a job holds it in memory whole. Extensions could make one of any size. */
const MOST_MIB = 32;

/** A submission that was read, with everything that is stored of it. All but the specification is small, whatever its size. */
export interface JobIntake {
  readonly id: string;
  /** Of what was asked for: the same request again has the same, though another order would be drawn. */
  readonly hash: string;
  /** The specification as JSON in UTF-8. */
  readonly specJson: Uint8Array;
  readonly regions: readonly string[];
  readonly minRegions: number;
  readonly cells: number;
  /** What it may cost, in nanodollars; null where nothing limits it. */
  readonly maxCost: number | null;
  readonly lanes: readonly JobLane[];
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  /** What is registered of it. */
  readonly facts: RegisteredFacts;
  /** Of the job that judges its answers as they are recorded; null when none does. */
  readonly judging: JobSpec | null;
  /** Null where it is not signed, or nobody looks at signatures. */
  readonly signed: SignedSpecification | null;
}

/**
 * Reads the bytes of a submission.
 * @throws ApiError 400 with everything that is wrong with it.
 */
export function jobIntake(
  context: IntakeContext,
  bytes: Uint8Array,
  policy: SignedPolicy,
): JobIntake {
  const body = readJson(bytes, bodyBounds(context.limits.maxQuestions));
  return jobIntakeOf(context, body, policy);
}

/** The same for a body that was read. */
export function jobIntakeOf(
  context: IntakeContext,
  body: unknown,
  policy: SignedPolicy,
): JobIntake {
  const { body: opened, signed } = openSigned(body, policy);
  const { id: given, spec: asked } = readJob(context, opened);
  if (signed !== null) requireNothingUnsigned(context, opened, asked);
  const id = given ?? newJobId(Date.now());
  const spec = inDrawnOrder(asked);
  const { judges } = spec;
  const systemPrompts = systemPromptsOf(spec, context.catalogue);
  return {
    id,
    hash: hashOf(requestHash(asked, given), signed),
    specJson: specBytes(spec),
    regions: spec.regions,
    minRegions: spec.constraints.minRegions,
    cells: countCells(spec),
    maxCost: spec.constraints.maxCostNanoUsd ?? null,
    lanes: lanesOf(spec),
    systemPrompts,
    facts: registeredFacts(spec, systemPrompts),
    judging:
      judges === undefined ? null : judgingSpecOf({ id, spec }, judges, false, context.limits),
    signed,
  };
}

/** The same request signed by somebody, or by another, is another: an Idempotency-Key must not make one of the other. */
function hashOf(request: string, signed: SignedSpecification | null): string {
  return signed === null ? request : hash('sha256', `${request} ${signed.signature}`);
}

/**
 * What stands beside a signed specification may repeat it and must not change it: nobody signed it.
 * @throws ApiError 400 when the job would be another one without it.
 */
function requireNothingUnsigned(context: IntakeContext, body: unknown, spec: JobSpec): void {
  if (!isRecord(body) || !Object.hasOwn(body, 'jobspec')) return;
  const { jobspec, ...beside } = body;
  const fields = Object.keys(beside);
  if (fields.length === 0) return;
  const alone = normaliseJob({ jobspec }, context);
  if (alone.ok && requestHash(alone.spec, null) === requestHash(spec, null)) return;
  const message = `${fields.join(', ')} would change what is signed, and nobody signed that: sign a specification that says it`;
  throw refusedSignature('unsigned_override', message, { field: fields[0] ?? null });
}

/** A body that is accepted as a job. */
export interface ReadJob {
  /** Null when the submitter chose none. */
  readonly id: string | null;
  readonly spec: JobSpec;
}

/**
 * Reads the body of a submission.
 * @throws ApiError 400 with everything that is wrong with it.
 */
export function readJob(context: IntakeContext, body: unknown): ReadJob {
  const job = normaliseJob(body, context);
  if (job.ok) return job;
  const [first, ...rest] = job.problems;
  if (first === undefined) throw new Error('a job was refused without a problem');
  throw ApiError.validation([first, ...rest]);
}

/** A specification with a seed of its order: its own, or one that is drawn now. */
function inDrawnOrder(spec: JobSpec): JobSpec {
  return { ...spec, order: spec.order ?? { seed: randomInt(ORDER_SEEDS) } };
}

/**
 * A new job id: `job-`, then a UUID of version 7, which starts with the time so that ids sort by it.
 * @param now milliseconds since 1970.
 */
export function newJobId(now: number): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(now, 0, 6);
  bytes[6] = 0x70 | (bytes.readUInt8(6) & 0x0f);
  bytes[8] = 0x80 | (bytes.readUInt8(8) & 0x3f);
  const hex = bytes.toString('hex');
  return `job-${hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')}`;
}

/**
 * A specification as JSON in UTF-8.
 * @throws ApiError 400 when it is over 32 MiB.
 */
export function specBytes(spec: JobSpec): Uint8Array {
  // Not a Buffer: small ones share their memory, which cannot go to another thread.
  const bytes = new TextEncoder().encode(JSON.stringify(spec));
  if (bytes.byteLength <= MOST_MIB * MEBIBYTE) return bytes;
  const size = (bytes.byteLength / MEBIBYTE).toFixed(1);
  throw ApiError.validation([
    {
      field: 'questions',
      code: 'specification_too_large',
      message: `with all its texts the job has ${size} MiB: make several jobs of it`,
      allowed: `at most ${MOST_MIB} MiB`,
    },
  ]);
}
