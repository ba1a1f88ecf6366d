import type { JobConstraints } from '../job-specification.js';
import { formatDuration, parseDuration } from '../duration.js';
import { DEFAULT_MAX_SKEW_MS } from '../lane-steps.js';
import { show, agree } from './problems.js';
import type { Path, Problems, Submitted } from './problems.js';
import type { JobContext } from './context.js';
import type { ConstraintsFields, WrapperFields } from './submitted.js';

const DEFAULT_MIN_REGIONS = 1;
const DEFAULT_MIN_SUCCESS_RATE = 0.67;
const SHORTEST_DEFAULT_TIMEOUT_MS = 600_000;
const DEFAULT_TIMEOUT_PER_CELL_MS = 1_000;
const DEFAULT_PROVIDER_TIMEOUT_MS = 300_000;
const SHORTEST_MAX_SKEW_MS = 1_000;
const NANOSECONDS_PER_MS = 1_000_000;

/** What `max_skew` is where lanes are not kept in step. */
export const NO_MAX_SKEW = 'off';

/** The fields of `constraints` and of the wrapper, as far as they could be read. */
export interface ConstraintSources {
  readonly constraints: ConstraintsFields;
  readonly wrapper: WrapperFields;
  /** Path of `constraints`. */
  readonly path: Path;
}

/** Constraints whose limit for the whole job may be left to {@link defaultTimeoutMs}. */
export type ReadConstraints = Omit<JobConstraints, 'timeoutMs'> & {
  readonly timeoutMs: number | null;
};

/**
 * The limit of a job that asks for none: 10 minutes, or a second for each cell of its fullest lane where that is more; at
 * most what the installation permits.
 */
export function defaultTimeoutMs(cellsOfFullestLane: number, maxTimeoutMs: number): number {
  const wanted = Math.max(
    SHORTEST_DEFAULT_TIMEOUT_MS,
    cellsOfFullestLane * DEFAULT_TIMEOUT_PER_CELL_MS,
  );
  return Math.min(wanted, maxTimeoutMs);
}

/**
 * What must hold for the job to count as completed, with defaults for what is absent or 0. The limit of the whole job is
 * null when it is absent.
 * @param available number of regions that can be required; null when it is not known.
 */
export function readConstraints(
  sources: ConstraintSources,
  available: number | null,
  context: JobContext,
): ReadConstraints {
  refuseUnenforced(sources, context.problems);
  const minRegions = either('min_regions', sources, context.problems);
  checkMinRegions(minRegions, available, context.problems);
  const rate = either('min_success_rate', sources, context.problems);
  const timeoutMs = readTimeout(sources, context);
  return {
    minRegions: minRegions.value ?? DEFAULT_MIN_REGIONS,
    minSuccessRate: rate.value ?? DEFAULT_MIN_SUCCESS_RATE,
    timeoutMs,
    providerTimeoutMs: readProviderTimeout(sources, timeoutMs, context),
    maxSkewMs: readMaxSkew(sources, context),
  };
}

function either(
  field: 'min_regions' | 'min_success_rate',
  { constraints, wrapper, path }: ConstraintSources,
  problems: Problems,
): Submitted<number> {
  return agree(
    { value: constraints[field] || null, path: [...path, field] },
    { value: wrapper[field] || null, path: [field] },
    problems,
  );
}

function checkMinRegions(
  { value, path }: Submitted<number>,
  available: number | null,
  problems: Problems,
): void {
  if (!value || available === null || value <= available) return;
  const message = `min_regions (${value}) cannot exceed available regions (${available})`;
  problems.add(path, { code: 'min_regions_exceeds_regions', message, allowed: `1..${available}` });
}

/** Limits that nothing here enforces are refused: to accept them would promise what is not kept. */
function refuseUnenforced({ constraints, path }: ConstraintSources, problems: Problems): void {
  if (constraints.providers && constraints.providers.length > 0) {
    const message =
      'provider filters are not enforced, the catalogue decides who is asked: remove them';
    problems.add([...path, 'providers'], { code: 'unsupported_field', message });
  }
}

function readTimeout({ constraints, path }: ConstraintSources, context: JobContext): number | null {
  const { minTimeoutMs, maxTimeoutMs } = context.limits;
  const at = [...path, 'timeout'];
  const bounds = { min: minTimeoutMs, max: maxTimeoutMs };
  return readDuration(constraints.timeout, at, bounds, context.problems);
}

function readProviderTimeout(
  { constraints, path }: ConstraintSources,
  timeoutMs: number | null,
  { limits, problems }: JobContext,
): number {
  const at = [...path, 'provider_timeout'];
  const bounds = { min: limits.minProviderTimeoutMs, max: limits.maxTimeoutMs };
  const given = readDuration(constraints.provider_timeout, at, bounds, problems);
  return given ?? Math.min(DEFAULT_PROVIDER_TIMEOUT_MS, timeoutMs ?? limits.maxTimeoutMs);
}

/** Null for `off`. */
function readMaxSkew(
  { constraints, path }: ConstraintSources,
  { limits, problems }: JobContext,
): number | null {
  if (constraints.max_skew === NO_MAX_SKEW) return null;
  const bounds = { min: SHORTEST_MAX_SKEW_MS, max: limits.maxTimeoutMs };
  const at = [...path, 'max_skew'];
  return readDuration(constraints.max_skew, at, bounds, problems) ?? DEFAULT_MAX_SKEW_MS;
}

interface Bounds {
  readonly min: number;
  readonly max: number;
}

/** Milliseconds of a duration text or a whole number of nanoseconds; null when absent, 0, or a problem. */
function readDuration(
  value: unknown,
  path: Path,
  bounds: Bounds,
  problems: Problems,
): number | null {
  if (value === undefined || value === null || value === 0) return null;
  const ms = toMilliseconds(value, path, problems);
  if (ms === null || ms === 0) return null;
  if (ms >= bounds.min && ms <= bounds.max) return Math.round(ms);
  const hint = typeof value === 'number' ? ' nanoseconds' : '';
  const allowed = `${formatDuration(bounds.min)}..${formatDuration(bounds.max)}`;
  const message = `${show(value)}${hint} is too ${ms < bounds.min ? 'short' : 'long'}`;
  problems.add(path, { code: 'out_of_range', message, allowed });
  return null;
}

function toMilliseconds(value: unknown, path: Path, problems: Problems): number | null {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return value / NANOSECONDS_PER_MS;
  const ms = typeof value === 'string' ? parseDuration(value) : null;
  if (ms !== null) return ms;
  const message = `${show(value)} is no duration`;
  const allowed = 'text such as "10m", or a whole number of nanoseconds';
  problems.add(path, { code: 'invalid_duration', message, allowed });
  return null;
}
