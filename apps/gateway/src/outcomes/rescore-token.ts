import { createHash } from 'node:crypto';
import type { AnswersState } from '@beacon/persistence';
import { VERSION } from './retype.js';

/** What a preview was about, and where its application goes on. */
export interface RescorePlace {
  /** Executions up to this id are covered. */
  readonly newest: number;
  /** Executions up to this id are done; 0 at the start. */
  readonly after: number;
}

const TOKEN = /^(\d{1,15})-(\d{1,15})-[0-9a-f]{24}$/;
/** The shape of a token, for bodies. */
export const TOKEN_PATTERN = /^[0-9a-f-]{1,80}$/;

/**
 * A fingerprint of what a preview covered: the answers, their outcomes, and the version of the classifier. It is no secret and no
 * permission: it only shows whether the preview still holds.
 */
export function writeToken(
  jobId: string,
  { revision, rounds }: Omit<AnswersState, 'newest'>,
  { newest, after }: RescorePlace,
): string {
  const state = JSON.stringify([jobId, VERSION, newest, after, revision, rounds]);
  return `${newest}-${after}-${createHash('sha256').update(state).digest('hex').slice(0, 24)}`;
}

/** What a token is about if it still holds for a job's answers as they are now; null when it does not. */
export function readToken(token: string, jobId: string, state: AnswersState): RescorePlace | null {
  const parts = TOKEN.exec(token);
  if (parts === null) return null;
  const place = { newest: Number(parts[1]), after: Number(parts[2]) };
  return writeToken(jobId, state, place) === token ? place : null;
}
