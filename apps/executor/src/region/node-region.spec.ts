import { loadEnv } from '@beacon/config';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { executorEnv } from '../environment.js';
import { ExecutorModule } from '../executor.module.js';
import { NodeRegionError, assertInRegion } from './node-region.js';
import type { NodeRegionClaim } from './node-region.js';

const place = { name: 'P', code: 'P', flag: '🏳', promptName: 'P', aliases: [] };
const catalogue = {
  regions: [
    { ...place, id: 'us-east', nodeRegions: ['us-east-1', 'us-east-2'] },
    { ...place, id: 'eu-west' },
  ],
};

function claim(region: string, node?: string): NodeRegionClaim {
  return {
    BEACON_REGION: region,
    BEACON_NODE_REGION: node,
    BEACON_NODE_REGION_CHECK: 'required',
  };
}

describe(assertInRegion, () => {
  it.each([
    ['one of the places that the catalogue names', claim('us-east', 'us-east-2')],
    ['the region itself where the catalogue names none', claim('eu-west', 'eu-west')],
    [
      'nowhere that is known, where that is allowed',
      { ...claim('us-east'), BEACON_NODE_REGION_CHECK: 'when-known' as const },
    ],
  ])('lets an executor start in %s', (_where, told) => {
    expect(() => assertInRegion(catalogue, told)).not.toThrow();
  });

  it.each([
    [
      'on another continent',
      claim('us-east', 'eu-west-1'),
      /this machine is in 'eu-west-1'.*us-east-1, us-east-2/,
    ],
    [
      'under the id of a region that has other places',
      claim('us-east', 'us-east'),
      /this machine is in 'us-east'/,
    ],
    ['of which nobody says where it is', claim('eu-west'), /BEACON_NODE_REGION is not set/],
  ])('refuses a machine %s', (_where, told, message) => {
    expect(() => assertInRegion(catalogue, told)).toThrow(NodeRegionError);
    expect(() => assertInRegion(catalogue, told)).toThrow(message);
  });

  it('holds a machine that is known against its region, whatever is required', () => {
    const told = {
      ...claim('eu-west', 'us-east-1'),
      BEACON_NODE_REGION_CHECK: 'when-known' as const,
    };
    expect(() => assertInRegion(catalogue, told)).toThrow(NodeRegionError);
  });
});

describe('an executor', () => {
  const BROKER = { NATS_URL: 'nats://127.0.0.1:9' };
  const variable = 'BEACON_SIMULATOR_URL';
  const before = process.env[variable];

  beforeAll(() => void (process.env[variable] = 'http://127.0.0.1:9'));
  afterAll(() => {
    if (before === undefined) delete process.env[variable];
    else process.env[variable] = before;
  });

  it('does not start on another continent, and asks the broker for nothing before', () => {
    const at = (node: string) =>
      loadEnv(executorEnv, { ...BROKER, BEACON_REGION: 'us-east', BEACON_NODE_REGION: node });
    expect(() => ExecutorModule.forRoot(at('asia-pacific'))).toThrow(NodeRegionError);
    expect(() => ExecutorModule.forRoot(at('us-east'))).not.toThrow();
  });
});
