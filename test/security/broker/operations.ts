import { streams, toToken } from '@beacon/contracts';

/** What an identity may try at the broker, and who may do it. */
export interface Operation {
  readonly name: string;
  /** `publish` and `listen` are of core NATS; `ask` is a request that somebody answers. */
  readonly kind: 'publish' | 'listen' | 'ask';
  readonly subject: string;
  /** Who must hear what is published. @default who may hear everything of the core */
  readonly heardBy?: Identity;
  readonly body?: string;
  readonly may: readonly Identity[];
}

/** Every identity of the lab, the one of people excepted, who may do everything. */
export const IDENTITIES = [
  'gateway',
  'planner',
  'recorder',
  'provision',
  'tap',
  'executor-us-east',
  'executor-eu-west',
] as const;
export type Identity = (typeof IDENTITIES)[number];

const CELL = 'm1.job.cell.1';
const EAST = streams.tasks('us-east');
const JS = '$JS.API';
const { results, events, dead, jobs, lanes, suspects } = streams;
const of = (stream: string): string => toToken(stream);

const publish = (name: string, subject: string, ...may: readonly Identity[]): Operation => ({
  name,
  kind: 'publish',
  subject,
  may,
});
const listen = (name: string, subject: string, ...may: readonly Identity[]): Operation => ({
  name,
  kind: 'listen',
  subject,
  may,
});
const ask = (
  name: string,
  subject: string,
  body: object,
  ...may: readonly Identity[]
): Operation => ({
  name,
  kind: 'ask',
  subject: `${JS}.${subject}`,
  body: JSON.stringify(body),
  may,
});

/** What reaches a region's executors and is none of the core's. */
const publishTo = (
  heardBy: Identity,
  name: string,
  subject: string,
  ...may: readonly Identity[]
): Operation => ({ ...publish(name, subject, ...may), heardBy });

const PULL = { batch: 1, no_wait: true };

/** Written by hand, from what each service is for, and not from the lists that the configuration is made of. */
export const OPERATIONS: readonly Operation[] = [
  publish('submit a job', 'beacon.jobs.submit.job', 'gateway', 'planner'),
  publish('publish a task of us-east', `beacon.tasks.us-east.${CELL}`, 'planner', 'gateway'),
  publish(
    'publish a result of us-east',
    `beacon.results.us-east.${CELL}`,
    ...(['executor-us-east', 'planner', 'gateway'] as const),
  ),
  publish(
    'publish a result of eu-west',
    `beacon.results.eu-west.${CELL}`,
    ...(['executor-eu-west', 'planner', 'gateway'] as const),
  ),
  publish(
    'publish an attempt of us-east',
    `beacon.attempts.us-east.${CELL}`,
    'executor-us-east',
    'gateway',
  ),
  publish('order cells closed', 'beacon.closings.job', 'planner', 'gateway'),
  publish('set the state of a lane of us-east', 'beacon.lanes.us-east.m1', 'planner'),
  publish('publish an event', 'beacon.events.job.started.job', 'gateway', 'planner', 'recorder'),
  publish(
    'keep a task of us-east as a dead letter',
    `beacon.dead.${of(EAST)}.beacon.tasks.us-east.${CELL}`,
    ...(['executor-us-east', 'recorder'] as const),
  ),
  publish(
    'keep a result as a dead letter',
    `beacon.dead.${of(results)}.beacon.results.us-east.${CELL}`,
    'recorder',
  ),
  publish(
    'note a suspect among the tasks of us-east',
    `beacon.suspects.${of(EAST)}.1`,
    'executor-us-east',
  ),
  publish('note a suspect among the results', `beacon.suspects.${of(results)}.1`, 'recorder'),
  publish('send a heartbeat of us-east', 'beacon.heartbeat.us-east.one', 'executor-us-east'),
  publish('report on a lane of us-east', 'beacon.control.lane.us-east.m1', 'executor-us-east'),
  publish('call off a job', 'beacon.control.cancel.job', 'gateway', 'planner'),
  publish('call off a job in us-east', 'beacon.control.cancel.us-east.job', 'gateway', 'planner'),
  publish('ask what us-east holds, heard in the core', 'beacon.control.held.us-east', 'planner'),
  publishTo(
    'executor-us-east',
    'ask the executors of us-east what they hold',
    'beacon.control.held.us-east',
    ...(['planner', 'executor-us-east'] as const),
  ),
  publishTo(
    'executor-eu-west',
    'have the executors of eu-west asked what us-east holds',
    'beacon.control.held.us-east',
  ),
  publish(
    'ask for us-east whether a cell is recorded',
    'beacon.control.recorded.us-east',
    'executor-us-east',
  ),
  publish('wake the planners', 'beacon.control.progress.job', 'gateway', 'planner', 'recorder'),
  publish('acknowledge a task of us-east', `$JS.ACK.${EAST}.lane_m1.1.9.9.9.0`, 'executor-us-east'),
  publish('acknowledge a result', `$JS.ACK.${results}.recorder.1.9.9.9.0`, 'recorder'),
  publish('forge an advisory', '$JS.EVENT.ADVISORY.CONSUMER.MAX_DELIVERIES.x.y'),
  ask('take tasks of us-east', `CONSUMER.MSG.NEXT.${EAST}.lane_m1`, PULL, 'executor-us-east'),
  ask('take results', `CONSUMER.MSG.NEXT.${results}.recorder`, PULL, 'recorder'),
  ask('take commands about jobs', `CONSUMER.MSG.NEXT.${jobs}.planner`, PULL, 'planner'),
  ask(
    'look for a result of us-east',
    `DIRECT.GET.${results}.beacon.results.us-east.${CELL}`,
    {},
    ...(['executor-us-east', 'planner'] as const),
  ),
  ask(
    'look for a result of eu-west',
    `DIRECT.GET.${results}.beacon.results.eu-west.${CELL}`,
    {},
    ...(['executor-eu-west', 'planner'] as const),
  ),
  ask(
    'look for the state of a lane of us-east',
    `DIRECT.GET.${lanes}.beacon.lanes.us-east.m1`,
    {},
    'executor-us-east',
  ),
  ask('read any suspect', `DIRECT.GET.${suspects}`, { seq: 1 }),
  ask('read any result', `STREAM.MSG.GET.${results}`, { seq: 1 }, 'recorder'),
  ask('read any event', `STREAM.MSG.GET.${events}`, { seq: 1 }, 'gateway', 'recorder', 'tap'),
  ask(
    'purge the tasks of us-east',
    `STREAM.PURGE.${EAST}`,
    { filter: 'beacon.none' },
    'gateway',
    'planner',
  ),
  ask(
    'purge the results',
    `STREAM.PURGE.${results}`,
    { filter: 'beacon.none' },
    ...(['planner', 'recorder'] as const),
  ),
  ask('purge the dead letters', `STREAM.PURGE.${dead}`, { filter: 'beacon.none' }, 'recorder'),
  ask('purge the events', `STREAM.PURGE.${events}`, { filter: 'beacon.none' }),
  ask('delete a dead letter', `STREAM.MSG.DELETE.${dead}`, { seq: 999 }, 'gateway'),
  ask('delete a result', `STREAM.MSG.DELETE.${results}`, { seq: 999 }, 'recorder'),
  ask('delete a stream', `STREAM.DELETE.${streams.closings}_NONE`, {}),
  ask('delete the stream of results', `STREAM.DELETE.${results}`, {}),
  ask('delete the consumer of the recorder', `CONSUMER.DELETE.${results}.recorder`, {}),
  ask(
    'make a consumer of the results',
    `CONSUMER.CREATE.${results}.mine`,
    { stream_name: results, config: { durable_name: 'mine', ack_policy: 'none' } },
    ...(['planner', 'provision'] as const),
  ),
  ask('list all streams', 'STREAM.NAMES', {}),
  listen('listen to tasks', `beacon.tasks.us-east.${CELL}`),
  listen('listen to results', `beacon.results.us-east.${CELL}`),
  listen(
    'listen to the lanes of us-east',
    'beacon.lanes.us-east.m1',
    'planner',
    'executor-us-east',
  ),
  listen(
    'listen to the lanes of eu-west',
    'beacon.lanes.eu-west.m1',
    'planner',
    'executor-eu-west',
  ),
  listen('listen to heartbeats', 'beacon.heartbeat.eu-west.one', 'gateway', 'planner'),
  listen('listen to questions about recorded cells', 'beacon.control.recorded.us-east', 'recorder'),
  listen('listen to what is asked of us-east', 'beacon.control.held.us-east', 'executor-us-east'),
  listen('listen to answers for the planner', '_INBOX_planner.x', 'planner'),
  listen('listen to answers for the gateway', '_INBOX_gateway.x', 'gateway'),
];
