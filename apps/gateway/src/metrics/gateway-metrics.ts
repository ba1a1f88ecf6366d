import type { LaneStatus } from '@beacon/domain';
import { LANE_STATUSES } from '@beacon/domain';
import { Metrics } from '@beacon/observability';
import type { SetGauge } from '@beacon/observability';
import { readOldestErasureAge } from '@beacon/persistence';
import { MikroORM } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { WorkQueue } from '../admission/work-queue.js';
import { ConsumerReader } from '../consumers/consumer-reader.js';
import { statusOf } from '../lanes/lane.view.js';
import { LanesService } from '../lanes/lanes.service.js';
import type { LaneState } from '../lanes/lanes.service.js';

const MS_PER_SECOND = 1_000;

const LANE_GAUGES = [
  'beacon_lane_limit',
  'beacon_lane_configured_limit',
  'beacon_lane_status',
  'beacon_cells_waiting',
  'beacon_queue_tasks',
  'beacon_queue_delivered_tasks',
  'beacon_queue_oldest_task_age_seconds',
] as const;

const CONSUMER_GAUGES = [
  'beacon_consumer_pending_messages',
  'beacon_consumer_unacknowledged_messages',
] as const;

const WHY = {
  open: 'capacity',
  waiting: 'provider',
  parked: 'quota',
  paused: 'paused',
} as const satisfies Readonly<Record<LaneStatus, string>>;

/** Reads lanes and queues for every scrape, as the API shows them. */
@Injectable()
export class GatewayMetrics implements OnModuleInit {
  constructor(
    private readonly orm: MikroORM,
    private readonly metrics: Metrics,
    private readonly lanes: LanesService,
    private readonly consumers: ConsumerReader,
    private readonly queue: WorkQueue,
  ) {}

  onModuleInit(): void {
    this.metrics.onScrape('lanes', LANE_GAUGES, async (set) => {
      for (const lane of await this.lanes.list({})) setLane(lane, set);
    });
    this.metrics.onScrape('consumers', CONSUMER_GAUGES, async (set) => {
      for (const { stream, durable: consumer, ...state } of (await this.consumers.read())
        .consumers) {
        set('beacon_consumer_pending_messages', { stream, consumer }, state.pending);
        set('beacon_consumer_unacknowledged_messages', { stream, consumer }, state.ackPending);
      }
    });
    // Said by the gateway, which takes the requests: it is not to be silent about them when no recorder runs.
    this.metrics.onScrape('erasures', ['beacon_erasure_oldest_age_seconds'], async (set) => {
      set('beacon_erasure_oldest_age_seconds', {}, await readOldestErasureAge(this.orm.em.fork()));
    });
    this.metrics.onScrape('requests', ['beacon_requests_waiting'], (set) => {
      for (const [line, { waiting }] of Object.entries(this.queue.state)) {
        set('beacon_requests_waiting', { line: line as keyof WorkQueue['state'] }, waiting);
      }
    });
  }
}

function setLane({ config, serving, figures, backlog }: LaneState, set: SetGauge): void {
  const lane = { region: config.region, model: config.model };
  const now = statusOf(serving);
  set('beacon_lane_limit', lane, serving?.limit ?? config.concurrency);
  set('beacon_lane_configured_limit', lane, config.concurrency);
  for (const status of LANE_STATUSES) {
    set('beacon_lane_status', { status, ...lane }, status === now ? 1 : 0);
  }
  const { queued, delivered, oldestTaskAt } = figures;
  set('beacon_cells_waiting', { why: WHY[now], ...lane }, backlog + (queued ?? 0));
  // Unknown without the broker: left out.
  if (queued === null || delivered === null) return;
  set('beacon_queue_tasks', lane, queued);
  set('beacon_queue_delivered_tasks', lane, delivered);
  set('beacon_queue_oldest_task_age_seconds', lane, ageOf(oldestTaskAt));
}

/** In seconds; 0 for nothing. */
function ageOf(at: Date | null): number {
  return at === null ? 0 : Math.max(0, Date.now() - at.getTime()) / MS_PER_SECOND;
}
