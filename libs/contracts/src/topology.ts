import type { Catalogue } from '@beacon/domain';
import { durables, streams } from './names.js';
import { filters } from './subjects.js';

/** A consumer as provisioned. */
export interface ConsumerSpec {
  readonly durable: string;
  readonly filter: string;
  /** How long a delivered message may stay silent before it is given to another, in milliseconds. */
  readonly ackWaitMs: number;
  /** Deliveries before the broker gives up; -1 for no limit. */
  readonly maxDeliver: number;
  /** Unacknowledged messages over all replicas. For a lane this is its concurrency. */
  readonly maxAckPending: number;
}

/** A stream as provisioned. */
export interface StreamSpec {
  readonly name: string;
  readonly subjects: readonly string[];
  readonly retention: 'workqueue' | 'limits';
  readonly maxAgeMs: number;
  readonly maxMessages: number | null;
  readonly maxBytes: number | null;
  /** One message per subject, further ones refused: the broker itself keeps a second task of a cell's round out. */
  readonly onePerSubject: boolean;
  /** Only the latest message of each subject is kept: the stream is a table of states. */
  readonly latestOnly: boolean;
  readonly allowDirect: boolean;
  readonly duplicateWindowMs: number;
  readonly placementTags: readonly string[];
  readonly consumers: readonly ConsumerSpec[];
}

/** What differs between installations. */
export interface TopologyOptions {
  /** Bound of each region's task stream, in messages. @default 50_000 */
  readonly maxTasksPerRegion: number;
  /** Bound of the result stream, in bytes. @default 8 GiB */
  readonly maxResultBytes: number;
  /** Whether region streams ask for servers tagged `region:<id>`. @default false */
  readonly placeByRegion: boolean;
}

export const DEFAULT_TOPOLOGY: TopologyOptions = {
  maxTasksPerRegion: 50_000,
  maxResultBytes: 8 * 1024 ** 3,
  placeByRegion: false,
};

/**
 * Lease of a held message: short, and kept alive by `working()` every third of it, so that what a dead process held goes
 * on elsewhere within five seconds. A process that stalls has its leases kept by a thread of their own; one that is frozen loses them,
 * which costs a look at the stored results, and perhaps a call.
 */
export const ACK_WAIT_MS = 3_000;

const DAY = 24 * 60 * 60 * 1000;
const DUPLICATE_WINDOW_MS = 2 * 60 * 1000;
/**
 * A safety net only: a task that kills its executor is given up by evidence, failures of the provider are counted as attempts,
 * and a task that waits for its provider's limits may be given back once a minute for days.
 */
const LANE_MAX_DELIVER = 10_000;
const RECORDER_MAX_ACK_PENDING = 4_000;
const CLOSINGS_AT_ONCE = 8;

/** Every stream and consumer of an installation. */
export function topologyOf(
  catalogue: Pick<Catalogue, 'regions' | 'lanes'>,
  options: TopologyOptions = DEFAULT_TOPOLOGY,
): StreamSpec[] {
  return [
    jobsStream(),
    ...catalogue.regions.map((region) => tasksStream(catalogue, region.id, options)),
    resultsStream(options),
    {
      ...limitsStream(streams.attempts, [filters.attempts], 14),
      allowDirect: true,
      consumers: [consumer(durables.recorder, filters.attempts, RECORDER_MAX_ACK_PENDING)],
    },
    {
      ...limitsStream(streams.closings, [filters.closings], 14),
      retention: 'workqueue',
      consumers: [consumer(durables.recorder, filters.closings, CLOSINGS_AT_ONCE)],
    },
    lanesStream(),
    limitsStream(streams.events, [filters.events], 7),
    {
      ...limitsStream(streams.advisories, ADVISORY_SUBJECTS, 14),
      consumers: [consumer(durables.recorder, MAX_DELIVERIES_SUBJECT, 64)],
    },
    {
      ...limitsStream(streams.dead, [filters.dead], 90),
      consumers: [consumer(durables.recorder, filters.dead, 64)],
    },
    suspectsStream(),
  ];
}

/** Advisories of messages that the broker has given up delivering. */
export const MAX_DELIVERIES_SUBJECT = '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.>';

const ADVISORY_SUBJECTS = [MAX_DELIVERIES_SUBJECT, '$JS.EVENT.ADVISORY.CONSUMER.MSG_TERMINATED.>'];

function jobsStream(): StreamSpec {
  return {
    ...limitsStream(streams.jobs, [filters.jobs], 7),
    retention: 'workqueue',
    consumers: [consumer(durables.planner, filters.jobs, 64)],
  };
}

function tasksStream(
  catalogue: Pick<Catalogue, 'lanes'>,
  region: string,
  options: TopologyOptions,
): StreamSpec {
  const lanes = catalogue.lanes.filter((lane) => lane.region === region);
  return {
    ...limitsStream(streams.tasks(region), [filters.tasksOfRegion(region)], 7),
    retention: 'workqueue',
    maxMessages: options.maxTasksPerRegion,
    onePerSubject: true,
    placementTags: options.placeByRegion ? [`region:${region}`] : [],
    consumers: lanes.map((lane) => ({
      ...consumer(
        durables.lane(lane.model),
        filters.tasksOfLane(region, lane.model),
        lane.concurrency,
      ),
      maxDeliver: LANE_MAX_DELIVER,
    })),
  };
}

function resultsStream(options: TopologyOptions): StreamSpec {
  return {
    ...limitsStream(streams.results, [filters.results], 14),
    maxBytes: options.maxResultBytes,
    allowDirect: true,
    consumers: [consumer(durables.recorder, filters.results, RECORDER_MAX_ACK_PENDING)],
  };
}

function lanesStream(): StreamSpec {
  return {
    ...limitsStream(streams.lanes, [filters.lanes], 90),
    latestOnly: true,
    allowDirect: true,
  };
}

/** As long as a task may wait: what is forgotten costs a look at a message, handled alone. */
function suspectsStream(): StreamSpec {
  return {
    ...limitsStream(streams.suspects, [filters.suspects], 7),
    latestOnly: true,
    allowDirect: true,
  };
}

function limitsStream(name: string, subjects: readonly string[], days: number): StreamSpec {
  return {
    name,
    subjects,
    retention: 'limits',
    maxAgeMs: days * DAY,
    maxMessages: null,
    maxBytes: null,
    onePerSubject: false,
    latestOnly: false,
    allowDirect: false,
    duplicateWindowMs: DUPLICATE_WINDOW_MS,
    placementTags: [],
    consumers: [],
  };
}

function consumer(durable: string, filter: string, maxAckPending: number): ConsumerSpec {
  return { durable, filter, ackWaitMs: ACK_WAIT_MS, maxDeliver: -1, maxAckPending };
}
