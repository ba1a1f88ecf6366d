import type { Stack } from '@beacon/stack';
import { ApiClient } from '@beacon/testing';
import { DatabaseProbe } from '../../faults/lab/database-probe.js';
import { ApiDocument } from '../../fuzz/api/document.js';
import type { PartContext, SecurityPart } from '../frame/part.js';
import type { SecurityRow } from '../frame/row.js';
import { ADMIN_TOKEN, withAttackedStack } from './attacked-stack.js';
import type { AttackedStack } from './attacked-stack.js';
import { bodyRows } from './body-rows.js';
import { crowdRows } from './crowd-rows.js';
import { framingRows } from './framing-rows.js';
import type { AttackedServer } from './framing-rows.js';
import { headerRows } from './header-rows.js';
import { injectionRows } from './injection-rows.js';
import { originRows, preflightRow } from './origin-rows.js';
import { slowRows } from './slow-rows.js';
import { traceRows } from './trace-rows.js';

const JOB = {
  version: 'v1',
  id: 'edges-job',
  benchmark: { name: 'edges' },
  constraints: { regions: ['us-east'] },
  models: ['llama3.2-1b'],
  questions: ['math_basic'],
};
const WORKERS = ['planner', 'recorder', 'executor-us-east'];

/** Attacks on every port that speaks HTTP, by whoever reaches it and has no credentials. */
export const edgesPart: SecurityPart = {
  name: 'edges',
  about:
    'What whoever reaches the ports can do to the services with bytes, bodies and connections.',
  run: async (context: PartContext) =>
    withAttackedStack(context, async (attacked) => attack(attacked, context)),
};

async function attack(
  attacked: AttackedStack,
  { isShort }: PartContext,
): Promise<readonly SecurityRow[]> {
  const { stack, watch } = attacked;
  const gateway = gatewayOf(stack);
  const all = [gateway, ...WORKERS.map((name) => workerOf(stack, name)), simulatorOf(stack)];
  const jobId = await new ApiClient(stack.gatewayUrl).submit(JOB);
  const document = await ApiDocument.from(stack.gatewayUrl);
  const database = await DatabaseProbe.on(stack.databaseUrl);
  watch.beginAnew();
  try {
    // Slow clients wait to be cut off while the others attack.
    const slow = Promise.all(all.map(async (server) => slowRows(server)));
    const rows = [
      ...(await eachOf(all, framingRows)),
      ...(await eachOf(all, originRows)),
      await preflightRow(gateway),
      ...(await headerRows(gateway, jobId)),
      ...(await bodyRows(gateway)),
      ...(await injectionRows(gateway, { document, isShort, adminToken: ADMIN_TOKEN })),
      ...(await crowdRows(gateway)),
      ...(await slow).flat(),
    ];
    return [...rows, ...(await traceRows(attacked, database))];
  } finally {
    await database.close();
  }
}

async function eachOf(
  servers: readonly AttackedServer[],
  rowsOf: (server: AttackedServer) => Promise<readonly SecurityRow[]>,
): Promise<readonly SecurityRow[]> {
  return (await Promise.all(servers.map(rowsOf))).flat();
}

function gatewayOf({ gatewayUrl }: Stack): AttackedServer {
  const paths = { getPath: '/api/v1/regions', postPath: '/api/v1/jobs' };
  return { name: 'gateway', ...addressOf(gatewayUrl), ...paths };
}

/** Of a worker nothing takes POST. */
function workerOf(stack: Stack, name: string): AttackedServer {
  const paths = { getPath: '/health/live', postPath: '/health/live' };
  return { name, ...addressOf(stack.process(name).url), ...paths };
}

function simulatorOf({ simulatorUrl }: Stack): AttackedServer {
  const paths = { getPath: '/health/live', postPath: '/us-east/v1/chat/completions' };
  return { name: 'simulator', ...addressOf(simulatorUrl), ...paths };
}

function addressOf(url: string): { readonly host: string; readonly port: number } {
  const { host, port } = new URL(url);
  return { host, port: Number(port) };
}
