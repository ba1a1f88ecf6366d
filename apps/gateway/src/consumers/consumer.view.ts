import { ApiProperty } from '@nestjs/swagger';
import { INTEGER, NULLABLE_INTEGER, NULLABLE_TEXT, TIME } from '../http/openapi/schemas.js';
import type { ConsumerLag, KnownConsumer } from './consumer-reader.js';

/** How far a consumer is behind. */
export class ConsumerView {
  @ApiProperty()
  readonly stream!: string;

  @ApiProperty()
  readonly consumer!: string;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of the lane whose tasks it has; else null.' })
  readonly region!: string | null;

  @ApiProperty({ ...NULLABLE_TEXT, description: 'Of the lane whose tasks it has; else null.' })
  readonly model_id!: string | null;

  @ApiProperty({ description: 'False for a durable consumer that is none of Beacon.' })
  readonly own!: boolean;

  @ApiProperty({ ...INTEGER, description: 'Messages that wait: it was not given them yet.' })
  readonly pending!: number;

  @ApiProperty({ ...INTEGER, description: 'Messages that it holds.' })
  readonly ack_pending!: number;

  @ApiProperty({ ...INTEGER, description: 'The most that it may hold.' })
  readonly max_ack_pending!: number;

  @ApiProperty({ ...INTEGER, description: 'Of those that it holds, given to it more than once.' })
  readonly redelivered!: number;

  @ApiProperty({ ...INTEGER, description: 'Pull requests that wait: with none, nobody asks.' })
  readonly waiting!: number;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Null when it was never given a message.' })
  readonly delivered_ms_ago!: number | null;

  @ApiProperty({ ...NULLABLE_INTEGER, description: 'Null when it never acknowledged one.' })
  readonly acked_ms_ago!: number | null;
}

/** The consumers of an installation. */
export class ConsumerListView {
  @ApiProperty({ ...TIME, description: 'The broker is asked once a second at most.' })
  readonly read_at!: string;

  @ApiProperty({ type: [ConsumerView], description: 'Those of Beacon first.' })
  readonly consumers!: readonly ConsumerView[];

  @ApiProperty({
    type: [String],
    description: 'What the broker lacks, as `stream/consumer`: provision it.',
  })
  readonly missing!: readonly string[];
}

/** Consumers as clients see them. */
export function toConsumerList({ readAt, consumers, missing }: ConsumerLag): ConsumerListView {
  return { read_at: readAt.toISOString(), consumers: consumers.map(toConsumer), missing };
}

function toConsumer(consumer: KnownConsumer): ConsumerView {
  return {
    stream: consumer.stream,
    consumer: consumer.durable,
    region: consumer.lane?.region ?? null,
    model_id: consumer.lane?.modelId ?? null,
    own: consumer.isOwn,
    pending: consumer.pending,
    ack_pending: consumer.ackPending,
    max_ack_pending: consumer.maxAckPending,
    redelivered: consumer.redelivered,
    waiting: consumer.waiting,
    delivered_ms_ago: consumer.deliveredMsAgo,
    acked_ms_ago: consumer.ackedMsAgo,
  };
}
