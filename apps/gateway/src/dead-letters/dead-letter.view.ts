import { ApiProperty } from '@nestjs/swagger';
import { writeCursor } from '../http/cursor.js';
import { PageView } from '../http/openapi/page.view.js';
import { REPLAY_ACTIONS } from './dead-letter.js';
import type { DeadLetter, ReplayAction } from './dead-letter.js';
import type { DeadLetterPage, Replayed } from './dead-letters.service.js';

const MAX_TEXT_BYTES = 65_536;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** A dead letter in a listing. */
export class DeadLetterItemView {
  @ApiProperty({ type: 'integer', description: 'Names it in the paths.' })
  readonly sequence!: number;

  @ApiProperty({ type: String, nullable: true, description: 'Where it came from.' })
  readonly stream!: string | null;

  @ApiProperty({ type: String, nullable: true, description: 'Its original subject.' })
  readonly subject!: string | null;

  @ApiProperty({ type: 'integer', nullable: true })
  readonly original_sequence!: number | null;

  @ApiProperty()
  readonly reason!: string;

  @ApiProperty({ type: 'integer', nullable: true, description: 'How often it was delivered.' })
  readonly deliveries!: number | null;

  @ApiProperty({ format: 'date-time' })
  readonly kept_at!: string;

  @ApiProperty({ type: 'integer', description: 'Of what is kept of its body, in bytes.' })
  readonly size!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Where its body was too large to be kept whole: the size that it had. Else null.',
  })
  readonly original_size!: number | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The hash that its whole body had, likewise.',
  })
  readonly original_sha256!: string | null;
}

/** A page of dead letters. */
export class DeadLetterListView extends PageView {
  @ApiProperty({ type: [DeadLetterItemView], description: 'Oldest first.' })
  readonly dead_letters!: readonly DeadLetterItemView[];
}

/** A dead letter with all that is kept of it. */
export class DeadLetterView extends DeadLetterItemView {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'Its original headers.',
  })
  readonly headers!: Readonly<Record<string, string>>;

  @ApiProperty()
  readonly body_base64!: string;

  @ApiProperty({
    type: String,
    nullable: true,
    description: 'The same as text; null when it is no UTF-8 or has more than 64 KiB.',
  })
  readonly body_text!: string | null;
}

/** The answer to a replay. */
export class ReplayView {
  @ApiProperty({ enum: [true] })
  readonly ok!: true;

  @ApiProperty({ type: 'integer' })
  readonly sequence!: number;

  @ApiProperty({
    enum: REPLAY_ACTIONS,
    description:
      '`retried`: the cell was recorded as failed meanwhile, and its next round was started instead.',
  })
  readonly action!: ReplayAction;

  @ApiProperty()
  readonly subject!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly job_id!: string | null;
}

/** The answer to a deletion. */
export class DeletedDeadLetterView {
  @ApiProperty({ enum: [true] })
  readonly ok!: true;

  @ApiProperty({ type: 'integer' })
  readonly sequence!: number;
}

/** A page of dead letters, as clients see it. */
export function toDeadLetterList({ letters, limit, next }: DeadLetterPage): DeadLetterListView {
  const next_cursor = next === null ? null : writeCursor(`dead:${next}`);
  return { dead_letters: letters.map(toItem), limit, next_cursor };
}

/** A dead letter with all that is kept of it, as clients see it. */
export function toDeadLetterView(letter: DeadLetter): DeadLetterView {
  return {
    ...toItem(letter),
    headers: letter.headers,
    body_base64: Buffer.from(letter.data).toString('base64'),
    body_text: textOf(letter.data),
  };
}

/** What a replay did, as clients see it. */
export function toReplayView({ sequence, action, subject, jobId }: Replayed): ReplayView {
  return { ok: true, sequence, action, subject, job_id: jobId };
}

function toItem(letter: DeadLetter): DeadLetterItemView {
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

function textOf(data: Uint8Array): string | null {
  if (data.byteLength > MAX_TEXT_BYTES) return null;
  try {
    return utf8.decode(data);
  } catch {
    // Not UTF-8, which body_base64 shows as it is.
    return null;
  }
}
