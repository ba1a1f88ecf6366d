import { coreUsers } from './broker-core-users.js';
import {
  CORE_ACCOUNT,
  MIRROR_API_PREFIX,
  MIRROR_DELIVERY,
  REGION_API_PREFIX,
  TAPS_ACCOUNT,
  TAPS_API_PREFIX,
  executorIdentity,
  leafIdentity,
  regionAccount,
} from './broker-names.js';
import { executorUser, inboxPrefixOf } from './broker-users.js';
import type { BrokerUser } from './broker-users.js';
import { streams } from './names.js';
import { deadSubject, filters, heldTasksSubject, recordedSubject } from './subjects.js';

/** What an account offers to another: a service takes requests, a stream is only listened to. */
export interface AccountExport {
  readonly kind: 'service' | 'stream';
  readonly subject: string;
  /** Whether a request gets more than one reply. Of services only. */
  readonly manyReplies?: boolean;
  /** The one account that may import it. */
  readonly to: string;
}

/** What an account takes from another. */
export interface AccountImport {
  readonly kind: 'service' | 'stream';
  readonly from: string;
  readonly subject: string;
  /** Its name in this account. @default that of the other account */
  readonly as?: string;
}

/** An account of the broker: its users see nothing of other accounts but what is exported to it and imported by it. */
export interface BrokerAccount {
  readonly name: string;
  readonly hasJetStream: boolean;
  readonly users: readonly BrokerUser[];
  readonly exports: readonly AccountExport[];
  readonly imports: readonly AccountImport[];
}

/**
 * Every account of an installation, the core's first, then that of taps, then the regions'.
 * @param leafRegions those whose executors connect to a leaf node.
 */
export function brokerAccounts(
  regions: readonly string[],
  leafRegions: readonly string[] = [],
): BrokerAccount[] {
  const ofRegion = (region: string): BrokerAccount =>
    leafRegions.includes(region)
      ? withLeaf(executorsAccount(region), region)
      : executorsAccount(region);
  return [coreAccount(regions), tapsAccount(), ...regions.map(ofRegion)];
}

/** The account of a region's executors, as the region's leaf node has it. */
export function accountAtLeaf(region: string): BrokerAccount {
  return executorsAccount(region);
}

/**
 * A leaf node passes on whatever its account's clients say, answers to the core's questions among it, whose subjects the broker draws. What
 * the account itself may not, it cannot.
 */
function withLeaf(account: BrokerAccount, region: string): BrokerAccount {
  const leaf = { name: leafIdentity(region), publish: ['>'], subscribe: ['>'], isLeaf: true };
  return { ...account, users: [...account.users, leaf] };
}

interface Offer {
  readonly subject: string;
  readonly manyReplies?: boolean;
}

const JS = '$JS.API.';

/** What a region's executors ask of the core account. Every subject names the region, or its stream of tasks. */
function offersTo(region: string): Offer[] {
  const tasks = streams.tasks(region);
  const direct = (stream: string, filter: string): Offer => ({
    subject: `${JS}DIRECT.GET.${stream}.${filter}`,
  });
  return [
    { subject: `${JS}CONSUMER.MSG.NEXT.${tasks}.*`, manyReplies: true },
    { subject: `${JS}CONSUMER.INFO.${tasks}.*` },
    { subject: `${JS}STREAM.INFO.${tasks}` },
    direct(streams.results, filters.resultsOfRegion(region)),
    direct(streams.attempts, filters.attemptsOfRegion(region)),
    direct(streams.lanes, filters.lanesOfRegion(region)),
    direct(streams.suspects, filters.suspectsOfStream(tasks)),
    // With and without domain and account, as servers have it.
    { subject: `$JS.ACK.${tasks}.>` },
    { subject: `$JS.ACK.*.*.${tasks}.>` },
    { subject: filters.resultsOfRegion(region) },
    { subject: filters.attemptsOfRegion(region) },
    { subject: deadSubject(tasks, filters.tasksOfRegion(region)) },
    { subject: filters.suspectsOfStream(tasks) },
    { subject: filters.heartbeatsOfRegion(region) },
    { subject: filters.laneReportsOfRegion(region) },
    { subject: recordedSubject(region) },
  ];
}

/** What the core account asks of a region's executors: each of them answers. */
function questionsTo(region: string): string[] {
  return [filters.cancellationsOfRegion(region), heldTasksSubject(region)];
}

/** What reaches the name of a subject of the JetStream API in an account that has another JetStream, or none. */
function renamed(subject: string, prefix: string): string | undefined {
  return subject.startsWith(JS) ? `${prefix}.${subject.slice(JS.length)}` : undefined;
}

function executorsAccount(region: string): BrokerAccount {
  const user = executorIdentity(region);
  return {
    name: regionAccount(region),
    hasJetStream: false,
    users: [regionUser(region, user)],
    exports: questionsTo(region).map((subject) => ({
      kind: 'service',
      subject,
      manyReplies: true,
      to: CORE_ACCOUNT,
    })),
    imports: [
      ...offersTo(region).map(({ subject }) => serviceOf(subject, REGION_API_PREFIX)),
      { kind: 'stream', from: CORE_ACCOUNT, subject: filters.lanesOfRegion(region) },
    ],
  };
}

function serviceOf(subject: string, prefix: string): AccountImport {
  const as = renamed(subject, prefix);
  return { kind: 'service', from: CORE_ACCOUNT, subject, ...(as === undefined ? {} : { as }) };
}

/** The account lets an executor do no more than this; the list keeps it from what only its own region would notice. */
function regionUser(region: string, name: string): BrokerUser {
  const { subscribe } = executorUser(region, name);
  const publish = offersTo(region).map(
    ({ subject }) => renamed(subject, REGION_API_PREFIX) ?? subject,
  );
  // What executors ask each other stays within the account: nothing of another listens to it.
  return { name, publish: [...publish, heldTasksSubject(region)], subscribe };
}

const MIRRORED: readonly Offer[] = [
  { subject: `${JS}CONSUMER.CREATE.${streams.events}` },
  { subject: `${JS}CONSUMER.CREATE.${streams.events}.>` },
  { subject: `$JS.FC.${streams.events}.>` },
];

/** By which the core account makes the mirror. */
const MIRROR_MAKING = ['CREATE', 'UPDATE', 'INFO'].map(
  (verb) => `${JS}STREAM.${verb}.${streams.events}`,
);

function tapsAccount(): BrokerAccount {
  return {
    name: TAPS_ACCOUNT,
    hasJetStream: true,
    users: [tapOfAccount('tap')],
    exports: MIRROR_MAKING.map((subject) => ({ kind: 'service', subject, to: CORE_ACCOUNT })),
    imports: [
      ...MIRRORED.map(({ subject }) => serviceOf(subject, MIRROR_API_PREFIX)),
      { kind: 'stream', from: CORE_ACCOUNT, subject: `${MIRROR_DELIVERY}.>` },
    ],
  };
}

/** A user that reads the mirror, with consumers of its own. It publishes no message, and changes no stream. */
function tapOfAccount(name: string): BrokerUser {
  const { events } = streams;
  return {
    name,
    publish: [
      `${JS}STREAM.INFO.${events}`,
      `${JS}STREAM.MSG.GET.${events}`,
      `${JS}CONSUMER.CREATE.${events}`,
      `${JS}CONSUMER.CREATE.${events}.>`,
      `${JS}CONSUMER.INFO.${events}.*`,
      `${JS}CONSUMER.MSG.NEXT.${events}.*`,
      `${JS}CONSUMER.DELETE.${events}.*`,
      // Durable consumers of a tap's own acknowledge what they got.
      `$JS.ACK.${events}.>`,
      `$JS.ACK.*.*.${events}.>`,
    ],
    subscribe: [`${inboxPrefixOf(name)}.>`],
  };
}

function coreAccount(regions: readonly string[]): BrokerAccount {
  return {
    name: CORE_ACCOUNT,
    hasJetStream: true,
    users: coreUsers(regions),
    exports: [
      ...regions.flatMap(exportsTo),
      ...MIRRORED.map(({ subject }): AccountExport => ({
        kind: 'service',
        subject,
        to: TAPS_ACCOUNT,
      })),
      { kind: 'stream', subject: `${MIRROR_DELIVERY}.>`, to: TAPS_ACCOUNT },
    ],
    imports: [
      ...regions.flatMap((region) =>
        questionsTo(region).map((subject): AccountImport => ({
          kind: 'service',
          from: regionAccount(region),
          subject,
        })),
      ),
      ...MIRROR_MAKING.map((subject): AccountImport => ({
        kind: 'service',
        from: TAPS_ACCOUNT,
        subject,
        as: renamed(subject, TAPS_API_PREFIX) ?? subject,
      })),
    ],
  };
}

function exportsTo(region: string): AccountExport[] {
  const to = regionAccount(region);
  return [
    ...offersTo(region).map((offer): AccountExport => ({ kind: 'service', ...offer, to })),
    { kind: 'stream', subject: filters.lanesOfRegion(region), to },
  ];
}
