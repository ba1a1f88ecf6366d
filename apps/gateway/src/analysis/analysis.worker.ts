import { parentPort } from 'node:worker_threads';
import { workOut } from './work.js';
import type { WorkOrder } from './work.js';

/** The thread beside the event loop: one order after the other. */
parentPort?.on('message', (order: WorkOrder) => parentPort?.postMessage(workOut(order)));
