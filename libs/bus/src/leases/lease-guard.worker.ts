import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '@nats-io/transport-node';
import { clientOptions } from '../connection/login.js';
import { LeaseTable } from './lease-table.js';
import type { LeaseGuardOrder } from './lease-guard.js';

const RECONNECT_MS = 250;
const order = workerData as LeaseGuardOrder;

const connection = await connect({
  // The process's own connection reports a seed that cannot be read.
  ...clientOptions({ ...order, name: `${order.name} leases` }, () => undefined),
  waitOnFirstConnect: true,
  maxReconnectAttempts: -1,
  reconnectTimeWait: RECONNECT_MS,
  // A broker that keeps refusing the credentials also refuses the process itself, which then exits.
  ignoreAuthErrorAbort: true,
});
const table = new LeaseTable(order.leases);
let isConnected = true;

setInterval(() => {
  // What is said while there is no connection would be said of leases that are over when there is one.
  if (!isConnected || table.standsStillMs > order.patienceMs) return;
  table.extendOlder(order.silentMs, (replySubject) => connection.publish(replySubject, '+WPI'));
}, order.everyMs);

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
parentPort?.postMessage('ready');
for await (const { type } of connection.status()) {
  if (type === 'disconnect') isConnected = false;
  if (type === 'reconnect') isConnected = true;
}
