import { laneConfig } from '@beacon/testing';
import { describe, expect, it } from '@jest/globals';
import { timedLanes } from './plan-input.js';
import { CATALOGUE, accept, spec } from './specification/job-spec.fixture.js';

describe(timedLanes, () => {
  const planned = (fields: Readonly<Record<string, unknown>>, lanes = CATALOGUE.lanes) =>
    timedLanes(accept(spec(fields)), { catalogue: { ...CATALOGUE, lanes }, latencies: [] });

  it('say what of the sampling of the job is not sent, and who may serve behind a router', () => {
    const lane = laneConfig({
      region: 'us-east',
      model: 'llama3.2-1b',
      withoutSampling: ['temperature', 'top_p', 'seed'],
      settings: { openRouter: { upstream: ['azure'] } },
    });
    expect(planned({}, [lane])[0]).toMatchObject({ leftOut: ['temperature'], upstream: ['azure'] });
    const sampling = { temperature: 0.5, seed: 7 };
    expect(planned({ sampling }, [lane])[0]?.leftOut).toEqual(['temperature', 'seed']);
  });

  it('say nothing of lanes that are asked in the plain way', () => {
    const [lane] = planned({});
    expect(lane?.leftOut).toEqual([]);
    expect(lane).not.toHaveProperty('upstream');
  });
});
