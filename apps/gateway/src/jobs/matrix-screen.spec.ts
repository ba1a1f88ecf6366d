import { describe, expect, it } from '@jest/globals';
import { screenOf } from './matrix-screen.js';
import type { MatrixCell } from './matrix.view.js';

const REGIONS = ['us-east', 'us-east-b', 'asia-pacific'];

function cellOf(region: string, refused: number): MatrixCell {
  return {
    model_id: 'm',
    region,
    expected: 10,
    recorded: 10,
    quarantined: 0,
    status: 'mixed',
    outcomes: { refused, answered: 10 - refused },
    flip_rate: 1,
    execution_ids: [],
  };
}

describe('screenOf', () => {
  const models = [{ id: 'm', name: 'M', regions: REGIONS }];
  const questions = [
    {
      question_id: 'q',
      cells: [cellOf('us-east', 1), cellOf('us-east-b', 9), cellOf('asia-pacific', 1)],
    },
  ];

  it('compares places, not a place with its second executor', () => {
    const twins = [{ region: 'us-east-b', twinOf: 'us-east' }];
    expect(screenOf(models, questions, twins)).toMatchObject([{ spread: 0, p: 1 }]);
  });

  it('compares every region where none is a twin', () => {
    expect(screenOf(models, questions)[0]?.p).toBeLessThan(0.001);
  });

  it('says nothing of a job whose only other region is a twin', () => {
    const one = [{ id: 'm', name: 'M', regions: ['us-east', 'us-east-b'] }];
    expect(screenOf(one, questions, [{ region: 'us-east-b', twinOf: 'us-east' }])).toEqual([]);
  });
});
