import { ERASURE_CAUSES, LANE_STATUSES, OUTCOMES } from '@beacon/domain';

/** A label whose values are known beforehand. */
interface ClosedLabel {
  readonly values: readonly string[];
  readonly about: string;
}

/** A label whose values come from the installation: the first ones are kept apart, up to a bound. */
interface BoundedLabel {
  readonly most: number;
  readonly about: string;
}

/** What stands for every value beyond a label's bound, and for one that is not among its values. */
export const OTHER = 'other';

/** Every label of every metric, with what bounds it. */
export const LABELS = {
  region: { most: 50, about: 'region of the catalogue' },
  model: { most: 100, about: 'model of the catalogue' },
  outcome: { values: OUTCOMES, about: 'outcome of the execution' },
  attempt: {
    values: ['answered', 'transient', 'throttled', 'quota', 'permanent', 'aborted'],
    about: 'what the request to the provider came to: an answer, or the kind of its failure',
  },
  found: {
    values: ['nothing', 'already_answered', 'not_wanted'],
    about: 'what the claim check found; only `nothing` leads to a paid call',
  },
  fate: {
    values: ['recorded', 'repeated', 'late', 'refused', 'again'],
    about:
      'a row of its own; found recorded; kept as late; never to be recorded; to be delivered again',
  },
  publication: {
    values: ['stored', 'duplicate'],
    about: 'whether the broker took the task, or had one on its subject already',
  },
  found_again: {
    values: ['task_published', 'result_published'],
    about: 'whether the cell is asked again, or its stored result was put before the recorder',
  },
  cause: {
    values: ERASURE_CAUSES,
    about: 'what asked for the erasure: somebody, or the days for which answers are kept',
  },
  signed: { values: ['task', 'result'], about: 'what was refused' },
  status: { values: LANE_STATUSES, about: 'status of the lane' },
  why: {
    values: ['capacity', 'provider', 'quota', 'paused'],
    about:
      'its lane is open and works off others first; its provider asked to wait; a quota is used up; an operator paused it',
  },
  stream: { most: 70, about: 'stream of the broker' },
  consumer: { most: 150, about: 'durable consumer of the broker' },
  dependency: {
    most: 12,
    about: 'what the service depends on, as `/health/ready` names it',
  },
  statistic: { values: ['p99', 'max'], about: 'of the last 5 to 10 s' },
  line: {
    values: ['bodies', 'reads', 'small', 'large_queries', 'small_queries'],
    about: 'line in which requests wait for memory or for a connection',
  },
  collector: { most: 20, about: 'what was to be read for the scrape' },
  service: {
    values: ['gateway', 'planner', 'executor', 'recorder'],
    about: 'service that is scraped',
  },
} as const satisfies Readonly<Record<string, ClosedLabel | BoundedLabel>>;

export type LabelName = keyof typeof LABELS;

/** What a label may be given: one of its values, or any text where a bound holds it. */
export type LabelValue<Label extends LabelName> = (typeof LABELS)[Label] extends {
  readonly values: readonly (infer Value extends string)[];
}
  ? Value
  : string;

/** The values that a label has whatever the installation; undefined where they come from it. */
export function closedValues(label: LabelName): readonly string[] | undefined {
  const bound: ClosedLabel | BoundedLabel = LABELS[label];
  return 'values' in bound ? bound.values : undefined;
}

/** How many values a label may have, {@link OTHER} not among them. */
export function mostValues(label: LabelName): number {
  const bound: ClosedLabel | BoundedLabel = LABELS[label];
  return 'values' in bound ? bound.values.length : bound.most;
}
