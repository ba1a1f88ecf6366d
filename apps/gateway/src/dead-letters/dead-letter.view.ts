import { z } from 'zod';
import { cursorParameter } from '../http/cursor-parameter.js';
import { time } from '../http/time.js';
import { wholeNumber } from '../http/query.js';
import type { DeadLetter } from './dead-letter.js';
import type { Replayed } from './dead-letters.service.js';

const MAX_TEXT_BYTES = 65_536;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Parameters of the listing. */
export const deadLetterQuery = z.strictObject({
  limit: wholeNumber({ min: 1, max: 200, fallback: 50 }, 'Dead letters per page.'),
  cursor: cursorParameter,
});
export type DeadLetterQuery = z.output<typeof deadLetterQuery>;

/** A dead letter in a listing. */
export const deadLetterItem = z.strictObject({
  sequence: z.int().describe('Names it in the paths.'),
  stream: z.string().nullable().describe('Where it came from.'),
  subject: z.string().nullable().describe('Its original subject.'),
  original_sequence: z.int().nullable(),
  reason: z.string(),
  deliveries: z.int().nullable().describe('How often it was delivered.'),
  kept_at: time,
  size: z.int().describe('Of what is kept of its body, in bytes.'),
  original_size: z
    .int()
    .nullable()
    .describe('Where its body was too large to be kept whole: the size that it had. Else null.'),
  original_sha256: z.string().nullable().describe('The hash that its whole body had, likewise.'),
});

/** A page of dead letters. */
export const deadLetterList = z.strictObject({
  dead_letters: z.array(deadLetterItem).describe('Oldest first.'),
  limit: z.int(),
  next_cursor: z.string().nullable().describe('Where the next page starts; null on the last.'),
});

/** A dead letter with all that is kept of it. */
export const deadLetterView = deadLetterItem.extend({
  headers: z.record(z.string(), z.string()).describe('Its original headers.'),
  body_base64: z.string(),
  body_text: z
    .string()
    .nullable()
    .describe('The same as text; null when it is no UTF-8 or has more than 64 KiB.'),
});

/** What a replay did. */
export const replayView = z.strictObject({
  ok: z.literal(true),
  sequence: z.int(),
  action: z
    .enum(['republished', 'already_queued', 'retried', 'already_retrying'])
    .describe(
      '`retried`: the cell was recorded as failed meanwhile, and its next round was started instead.',
    ),
  subject: z.string(),
  job_id: z.string().nullable(),
});
export type ReplayView = z.output<typeof replayView>;

/** A dead letter that is gone. */
export const deletedView = z.strictObject({ ok: z.literal(true), sequence: z.int() });

/** A dead letter as it stands in a listing. */
export function toItem(letter: DeadLetter): z.output<typeof deadLetterItem> {
  return {
    sequence: letter.sequence,
    stream: letter.stream,
    subject: letter.subject,
    original_sequence: letter.originalSequence,
    reason: letter.reason,
    deliveries: letter.deliveries,
    kept_at: letter.keptAt.toISOString(),
    size: letter.data.byteLength,
    original_size: letter.cutFrom?.size ?? null,
    original_sha256: letter.cutFrom?.sha256 ?? null,
  };
}

/** A dead letter with all that is kept of it. */
export function toDeadLetterView(letter: DeadLetter): z.output<typeof deadLetterView> {
  return {
    ...toItem(letter),
    headers: { ...letter.headers },
    body_base64: Buffer.from(letter.data).toString('base64'),
    body_text: textOf(letter.data),
  };
}

/** What a replay did, as clients see it. */
export function toReplayView({ sequence, action, subject, jobId }: Replayed): ReplayView {
  return { ok: true, sequence, action, subject, job_id: jobId };
}

function textOf(data: Uint8Array): string | null {
  if (data.byteLength > MAX_TEXT_BYTES) return null;
  try {
    return utf8.decode(data);
  } catch {
    return null;
  }
}
