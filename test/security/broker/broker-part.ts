import { CredentialsRefusedError, closeBus, connectBus } from '@beacon/bus';
import { brokerLogin } from '@beacon/testing';
import type { PartContext, SecurityPart } from '../frame/part.js';
import { tryOut } from '../frame/row.js';
import type { SecurityRow } from '../frame/row.js';
import { hadEffect } from './attempts.js';
import { BrokerLab } from './broker-lab.js';
import { injectionRows } from './injections.js';
import { IDENTITIES, OPERATIONS } from './operations.js';
import type { Identity, Operation } from './operations.js';

/** What every identity of the broker can do, on a real server. */
export const brokerPart: SecurityPart = {
  name: 'broker',
  about: 'Every operation of every identity of the broker on the subjects of every other.',
  run: async ({ onLine }: PartContext) => {
    const lab = await BrokerLab.start(onLine);
    try {
      // Before anything else is stored: what is found in another region then is injected.
      const injected = await injectionRows(lab);
      return [...injected, ...(await tableRows(lab)), ...(await strangerRows(lab))];
    } finally {
      await lab.stop();
    }
  },
};

async function tableRows(lab: BrokerLab): Promise<SecurityRow[]> {
  const rows: SecurityRow[] = [];
  for (const operation of OPERATIONS) {
    for (const identity of IDENTITIES) rows.push(await rowOf(lab, identity, operation));
  }
  return rows;
}

async function rowOf(
  lab: BrokerLab,
  identity: Identity,
  operation: Operation,
): Promise<SecurityRow> {
  const isAllowed = operation.may.includes(identity);
  return tryOut({
    identity,
    operation: operation.name,
    expected: isAllowed ? 'done' : 'no effect',
    run: () => hadEffect(lab, identity, operation),
    isAsExpected: (done) => done === isAllowed,
    say: (done) => (done ? 'done' : 'no effect'),
  });
}

/** Whoever reaches the port, and has no key, or one that was ended. */
async function strangerRows(lab: BrokerLab): Promise<SecurityRow[]> {
  const known = lab.access.environment('planner');
  const strangers: Readonly<Record<string, Parameters<typeof brokerLogin>[0]>> = {
    'nobody in particular': { NATS_CA_FILE: known['NATS_CA_FILE'] },
    'a user with a password': {
      NATS_CA_FILE: known['NATS_CA_FILE'],
      NATS_USER: 'planner',
      NATS_PASSWORD: 'planner',
    },
  };
  const rows = Object.entries(strangers).map(async ([identity, env]) =>
    tryOut({
      identity,
      operation: 'connect',
      expected: 'refused',
      run: async () => isRefused({ ...env, NATS_URL: lab.server.url }),
      isAsExpected: (refused) => refused,
      say: (refused) => (refused ? 'refused' : 'let in'),
    }),
  );
  return Promise.all(rows);
}

async function isRefused(env: Parameters<typeof brokerLogin>[0]): Promise<boolean> {
  try {
    await closeBus(await connectBus(brokerLogin(env)));
    return false;
  } catch (error) {
    if (error instanceof CredentialsRefusedError) return true;
    throw error;
  }
}
