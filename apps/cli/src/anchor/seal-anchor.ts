import type { Schema } from '@beacon/client';
import { z } from 'zod';
import { RefusalError } from '../refusal.error.js';

/** A seal as it is kept elsewhere. */
export interface SealAnchor {
  readonly job: string;
  readonly size: number;
  /** One line of JSON: the seal with its signature. */
  readonly line: string;
  readonly isSigned: boolean;
}

const statement = z.object({
  v: z.literal(1),
  type: z.literal('seal'),
  job: z.string(),
  size: z.int().min(0),
  root: z.string().regex(/^[0-9a-f]{64}$/),
});

/**
 * What is kept of a seal.
 * @throws RefusalError when the gateway's answer is no seal of the job.
 */
export function anchorOf(job: string, given: Schema<'JobSealView'>): SealAnchor {
  const raw = parsed(given.statement);
  const read = statement.safeParse(raw);
  const isOfJob = read.success && read.data.job === job && read.data.size === given.size;
  if (!isOfJob || read.data.root !== given.root) {
    throw new RefusalError('what the gateway calls the seal is none of this job.');
  }
  const { kid, signature } = given;
  const line = `${JSON.stringify({ seal: raw, kid, signature })}\n`;
  return { job, size: given.size, line, isSigned: signature !== null };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
