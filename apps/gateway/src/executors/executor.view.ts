import type { ExecutorRow } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';

/** An executor, as planners know it. */
export class ExecutorView {
  @ApiProperty()
  readonly executor_id!: string;

  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly node!: string;

  @ApiProperty({ type: String, nullable: true })
  readonly pod!: string | null;

  @ApiProperty({ description: 'Whether its last heartbeat came within the last 10 seconds.' })
  readonly alive!: boolean;

  @ApiProperty({ format: 'date-time' })
  readonly last_seen_at!: string;

  @ApiProperty({ format: 'date-time' })
  readonly started_at!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'Tasks in flight, by model.',
  })
  readonly in_hand!: Readonly<Record<string, number>>;
}

/** The executors of which planners received heartbeats. */
export class ExecutorListView {
  @ApiProperty({
    type: [ExecutorView],
    description: 'By region, the latest heartbeat first; at most 1000.',
  })
  readonly executors!: readonly ExecutorView[];
}

/** Executors as clients see them. */
export function toExecutorList(rows: readonly ExecutorRow[]): ExecutorListView {
  return { executors: rows.map(toExecutor) };
}

function toExecutor(row: ExecutorRow): ExecutorView {
  return {
    executor_id: row.executorId,
    region: row.region,
    node: row.node,
    pod: row.pod,
    alive: row.isAlive,
    last_seen_at: row.lastSeenAt,
    started_at: row.startedAt,
    in_hand: row.inHand,
  };
}
