import { LANE_STATUSES } from '@beacon/domain';
import type { LaneStatus } from '@beacon/domain';
import type { LaneChangeRow, LaneServing } from '@beacon/persistence';
import { ApiProperty } from '@nestjs/swagger';
import type { LaneChange, LaneDetail, LaneState } from './lanes.service.js';

/** How a (region, model) is served, over all jobs. */
export class LaneView {
  @ApiProperty()
  readonly region!: string;

  @ApiProperty()
  readonly model_id!: string;

  @ApiProperty({
    enum: LANE_STATUSES,
    description:
      '`waiting` as long as the provider asked, `parked` until a quota is reset, `paused` by an operator.',
  })
  readonly status!: LaneStatus;

  @ApiProperty({
    type: 'integer',
    description: 'Requests in flight at once, over all replicas, as it is now.',
  })
  readonly limit!: number;

  @ApiProperty({ type: 'integer', description: 'What the catalogue allows at most.' })
  readonly configured_limit!: number;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    required: false,
    description:
      'What an operator allows at most, over all replicas; null when no operator has said so.',
  })
  readonly limit_ceiling?: number | null;

  @ApiProperty({ type: String, nullable: true })
  readonly waiting_reason!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly waiting_until!: string | null;

  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly paused_at!: string | null;

  @ApiProperty({
    type: String,
    nullable: true,
    description:
      'What holds up the lane although it is served, such as a broker whose storage is full, in words; null when nothing does.',
  })
  readonly trouble!: string | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Tasks at the broker; null when it does not answer.',
  })
  readonly queued!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Tasks in flight at executors; null likewise.',
  })
  readonly in_flight!: number | null;

  @ApiProperty({
    type: 'integer',
    nullable: true,
    description:
      'Tasks that were in flight and come again after a pause, within the limit all the while; null likewise. From the heartbeats that planners received, a second or two ago.',
  })
  readonly backing_off!: number | null;

  @ApiProperty({
    type: 'integer',
    description: 'Cells of running jobs, and retries, that are not at the broker yet.',
  })
  readonly backlog!: number;

  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'When the oldest task that is not done was published.',
  })
  readonly oldest_task_at!: string | null;
}

/** All lanes. */
export class LaneListView {
  @ApiProperty({ type: [LaneView] })
  readonly lanes!: readonly LaneView[];
}

/** A change of a lane. */
export class LaneChangeView {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;

  @ApiProperty({ type: 'integer' })
  readonly from_limit!: number;

  @ApiProperty({ type: 'integer' })
  readonly to_limit!: number;

  @ApiProperty()
  readonly from_status!: string;

  @ApiProperty()
  readonly to_status!: string;

  @ApiProperty()
  readonly reason!: string;
}

/** A lane with its latest changes. */
export class LaneDetailView extends LaneView {
  @ApiProperty({ type: [LaneChangeView], description: 'The last 20, newest first.' })
  readonly changes!: readonly LaneChangeView[];
}

/** What a change of a lane did: of its pause, or of its ceiling. */
export class LanePauseView {
  @ApiProperty({ enum: [true] })
  readonly ok!: true;

  @ApiProperty({ description: 'False when it was so before.' })
  readonly changed!: boolean;

  @ApiProperty({ type: LaneView })
  readonly lane!: LaneView;
}

/** A lane as clients see it. One that no planner has touched is served as the catalogue configures it. */
export function toLaneView(lane: LaneState): LaneView {
  const { config, serving, figures, backlog, inFlight, trouble } = lane;
  const { delivered } = figures;
  return {
    region: config.region,
    model_id: config.model,
    status: statusOf(serving),
    ...limitsOf(lane),
    waiting_reason: serving?.reason ?? null,
    waiting_until: serving?.until ?? null,
    paused_at: serving?.pausedAt ?? null,
    trouble,
    queued: figures.queued,
    in_flight: delivered === null ? null : Math.min(delivered, inFlight),
    backing_off: delivered === null ? null : Math.max(0, delivered - inFlight),
    backlog,
    oldest_task_at: figures.oldestTaskAt?.toISOString() ?? null,
  };
}

function limitsOf({
  config,
  serving,
}: LaneState): Pick<LaneView, 'limit' | 'configured_limit' | 'limit_ceiling'> {
  return {
    limit: serving?.limit ?? config.concurrency,
    configured_limit: config.concurrency,
    limit_ceiling: serving?.ceiling ?? null,
  };
}

/** What an operator asked for is shown at once, whether or not a planner has seen it yet. */
export function statusOf(
  serving: Pick<LaneServing, 'status' | 'pausedAt'> | undefined,
): LaneStatus {
  if (serving === undefined) return 'open';
  return serving.pausedAt === null ? serving.status : 'paused';
}

/** A lane with its latest changes, as clients see it. */
export function toLaneDetailView({ lane, changes }: LaneDetail): LaneDetailView {
  return { ...toLaneView(lane), changes: changes.map(toChangeView) };
}

/** What a change of a lane did, as clients see it. */
export function toLanePauseView({ changed, lane }: LaneChange): LanePauseView {
  return { ok: true, changed, lane: toLaneView(lane) };
}

function toChangeView(row: LaneChangeRow): LaneChangeView {
  return {
    at: row.at,
    from_limit: row.fromLimit,
    to_limit: row.toLimit,
    from_status: row.fromStatus,
    to_status: row.toStatus,
    reason: row.reason,
  };
}
