import { describe, expect, it } from '@jest/globals';
import { jobRegions, offeredRegions, toggledLane, toggledModel, toggledRegion } from './lanes.ts';

const LLAMA = { id: 'llama', regions: ['us-east', 'eu-west'] };
const JUDGE = { id: 'judge', regions: ['eu-west'] };
const ASIA = { id: 'asia', regions: ['asia-pacific'] };
const MODELS = [LLAMA, JUDGE, ASIA];

describe('the lanes of a job', () => {
  it('of the first model are all that serve it', () => {
    expect(toggledModel({}, LLAMA, true)).toEqual({ llama: ['us-east', 'eu-west'] });
  });

  it('of another model are those of the job that serve it', () => {
    const lanes = toggledModel({ judge: ['eu-west'] }, LLAMA, true);
    expect(lanes).toEqual({ judge: ['eu-west'], llama: ['eu-west'] });
  });

  it('of a model that none of the job serves are its own', () => {
    expect(toggledModel({ judge: ['eu-west'] }, ASIA, true)).toMatchObject({
      asia: ['asia-pacific'],
    });
  });

  it('of a model that has some of the job become all of these', () => {
    const lanes = { llama: ['eu-west'], other: ['us-east', 'asia-pacific'] };
    expect(toggledModel(lanes, LLAMA, true)).toMatchObject({ llama: ['us-east', 'eu-west'] });
  });

  it('change with a region for every chosen model that is served there', () => {
    const lanes = { llama: ['eu-west'], judge: ['eu-west'] };
    expect(toggledRegion(lanes, MODELS, 'us-east', true)).toEqual({
      llama: ['eu-west', 'us-east'],
      judge: ['eu-west'],
    });
    expect(toggledRegion(lanes, MODELS, 'eu-west', false)).toEqual({});
  });

  it('leave no model without a region', () => {
    expect(toggledLane({ llama: ['eu-west'] }, 'llama', 'eu-west', false)).toEqual({});
  });

  it('are offered in regions that serve a chosen model', () => {
    expect([...offeredRegions({ judge: ['eu-west'] }, MODELS)]).toEqual(['eu-west']);
  });

  it('say the regions of the job in the order of the catalogue', () => {
    const all = ['us-east', 'eu-west', 'asia-pacific'];
    expect(jobRegions({ a: ['asia-pacific'], b: ['us-east'] }, all)).toEqual([
      'us-east',
      'asia-pacific',
    ]);
  });
});
