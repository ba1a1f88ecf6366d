import type { Stack } from '@beacon/stack';
import { ApiClient, SimulatorClient, brokerLogin } from '@beacon/testing';
import { BrokerProbe } from '../../faults/lab/broker-probe.js';
import { DatabaseProbe } from '../../faults/lab/database-probe.js';
import type { PartContext, SecurityPart } from '../frame/part.js';
import type { SecurityRow } from '../frame/row.js';
import { withStack } from '../frame/with-stack.js';
import { AttackedJob, REGION } from './attacked-job.js';
import { attackersKeys } from './attackers-keys.js';
import { resultRows } from './result-rows.js';
import { taskRows } from './task-rows.js';

const EXECUTOR = `executor-${REGION}`;

/** Tasks and results by whoever may write to every subject of the broker, and lacks the keys. */
export const signingPart: SecurityPart = {
  name: 'signing',
  about: 'What whoever may write to every subject of the broker can make of tasks and results.',
  run: async ({ onLine }: PartContext) => withStack(onLine === undefined ? {} : { onLine }, attack),
};

async function attack(stack: Stack): Promise<readonly SecurityRow[]> {
  const broker = await BrokerProbe.on(brokerLogin(stack.brokerEnvironment('operator')));
  const database = await DatabaseProbe.on(stack.databaseUrl);
  const simulator = new SimulatorClient(stack.simulatorUrl);
  try {
    await simulator.countCalls();
    const api = new ApiClient(stack.gatewayUrl);
    const attacked = new AttackedJob({ api, broker, database, simulator });
    await attacked.finishAnother();
    // Its tasks are queued, and nobody asks them yet.
    await stack.process(EXECUTOR).kill('SIGSTOP');
    await attacked.submit();
    const keys = await attackersKeys(stack.keys);
    const rows = await resultRows(attacked, keys);
    await stack.process(EXECUTOR).kill('SIGCONT');
    return [...rows, ...(await taskRows(attacked, keys)), await attacked.endRow()];
  } finally {
    await stack.process(EXECUTOR).kill('SIGCONT');
    await broker.close();
    await database.close();
  }
}
