import { parentPort } from 'node:worker_threads';
import { bytesOf } from './transfers.js';
import { workOut } from './work.js';
import type { Work, WorkOrder } from './work.js';

/** Has this thread answer the orders that it is given, one after the other. */
export function serveOrders(work: Work): void {
  parentPort?.on('message', (order: WorkOrder) => {
    const answer = workOut(order, work);
    parentPort?.postMessage(answer, 'result' in answer ? bytesOf(answer.result) : []);
  });
}
