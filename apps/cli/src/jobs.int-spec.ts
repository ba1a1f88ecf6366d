import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startStack, type Stack } from '@beacon/stack';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import { BeaconProgram } from './spec/beacon-spec.js';
import { describeChanging } from './spec/changing-spec.js';
import { JOB, OnStack } from './spec/on-stack-spec.js';
import { describeReading } from './spec/reading-spec.js';
import { describeRefusals } from './spec/refusals-spec.js';
import { describeWatching } from './spec/watching-spec.js';

const LIMIT_MS = 300_000;
const TOKEN = 'a-token-of-admins-of-specs';

/** The built command against a real stack: services, broker, database, and models that are simulated. */
describe('the beacon command with a gateway', () => {
  let stack: Stack;
  let folder: string;
  let onStack: OnStack;

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'beacon-jobs-'));
    writeFileSync(join(folder, 'job.yaml'), JOB);
    stack = await startStack({ env: { gateway: { BEACON_ADMIN_TOKEN: TOKEN } } });
    const env = { BEACON_GATEWAY: stack.gatewayUrl, BEACON_ADMIN_TOKEN: TOKEN, TZ: 'UTC' };
    const sut = new BeaconProgram(folder, env);
    const watched = sut.onTerminal(['submit', 'job.yaml', '--watch']);
    expect([await watched.end(), watched.written]).toEqual([0, expect.any(String)]);
    onStack = new OnStack(folder, stack.gatewayUrl, stack.natsUrl, sut, watched);
  }, LIMIT_MS);

  afterAll(async () => {
    await stack?.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LIMIT_MS);

  const on = (): OnStack => onStack;
  describeWatching(on);
  describeReading(on);
  describeChanging(on);
  describeRefusals(on);
});
