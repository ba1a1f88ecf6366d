export { ADDITION_CONFLICTS, extendedTimeoutMs, normaliseAddition } from './addition.js';
export type { NormalisedAddition } from './addition.js';
export { DEFAULT_JOB_LIMITS } from './limits.js';
export type { JobLimits } from './limits.js';
export { normaliseJob } from './normalise.js';
export type { NormalisedJob } from './normalise.js';
export { MAX_PROBLEMS } from './problems.js';
export type { Problem } from './problems.js';
export { requestHash } from './request-hash.js';
