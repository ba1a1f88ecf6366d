import { parentPort } from 'node:worker_threads';
import { workOut } from './work.js';
import type { WorkOrder } from './work.js';

/** The thread beside the event loop: one order after the other. */
parentPort?.on('message', (order: WorkOrder) => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  parentPort?.postMessage(workOut(order));
});
