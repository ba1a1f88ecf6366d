import { randomInt } from 'node:crypto';
import { ORDER_SEEDS, countCells, lanesOf, requestHash } from '@beacon/domain';
import type { JobLane, JobSpec } from '@beacon/domain';
import { bodyBounds, readJson } from '../http/server/read-json.js';
import { judgingSpecOf } from './judging-of-job.js';
import type { IntakeContext } from './intake-context.js';
import { newJobId } from './job-id.js';
import { readJob } from './read-job.js';
import { specBytes } from './spec-bytes.js';
import { systemPromptsOf } from './system-prompts.js';

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
  /** Of the job that judges its answers as they are recorded; null when nobody does. */
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
  const { id: given, spec: asked } = readJob(body, context);
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

/** A specification with a seed of its order: its own, or one that is drawn now. */
function inDrawnOrder(spec: JobSpec): JobSpec {
  return { ...spec, order: spec.order ?? { seed: randomInt(ORDER_SEEDS) } };
}
