import { streams } from '@beacon/contracts';
import type { SecurityRow } from '../frame/row.js';
import { tryOut } from '../frame/row.js';
import type { BrokerLab } from './broker-lab.js';

const WEST = streams.tasks('eu-west');
const OWN = 'beacon.results.us-east.m1.job';
const EXECUTOR = 'executor-us-east';

/** A request whose reply names a subject of somebody else: the server writes its answer there. */
interface Injection {
  readonly operation: string;
  readonly subject: string;
  readonly body: string;
  readonly reply: string;
}

/** What worked where all users were in one account. */
const INJECTIONS: readonly Injection[] = [
  {
    operation: "have its own task delivered into eu-west's results",
    subject: `BEACON.API.CONSUMER.MSG.NEXT.${streams.tasks('us-east')}.lane_m1`,
    body: JSON.stringify({ batch: 1, expires: 2e9 }),
    reply: 'beacon.results.eu-west.m1.job.injected.1',
  },
  {
    operation: "have the broker's acknowledgement stored among eu-west's tasks",
    subject: `${OWN}.acknowledged.1`,
    body: '{}',
    reply: 'beacon.tasks.eu-west.m1.job.injected.1',
  },
  {
    operation: "have the broker's acknowledgement stored among eu-west's results",
    subject: `${OWN}.acknowledged.2`,
    body: '{}',
    reply: 'beacon.results.eu-west.m1.job.injected.2',
  },
];

/** Tries what a reply subject of another region brought when there were no accounts. */
export async function injectionRows(lab: BrokerLab): Promise<SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const injection of INJECTIONS) rows.push(await tryInjection(lab, injection));
  rows.push(await tryDelivery(lab));
  return rows;
}

async function tryInjection(
  lab: BrokerLab,
  { operation, subject, body, reply }: Injection,
): Promise<SecurityRow> {
  return tryOut({
    identity: EXECUTOR,
    operation,
    expected: 'nothing stored',
    run: async () => {
      const executor = await lab.bus(EXECUTOR);
      const operator = await lab.bus('operator');
      // Of the first injection: something must be there to be delivered.
      await operator.client.publish('beacon.tasks.us-east.m1.job.bait.1', 'its own task');
      executor.connection.publish(subject, body, { reply });
      await executor.connection.flush();
      const stored = await foreignMessages(lab);
      await operator.manager.streams.purge(streams.tasks('us-east'));
      return stored;
    },
    isAsExpected: (stored) => stored === 0,
    say: (stored) => (stored === 0 ? 'nothing stored' : `${stored} stored`),
  });
}

/** A tap may make consumers, and one may name any subject to deliver to: of its own account. */
async function tryDelivery(lab: BrokerLab): Promise<SecurityRow> {
  return tryOut({
    identity: 'tap',
    operation: "have events delivered to eu-west's tasks",
    expected: 'nothing stored',
    run: async () => {
      const tap = await lab.bus('tap');
      const operator = await lab.bus('operator');
      await operator.client.publish('beacon.events.job.started.job', 'an event');
      await tap.manager.consumers.add(streams.events, {
        durable_name: 'pushing',
        deliver_subject: 'beacon.tasks.eu-west.m1.job.injected.2',
      });
      await tap.connection.flush();
      return foreignMessages(lab);
    },
    isAsExpected: (stored) => stored === 0,
    say: (stored) => (stored === 0 ? 'nothing stored' : `${stored} stored`),
  });
}

/** Messages of eu-west, whose executors do nothing here: every one is injected. */
async function foreignMessages(lab: BrokerLab): Promise<number> {
  const { manager, connection } = await lab.bus('operator');
  await connection.flush();
  const query = { subjects_filter: 'beacon.results.eu-west.>' };
  const tasks = await manager.streams.info(WEST);
  const results = await manager.streams.info(streams.results, query);
  return tasks.state.messages + Object.keys(results.state.subjects ?? {}).length;
}
