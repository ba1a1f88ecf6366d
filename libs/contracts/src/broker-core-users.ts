import { inboxPrefixOf } from './broker-users.js';
import type { BrokerUser } from './broker-users.js';
import { TAPS_API_PREFIX } from './broker-names.js';
import { durables, streams } from './names.js';
import { deadSubject, filters } from './subjects.js';

const JS = '$JS.API';

/**
 * The users of the core account, each with what its service does and no more. `operator` is for people and their tools: it
 * may do everything in this account, and no service has it.
 */
export function coreUsers(regions: readonly string[]): BrokerUser[] {
  return [
    gatewayUser(regions),
    plannerUser(regions),
    recorderUser(regions),
    provisionUser(regions),
    { name: 'operator', publish: ['>'], subscribe: ['>'] },
  ];
}

/** Accepts jobs, reads queues and events, replays dead letters, calls off tasks. */
function gatewayUser(regions: readonly string[]): BrokerUser {
  const { events, dead } = streams;
  return {
    name: 'gateway',
    publish: [
      // A dead letter is put back where it came from, whichever of these that is.
      filters.jobs,
      filters.tasks,
      filters.results,
      filters.attempts,
      filters.closings,
      filters.events,
      filters.progress,
      filters.cancellations,
      filters.regionalCancellations,
      `${JS}.STREAM.INFO.${events}`,
      ...[events, dead, ...taskStreams(regions)].map((name) => `${JS}.STREAM.MSG.GET.${name}`),
      `${JS}.STREAM.MSG.DELETE.${dead}`,
      ...taskStreams(regions).map((name) => `${JS}.STREAM.PURGE.${name}`),
      ...allStreams(regions).map((name) => `${JS}.CONSUMER.LIST.${name}`),
      ...consumersOf(events),
    ],
    subscribe: [inboxOf('gateway'), filters.heartbeats],
  };
}

/** Publishes tasks and lanes, calls off tasks, and makes streams again that a broker has lost. */
function plannerUser(regions: readonly string[]): BrokerUser {
  const { jobs, results } = streams;
  return {
    name: 'planner',
    publish: [
      filters.tasks,
      filters.lanes,
      filters.closings,
      filters.events,
      filters.progress,
      filters.cancellations,
      filters.regionalCancellations,
      filters.heldTasksQuestions,
      // A stored result that the recorder has lost is published once more, as it is; so is what the outbox holds.
      filters.results,
      filters.jobs,
      `${JS}.DIRECT.GET.${results}.${filters.results}`,
      ...[results, streams.attempts, ...taskStreams(regions)].map(
        (name) => `${JS}.STREAM.PURGE.${name}`,
      ),
      ...making(regions),
      ...pulling(jobs, durables.planner),
    ],
    subscribe: [
      inboxOf('planner'),
      filters.progress,
      filters.laneReports,
      filters.heartbeats,
      filters.lanes,
    ],
  };
}

const RECORDED = [
  streams.results,
  streams.attempts,
  streams.closings,
  streams.advisories,
  streams.dead,
];

/** Where messages of answers are, which go when a job's answers are erased. */
const ERASED = [streams.results, streams.attempts, streams.dead];

/** Takes results, publishes events, and moves what the broker has given up to the dead letters, and removes erased answers. */
function recorderUser(regions: readonly string[]): BrokerUser {
  const movable = allStreams(regions).filter(
    (name) => name !== streams.dead && name !== streams.advisories,
  );
  return {
    name: 'recorder',
    publish: [
      filters.events,
      filters.progress,
      filters.dead,
      ...allStreams(regions).map((name) => `${JS}.STREAM.MSG.GET.${name}`),
      ...movable.map((name) => `${JS}.STREAM.MSG.DELETE.${name}`),
      ...ERASED.map((name) => `${JS}.STREAM.PURGE.${name}`),
      ...RECORDED.flatMap((name) => pulling(name, durables.recorder)),
    ],
    subscribe: [inboxOf('recorder'), filters.recordedQuestions],
  };
}

/** Makes streams and consumers. It publishes no message, and reads none. */
function provisionUser(regions: readonly string[]): BrokerUser {
  return { name: 'provision', publish: making(regions), subscribe: [inboxOf('provision')] };
}

/** To make and change streams and their durable consumers, and the mirror of the account of taps. */
function making(regions: readonly string[]): string[] {
  const names = allStreams(regions);
  return [
    ...names.flatMap((name) =>
      ['CREATE', 'UPDATE', 'INFO'].map((verb) => `${JS}.STREAM.${verb}.${name}`),
    ),
    ...names.flatMap((name) => [
      `${JS}.CONSUMER.CREATE.${name}.>`,
      `${JS}.CONSUMER.DURABLE.CREATE.${name}.*`,
      `${JS}.CONSUMER.INFO.${name}.*`,
      `${JS}.CONSUMER.LIST.${name}`,
    ]),
    `${TAPS_API_PREFIX}.STREAM.*.${streams.events}`,
  ];
}

/** To take a durable consumer's messages, and to remember which of them came back again and again. */
function pulling(stream: string, durable: string): string[] {
  return [
    `${JS}.CONSUMER.MSG.NEXT.${stream}.${durable}`,
    `${JS}.CONSUMER.INFO.${stream}.${durable}`,
    `$JS.ACK.${stream}.${durable}.>`,
    `$JS.ACK.*.*.${stream}.${durable}.>`,
    deadSubject(stream, '>'),
    filters.suspectsOfStream(stream),
    `${JS}.DIRECT.GET.${streams.suspects}.${filters.suspectsOfStream(stream)}`,
  ];
}

/** To read a stream with consumers of one's own. */
function consumersOf(stream: string): string[] {
  return [
    `${JS}.CONSUMER.CREATE.${stream}`,
    `${JS}.CONSUMER.CREATE.${stream}.>`,
    `${JS}.CONSUMER.INFO.${stream}.*`,
    `${JS}.CONSUMER.MSG.NEXT.${stream}.*`,
    `${JS}.CONSUMER.DELETE.${stream}.*`,
  ];
}

function taskStreams(regions: readonly string[]): string[] {
  return regions.map((region) => streams.tasks(region));
}

function allStreams(regions: readonly string[]): string[] {
  const { tasks: _, ...named } = streams;
  return [...Object.values(named), ...taskStreams(regions)];
}

function inboxOf(name: string): string {
  return `${inboxPrefixOf(name)}.>`;
}
