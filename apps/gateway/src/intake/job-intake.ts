import { randomBytes, randomInt } from 'node:crypto';
import { ORDER_SEEDS, countCells, lanesOf, requestHash, systemPromptsOf } from '@beacon/domain';
import type { JobLane, JobSpec } from '@beacon/domain';
import { ApiError } from '../http/errors/api-error.js';
import { bodyBounds, readJson } from '../http/server/read-json.js';
import type { IntakeContext } from './intake-context.js';
import { judgingSpecOf } from './judging-of-job.js';
import { normaliseJob } from './specification/read-specification.js';

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
  readonly lanes: readonly JobLane[];
  readonly systemPrompts: Readonly<Record<string, string | null>>;
  /** Of the job that judges its answers as they are recorded; null when none does. */
  readonly judging: JobSpec | null;
}

/**
 * Reads the bytes of a submission.
 * @throws ApiError 400 with everything that is wrong with it.
 */
export function jobIntake(context: IntakeContext, bytes: Uint8Array): JobIntake {
  return jobIntakeOf(context, readJson(bytes, bodyBounds(context.limits.maxQuestions)));
}

/** The same for a body that was read. */
export function jobIntakeOf(context: IntakeContext, body: unknown): JobIntake {
  const { id: given, spec: asked } = readJob(context, body);
  const id = given ?? newJobId(Date.now());
  const spec = inDrawnOrder(asked);
  const { judges } = spec;
  return {
    id,
    hash: requestHash(asked, given),
    specJson: specBytes(spec),
    regions: spec.regions,
    minRegions: spec.constraints.minRegions,
    cells: countCells(spec),
    lanes: lanesOf(spec),
    systemPrompts: systemPromptsOf(spec, context.catalogue),
    judging:
      judges === undefined ? null : judgingSpecOf({ id, spec }, judges, false, context.limits),
  };
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
