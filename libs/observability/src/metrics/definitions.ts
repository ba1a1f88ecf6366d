import type { LabelName } from './labels.js';

/** The services that serve metrics. */
export const MEASURED_SERVICES = ['gateway', 'planner', 'executor', 'recorder'] as const;
export type MeasuredService = (typeof MEASURED_SERVICES)[number];

/** What there is to know of a metric. */
export interface MetricDefinition {
  readonly type: 'counter' | 'gauge' | 'histogram';
  /** In words, as Prometheus shows it. */
  readonly help: string;
  readonly unit: 'seconds' | 'bytes' | 'count' | 'state';
  /** The services that have it. */
  readonly of: readonly MeasuredService[];
  readonly labels: readonly LabelName[];
  /** Upper bounds of a histogram's buckets, in its unit. */
  readonly buckets?: readonly number[];
}

const EVERYWHERE = MEASURED_SERVICES;
const LANE = ['region', 'model'] as const;
const ROWS = [1, 5, 10, 50, 100, 250, 500, 1_000, 2_000];
const LAGS = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 300];
const CALLS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60, 120, 300];

/** Every metric of Beacon: docs/metrics.md is generated from it, and dashboard and alerts are held to it. */
export const METRICS = {
  beacon_executions_total: {
    type: 'counter',
    help: 'Executions recorded, those of cells that were closed without an answer among them',
    unit: 'count',
    of: ['recorder'],
    labels: ['outcome', ...LANE],
  },
  beacon_recorder_results_total: {
    type: 'counter',
    help: 'Results that the recorder dealt with, by what became of them',
    unit: 'count',
    of: ['recorder'],
    labels: ['fate'],
  },
  beacon_recorder_batch_results: {
    type: 'histogram',
    help: 'Results in a batch',
    unit: 'count',
    of: ['recorder'],
    labels: [],
    buckets: ROWS,
  },
  beacon_recorder_lag_seconds: {
    type: 'histogram',
    help: 'Time from when the broker stored a result to the commit of its row; one value a batch, of its oldest result',
    unit: 'seconds',
    of: ['recorder'],
    labels: [],
    buckets: LAGS,
  },
  beacon_event_lag_seconds: {
    type: 'histogram',
    help: 'Time from when the broker stored a result to when it stored the event of its execution; one value a batch, of its oldest result',
    unit: 'seconds',
    of: ['recorder'],
    labels: [],
    buckets: LAGS,
  },
  beacon_dead_letters_taken_total: {
    type: 'counter',
    help: 'Dead letters that the recorder dealt with; one that is replayed and dies again counts again',
    unit: 'count',
    of: ['recorder'],
    labels: [],
  },
  beacon_erased_jobs_total: {
    type: 'counter',
    help: 'Jobs whose answers were erased; judging jobs that went with another count, too',
    unit: 'count',
    of: ['recorder'],
    labels: ['cause'],
  },
  beacon_erased_answers_total: {
    type: 'counter',
    help: 'Executions whose answers were erased',
    unit: 'count',
    of: ['recorder'],
    labels: ['cause'],
  },
  beacon_attempts_total: {
    type: 'counter',
    help: 'Requests to providers, by what they came to',
    unit: 'count',
    of: ['executor'],
    labels: ['attempt', ...LANE],
  },
  beacon_attempt_seconds: {
    type: 'histogram',
    help: 'Duration of a request to a provider',
    unit: 'seconds',
    of: ['executor'],
    labels: [...LANE],
    buckets: CALLS,
  },
  beacon_claim_checks_total: {
    type: 'counter',
    help: 'Looks for a stored result before a paid call',
    unit: 'count',
    of: ['executor'],
    labels: ['found', ...LANE],
  },
  beacon_duplicate_results_total: {
    type: 'counter',
    help: "Results that the broker refused because the cell's round had one; they are kept as late",
    unit: 'count',
    of: ['executor'],
    labels: [...LANE],
  },
  beacon_calls_in_flight: {
    type: 'gauge',
    help: 'Requests to a provider in flight in this process',
    unit: 'count',
    of: ['executor'],
    labels: [...LANE],
  },
  beacon_calls_allowed: {
    type: 'gauge',
    help: "Requests that this process may have in flight just now: its share of the lane's limit, 0 while the lane is shut",
    unit: 'count',
    of: ['executor'],
    labels: [...LANE],
  },
  beacon_tasks_at_gate: {
    type: 'gauge',
    help: 'Tasks that this process holds and that wait for their lane to have room',
    unit: 'count',
    of: ['executor'],
    labels: [...LANE],
  },
  beacon_tasks_published_total: {
    type: 'counter',
    help: 'Tasks given to the broker, and those that it refused as duplicates',
    unit: 'count',
    of: ['planner'],
    labels: ['publication', ...LANE],
  },
  beacon_reconciled_cells_total: {
    type: 'counter',
    help: 'Cells that were published, not recorded and nowhere to be found',
    unit: 'count',
    of: ['planner'],
    labels: ['found_again', ...LANE],
  },
  beacon_executors_present: {
    type: 'gauge',
    help: "Executors of a lane's region that take its tasks and sent a heartbeat lately; absent while the planner does not know yet",
    unit: 'count',
    of: ['planner'],
    labels: [...LANE],
  },
  beacon_dead_letters: {
    type: 'gauge',
    help: 'Dead letters that the broker holds',
    unit: 'count',
    of: ['planner'],
    labels: [],
  },
  beacon_lane_limit: {
    type: 'gauge',
    help: 'Requests in flight that a lane may have over all replicas, as it is now',
    unit: 'count',
    of: ['gateway'],
    labels: [...LANE],
  },
  beacon_lane_configured_limit: {
    type: 'gauge',
    help: 'The same as the catalogue allows it',
    unit: 'count',
    of: ['gateway'],
    labels: [...LANE],
  },
  beacon_lane_status: {
    type: 'gauge',
    help: '1 for the status that a lane has, 0 for the others',
    unit: 'state',
    of: ['gateway'],
    labels: ['status', ...LANE],
  },
  beacon_cells_waiting: {
    type: 'gauge',
    help: 'Cells of running jobs that no executor has, and why they wait',
    unit: 'count',
    of: ['gateway'],
    labels: ['why', ...LANE],
  },
  beacon_queue_tasks: {
    type: 'gauge',
    help: 'Tasks of a lane at the broker that no executor was given yet',
    unit: 'count',
    of: ['gateway'],
    labels: [...LANE],
  },
  beacon_queue_delivered_tasks: {
    type: 'gauge',
    help: 'Tasks of a lane that executors hold, or that come again after a pause',
    unit: 'count',
    of: ['gateway'],
    labels: [...LANE],
  },
  beacon_queue_oldest_task_age_seconds: {
    type: 'gauge',
    help: "Age of a lane's oldest task that is not done; 0 when it has none",
    unit: 'seconds',
    of: ['gateway'],
    labels: [...LANE],
  },
  beacon_consumer_pending_messages: {
    type: 'gauge',
    help: 'Messages that a durable consumer was not given yet: results to record, events that a tap has not read',
    unit: 'count',
    of: ['gateway'],
    labels: ['stream', 'consumer'],
  },
  beacon_consumer_unacknowledged_messages: {
    type: 'gauge',
    help: 'Messages that a durable consumer holds',
    unit: 'count',
    of: ['gateway'],
    labels: ['stream', 'consumer'],
  },
  beacon_outbox_messages: {
    type: 'gauge',
    help: 'Messages that the database owes the broker; 10000 stands for that many or more',
    unit: 'count',
    of: ['gateway', 'planner'],
    labels: [],
  },
  beacon_outbox_oldest_message_age_seconds: {
    type: 'gauge',
    help: 'Age of the oldest of them; 0 when there is none',
    unit: 'seconds',
    of: ['gateway', 'planner'],
    labels: [],
  },
  beacon_erasure_oldest_age_seconds: {
    type: 'gauge',
    help: 'Time since the oldest erasure that is not done was asked for; 0 when all are done',
    unit: 'seconds',
    of: ['gateway'],
    labels: [],
  },
  beacon_requests_waiting: {
    type: 'gauge',
    help: 'Requests that wait for memory or for a connection to the database',
    unit: 'count',
    of: ['gateway'],
    labels: ['line'],
  },
  beacon_signed_work_refusals_total: {
    type: 'counter',
    help: 'Tasks and results refused for their signature; each look at one counts',
    unit: 'count',
    of: EVERYWHERE,
    labels: ['signed'],
  },
  beacon_dependency_up: {
    type: 'gauge',
    help: '1 when what the service depends on works, 0 when not',
    unit: 'state',
    of: EVERYWHERE,
    labels: ['dependency'],
  },
  beacon_event_loop_delay_seconds: {
    type: 'gauge',
    help: 'How late the event loop was',
    unit: 'seconds',
    of: EVERYWHERE,
    labels: ['statistic'],
  },
  beacon_scrape_failures_total: {
    type: 'counter',
    help: 'Values that a scrape could not read: they are left out of its answer',
    unit: 'count',
    of: EVERYWHERE,
    labels: ['collector'],
  },
  beacon_info: {
    type: 'gauge',
    help: 'Always 1; which service this is',
    unit: 'state',
    of: EVERYWHERE,
    labels: ['service'],
  },
  process_resident_memory_bytes: {
    type: 'gauge',
    help: 'Resident memory of the process',
    unit: 'bytes',
    of: EVERYWHERE,
    labels: [],
  },
  nodejs_heap_used_bytes: {
    type: 'gauge',
    help: 'Heap in use, with what is to be collected',
    unit: 'bytes',
    of: EVERYWHERE,
    labels: [],
  },
  process_cpu_seconds_total: {
    type: 'counter',
    help: 'Processor time of the process and its threads',
    unit: 'seconds',
    of: EVERYWHERE,
    labels: [],
  },
  process_start_time_seconds: {
    type: 'gauge',
    help: 'When the process started, since the epoch',
    unit: 'seconds',
    of: EVERYWHERE,
    labels: [],
  },
} as const satisfies Readonly<Record<string, MetricDefinition>>;

export type MetricName = keyof typeof METRICS;

type Typed<Type extends MetricDefinition['type']> = {
  [Name in MetricName]: (typeof METRICS)[Name]['type'] extends Type ? Name : never;
}[MetricName];

export type CounterName = Typed<'counter'>;
export type GaugeName = Typed<'gauge'>;
export type HistogramName = Typed<'histogram'>;

/** The names of a metric's labels. */
export type LabelsIn<Name extends MetricName> = (typeof METRICS)[Name]['labels'][number];
