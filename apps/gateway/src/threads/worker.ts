import { parentPort, workerData } from 'node:worker_threads';
import { toIntakeContext } from '../intake/intake-context.js';
import type { IntakeData } from '../intake/intake-context.js';
import { bytesOf } from './transfers.js';
import { workOut } from './work.js';
import type { WorkOrder } from './work.js';

const context = toIntakeContext(workerData as IntakeData);

/** The thread beside the event loop: one order after the other. */
parentPort?.on('message', (order: WorkOrder) => {
  const answer = workOut(order, context);
  parentPort?.postMessage(answer, 'result' in answer ? bytesOf(answer.result) : []);
});
