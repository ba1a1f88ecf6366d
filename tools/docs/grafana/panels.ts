/** One line of a panel, or one for each combination of the labels that its query keeps. */
export interface Query {
  /** PromQL. `$__rate_interval`, `$region` and `$model` are Grafana's to fill in. */
  readonly expr: string;
  /** Such as `{{region}} {{model}}`. */
  readonly legend: string;
}

/** What a panel shows. */
export interface Panel {
  readonly title: string;
  /** What a reader should make of it. */
  readonly about: string;
  /** Grafana's name of the unit. */
  readonly unit: 'short' | 's' | 'bytes' | 'ops';
  readonly queries: readonly Query[];
}

/** Panels under one heading. */
export interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

const LANES = 'region=~"$region", model=~"$model"';
const rate = (metric: string, labels = ''): string =>
  `rate(${metric}${labels === '' ? '' : `{${labels}}`}[$__rate_interval])`;
const quantile = (share: number, metric: string, by = ''): string =>
  `histogram_quantile(${share}, sum by (le${by}) (${rate(`${metric}_bucket`, by === '' ? '' : LANES)}))`;
const lane = '{{region}} {{model}}';
const perLane = (metric: string, labels = LANES): string =>
  `max by (region, model) (${metric}{${labels}})`;

const WORK: Row = {
  title: 'Work',
  panels: [
    {
      title: 'Executions by outcome',
      about: 'Recorded a second. A job ends when each of its cells is one of these.',
      unit: 'ops',
      queries: [
        {
          expr: `sum by (outcome) (${rate('beacon_executions_total', LANES)})`,
          legend: '{{outcome}}',
        },
      ],
    },
    {
      title: 'Executions by region',
      about: 'Regions that fall behind the others show here.',
      unit: 'ops',
      queries: [
        {
          expr: `sum by (region) (${rate('beacon_executions_total', LANES)})`,
          legend: '{{region}}',
        },
      ],
    },
    {
      title: 'Cells that wait, and why',
      about: 'Of running jobs, without those that executors have.',
      unit: 'short',
      queries: [
        {
          expr: `sum by (why) (max by (region, model, why) (beacon_cells_waiting{${LANES}}))`,
          legend: '{{why}}',
        },
      ],
    },
    {
      title: 'Calls by what they came to',
      about: 'Throttled calls slow a lane down; transient and permanent failures cost attempts.',
      unit: 'ops',
      queries: [
        {
          expr: `sum by (attempt) (${rate('beacon_attempts_total', LANES)})`,
          legend: '{{attempt}}',
        },
      ],
    },
  ],
};

const LANE_ROW: Row = {
  title: 'Lanes',
  panels: [
    {
      title: 'Calls in flight',
      about: 'Over all executors of the region.',
      unit: 'short',
      queries: [
        { expr: `sum by (region, model) (beacon_calls_in_flight{${LANES}})`, legend: lane },
      ],
    },
    {
      title: 'Limits',
      about: 'As they are now, beside what the catalogue allows.',
      unit: 'short',
      queries: [
        { expr: perLane('beacon_lane_limit'), legend: lane },
        { expr: perLane('beacon_lane_configured_limit'), legend: `${lane} (catalogue)` },
      ],
    },
    {
      title: 'Lanes that are not open',
      about: '1 while a lane waits for its provider, is parked, or paused.',
      unit: 'short',
      queries: [
        {
          expr: `max by (region, model, status) (beacon_lane_status{${LANES}, status!="open"})`,
          legend: `${lane} {{status}}`,
        },
      ],
    },
    {
      title: 'Duration of calls, 95th percentile',
      about: 'From request to answer, failed ones among them.',
      unit: 's',
      queries: [
        { expr: quantile(0.95, 'beacon_attempt_seconds', ', region, model'), legend: lane },
      ],
    },
    {
      title: 'Tasks at the broker',
      about: 'Not given to an executor yet, and given.',
      unit: 'short',
      queries: [
        { expr: perLane('beacon_queue_tasks'), legend: lane },
        { expr: perLane('beacon_queue_delivered_tasks'), legend: `${lane} (delivered)` },
      ],
    },
    {
      title: 'Age of the oldest task',
      about: 'A window of tasks is published ahead: minutes are normal for slow lanes.',
      unit: 's',
      queries: [{ expr: perLane('beacon_queue_oldest_task_age_seconds'), legend: lane }],
    },
    {
      title: 'Executors',
      about: 'That take the tasks of a lane.',
      unit: 'short',
      queries: [{ expr: perLane('beacon_executors_present'), legend: lane }],
    },
    {
      title: 'Gates of executors',
      about: 'What executors may have in flight, and tasks that they hold and that wait.',
      unit: 'short',
      queries: [
        { expr: `sum by (region, model) (beacon_calls_allowed{${LANES}})`, legend: lane },
        {
          expr: `sum by (region, model) (beacon_tasks_at_gate{${LANES}})`,
          legend: `${lane} (waiting)`,
        },
      ],
    },
  ],
};

const RECORDING: Row = {
  title: 'Recording',
  panels: [
    {
      title: 'Results by what became of them',
      about: 'Repeated ones were delivered twice; late ones change nothing.',
      unit: 'ops',
      queries: [
        { expr: `sum by (fate) (${rate('beacon_recorder_results_total')})`, legend: '{{fate}}' },
      ],
    },
    {
      title: 'Results in a batch',
      about: 'At the configured size the recorder is busy.',
      unit: 'short',
      queries: [
        { expr: quantile(0.5, 'beacon_recorder_batch_results'), legend: 'median' },
        { expr: quantile(0.95, 'beacon_recorder_batch_results'), legend: '95th percentile' },
      ],
    },
    {
      title: 'Lag',
      about: 'From the broker having a result to its row, and to its event; 95th percentile.',
      unit: 's',
      queries: [
        { expr: quantile(0.95, 'beacon_recorder_lag_seconds'), legend: 'rows' },
        { expr: quantile(0.95, 'beacon_event_lag_seconds'), legend: 'events' },
      ],
    },
    {
      title: 'Messages that wait',
      about: 'Of each durable consumer; of BEACON_EVENTS they are taps that are behind.',
      unit: 'short',
      queries: [
        {
          expr: 'max by (stream, consumer) (beacon_consumer_pending_messages)',
          legend: '{{stream}} {{consumer}}',
        },
        {
          expr: 'max by (stream, consumer) (beacon_consumer_unacknowledged_messages)',
          legend: '{{stream}} {{consumer}} (held)',
        },
      ],
    },
    {
      title: 'Erased answers',
      about: 'By command, or because they had been kept for long enough.',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (cause) (increase(beacon_erased_jobs_total[$__rate_interval]))',
          legend: 'jobs, by {{cause}}',
        },
        {
          expr: 'sum by (cause) (increase(beacon_erased_answers_total[$__rate_interval]))',
          legend: 'answers, by {{cause}}',
        },
      ],
    },
  ],
};

const PROMISES: Row = {
  title: 'Promises',
  panels: [
    {
      title: 'Claim checks',
      about: 'What is found is not asked again.',
      unit: 'ops',
      queries: [
        {
          expr: `sum by (found) (${rate('beacon_claim_checks_total', LANES)})`,
          legend: '{{found}}',
        },
      ],
    },
    {
      title: 'Duplicates refused',
      about: 'By the broker: tasks that are there, results of cells that have one.',
      unit: 'ops',
      queries: [
        {
          expr: `sum(${rate('beacon_tasks_published_total', `publication="duplicate", ${LANES}`)})`,
          legend: 'tasks',
        },
        { expr: `sum(${rate('beacon_duplicate_results_total', LANES)})`, legend: 'results' },
      ],
    },
    {
      title: 'Lost cells found again',
      about: 'Nothing here while the broker keeps what it has.',
      unit: 'ops',
      queries: [
        {
          expr: `sum by (found_again) (${rate('beacon_reconciled_cells_total', LANES)})`,
          legend: '{{found_again}}',
        },
      ],
    },
    {
      title: 'Dead letters, and signatures refused',
      about: 'Each one wants to be looked at.',
      unit: 'short',
      queries: [
        { expr: 'max(beacon_dead_letters)', legend: 'dead letters' },
        {
          expr: 'sum(increase(beacon_dead_letters_taken_total[$__rate_interval]))',
          legend: 'new dead letters',
        },
        {
          expr: 'sum by (signed) (increase(beacon_signed_work_refusals_total[$__rate_interval]))',
          legend: '{{signed}} refused',
        },
      ],
    },
    {
      title: 'Outbox',
      about: 'What the database owes the broker.',
      unit: 'short',
      queries: [{ expr: 'max(beacon_outbox_messages)', legend: 'messages' }],
    },
    {
      title: 'Age of the outbox',
      about: 'A second or two is normal.',
      unit: 's',
      queries: [{ expr: 'max(beacon_outbox_oldest_message_age_seconds)', legend: 'oldest' }],
    },
    {
      title: 'Erasures',
      about:
        'How long the oldest one that is not done has waited. A few seconds are normal, a large job takes minutes.',
      unit: 's',
      queries: [{ expr: 'max(beacon_erasure_oldest_age_seconds)', legend: 'oldest' }],
    },
  ],
};

const PROCESSES: Row = {
  title: 'Processes',
  panels: [
    {
      title: 'Up',
      about: 'By the kind of service.',
      unit: 'short',
      queries: [{ expr: 'sum by (service) (beacon_info)', legend: '{{service}}' }],
    },
    {
      title: 'Dependencies that are down',
      about: '0 everywhere is good.',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (instance, dependency) (1 - beacon_dependency_up) > 0',
          legend: '{{instance}} {{dependency}}',
        },
      ],
    },
    {
      title: 'Event loop, longest delay',
      about: 'Of the last ten seconds.',
      unit: 's',
      queries: [
        {
          expr: 'max by (instance) (beacon_event_loop_delay_seconds{statistic="max"})',
          legend: '{{instance}}',
        },
      ],
    },
    {
      title: 'Memory',
      about: 'Resident, and heap in use.',
      unit: 'bytes',
      queries: [
        { expr: 'process_resident_memory_bytes{job=~"beacon.*"}', legend: '{{instance}}' },
        { expr: 'nodejs_heap_used_bytes{job=~"beacon.*"}', legend: '{{instance}} (heap)' },
      ],
    },
    {
      title: 'Processors in use',
      about: 'Of each process with its threads.',
      unit: 'short',
      queries: [
        {
          expr: 'rate(process_cpu_seconds_total{job=~"beacon.*"}[$__rate_interval])',
          legend: '{{instance}}',
        },
      ],
    },
    {
      title: 'Time since the start',
      about: 'A saw is a process that dies.',
      unit: 's',
      queries: [
        {
          expr: 'time() - process_start_time_seconds{job=~"beacon.*"}',
          legend: '{{instance}}',
        },
      ],
    },
    {
      title: 'Requests that wait at gateways',
      about: 'For memory, or for a connection to the database.',
      unit: 'short',
      queries: [{ expr: 'sum by (line) (beacon_requests_waiting)', legend: '{{line}}' }],
    },
    {
      title: 'Values that could not be read',
      about: 'What is missing in this page.',
      unit: 'short',
      queries: [
        {
          expr: 'sum by (instance, collector) (increase(beacon_scrape_failures_total[$__rate_interval]))',
          legend: '{{instance}} {{collector}}',
        },
      ],
    },
  ],
};

/** The dashboard, from top to bottom. */
export const ROWS: readonly Row[] = [WORK, LANE_ROW, RECORDING, PROMISES, PROCESSES];
