import type { MatrixGroup } from '@beacon/persistence';
import { describe, expect, it } from '@jest/globals';
import { differingPlaces } from './differing-places.js';

function group(questionId: string, region: string, change: Partial<MatrixGroup> = {}): MatrixGroup {
  return {
    questionId,
    modelId: 'a',
    region,
    status: 'completed',
    outcome: 'answered',
    isQuarantined: false,
    count: 1,
    executionIds: [],
    ...change,
  };
}
const COMPARED = new Map([['a', ['us', 'eu', 'asia']]]);
const refused = { status: 'refused', outcome: 'refused' } as const;

describe(differingPlaces, () => {
  it('puts the largest differences first, and equal ones in the order of the questions', () => {
    const groups = [
      group('half', 'us'),
      group('half', 'eu'),
      group('half', 'eu', refused),
      group('late', 'us'),
      group('late', 'eu', refused),
      group('early', 'us', refused),
      group('early', 'eu'),
      group('same', 'us', refused),
      group('same', 'eu', refused),
    ];
    const found = differingPlaces(groups, ['early', 'half', 'late', 'same'], COMPARED);
    expect(found.map(({ questionId }) => questionId)).toEqual(['early', 'late', 'half']);
  });

  it('leaves out what was not measured', () => {
    const groups = [
      group('q', 'us'),
      group('q', 'eu', { ...refused, isQuarantined: true }),
      group('q', 'asia', { status: 'failed', outcome: 'error' }),
    ];
    expect(differingPlaces(groups, ['q'], COMPARED)).toEqual([]);
  });

  it('takes what a second executor answers otherwise for no difference of regions', () => {
    const groups = [group('q', 'us'), group('q', 'eu'), group('q', 'us-b', refused)];
    expect(differingPlaces(groups, ['q'], COMPARED)).toEqual([]);
    expect(differingPlaces(groups, ['q'], new Map([['a', ['us', 'eu', 'us-b']]]))).toHaveLength(1);
  });
});
