import { streams } from './names.js';
import { deadSubject, filters, heldTasksSubject, recordedSubject, toToken } from './subjects.js';

/**
 * A user of the broker, and the only subjects that it may publish and subscribe to. Beyond them it may answer once whoever asks
 * it something.
 */
export interface BrokerUser {
  readonly name: string;
  readonly publish: readonly string[];
  readonly subscribe: readonly string[];
  /** Whether it is a leaf node of the broker, and no client. @default false */
  readonly isLeaf?: boolean;
}

/** Services that work for all regions, and the step that provisions. */
const CENTRAL_USERS = ['gateway', 'planner', 'recorder', 'provision'] as const;

/** First part of the subjects on which a user gets answers: nobody else may listen there. */
export function inboxPrefixOf(user: string): string {
  return `_INBOX_${toToken(user)}`;
}

/** Every user of an installation: one for each central service, one for taps, one for the executors of each region. */
export function brokerUsers(regions: readonly string[]): BrokerUser[] {
  return [
    ...CENTRAL_USERS.map(centralUser),
    tapUser('tap'),
    ...regions.map((region) => executorUser(region, `executor-${region}`)),
  ];
}

/** A user that may do all that Beacon does. It holds the database's credentials as well, or makes the streams. */
export function centralUser(name: string): BrokerUser {
  return {
    name,
    publish: [filters.all, '$JS.API.>', '$JS.ACK.>'],
    subscribe: [filters.all, inboxOf(name)],
  };
}

/**
 * A user that is held to one region by the broker itself: it takes that region's tasks, and brings results, attempts, dead
 * letters, records of suspects, reports and heartbeats of that region only. It neither makes nor changes streams and consumers.
 */
export function executorUser(region: string, name: string): BrokerUser {
  const tasks = streams.tasks(region);
  return {
    name,
    publish: [
      // Takes tasks, and says what becomes of them; with and without domain and account, as servers have it.
      `$JS.API.CONSUMER.MSG.NEXT.${tasks}.*`,
      `$JS.API.CONSUMER.INFO.${tasks}.*`,
      `$JS.API.STREAM.INFO.${tasks}`,
      `$JS.ACK.${tasks}.>`,
      `$JS.ACK.*.*.${tasks}.>`,
      // Looks at what the broker has of its own region.
      `$JS.API.DIRECT.GET.${streams.results}.${filters.resultsOfRegion(region)}`,
      `$JS.API.DIRECT.GET.${streams.attempts}.${filters.attemptsOfRegion(region)}`,
      `$JS.API.DIRECT.GET.${streams.lanes}.${filters.lanesOfRegion(region)}`,
      `$JS.API.DIRECT.GET.${streams.suspects}.${filters.suspectsOfStream(tasks)}`,
      filters.resultsOfRegion(region),
      filters.attemptsOfRegion(region),
      deadSubject(tasks, filters.tasksOfRegion(region)),
      filters.suspectsOfStream(tasks),
      filters.heartbeatsOfRegion(region),
      filters.laneReportsOfRegion(region),
      recordedSubject(region),
      // Asks the other executors of its own region.
      heldTasksSubject(region),
    ],
    subscribe: [
      inboxOf(name),
      filters.lanesOfRegion(region),
      filters.cancellations,
      filters.cancellationsOfRegion(region),
      heldTasksSubject(region),
    ],
  };
}

/** A user that reads the stream of events, with consumers of its own, and nothing else. It publishes no message. */
export function tapUser(name: string): BrokerUser {
  const events = streams.events;
  return {
    name,
    publish: [
      `$JS.API.STREAM.INFO.${events}`,
      `$JS.API.STREAM.MSG.GET.${events}`,
      `$JS.API.CONSUMER.CREATE.${events}`,
      `$JS.API.CONSUMER.CREATE.${events}.>`,
      `$JS.API.CONSUMER.INFO.${events}.*`,
      `$JS.API.CONSUMER.MSG.NEXT.${events}.*`,
      `$JS.API.CONSUMER.DELETE.${events}.*`,
    ],
    subscribe: [inboxOf(name)],
  };
}

function inboxOf(name: string): string {
  return `${inboxPrefixOf(name)}.>`;
}
