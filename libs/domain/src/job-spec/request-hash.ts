import { createHash } from 'node:crypto';
import type { JobSpec } from '../job-specification.js';

/**
 * What a submission means, as 64 hex digits: SHA-256 of the canonical JSON of `{id, spec}`. Two bodies that say the same
 * thing in other words (aliases, wrapped or bare, another order of keys) have one hash; it decides whether a repeated
 * Idempotency-Key came with the same request.
 */
export function requestHash(spec: JobSpec, id: string | null): string {
  return createHash('sha256').update(canonicalJson({ id, spec })).digest('hex');
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => sortKeys(inner));
}

function sortKeys(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const sorted = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(sorted);
}
