import type { Outcome } from '@beacon/domain';
import { describe, expect, it } from '@jest/globals';
import { screenOf } from './matrix-screen.js';
import type { MatrixCell } from './matrix.view.js';

const MODELS = [
  { id: 'one', name: 'One', regions: ['us-east', 'eu-west'] },
  { id: 'two', name: 'Two', regions: ['eu-west'] },
];

function cell(
  model_id: string,
  region: string,
  outcomes: Partial<Record<Outcome, number>>,
): MatrixCell {
  const bare = { recorded: 5, expected: 5, quarantined: 0, flip_rate: null, execution_ids: [] };
  return { model_id, region, outcomes, status: 'mixed', ...bare };
}

const question = (question_id: string | null, us: number, eu: number) => ({
  question_id,
  cells: [
    cell('one', 'us-east', { refused: us, answered: 5 - us }),
    cell('one', 'eu-west', { refused: eu, answered: 5 - eu }),
    cell('two', 'eu-west', { refused: eu }),
  ],
});

describe(screenOf, () => {
  it('tells by its repeats which question differs, adjusted over the questions of a model', () => {
    const [first, second, ...others] = screenOf(MODELS, [
      question('q1', 5, 0),
      question('q2', 2, 2),
    ]);
    // Fisher's exact test of 5 of 5 against 0 of 5: 2 / C(10, 5).
    expect(first).toMatchObject({
      model_id: 'one',
      question_id: 'q1',
      spread: 1,
      method: 'fisher',
    });
    expect(first?.p).toBeCloseTo(2 / 252, 12);
    expect(first?.q).toBeCloseTo(4 / 252, 12);
    expect(second).toMatchObject({ question_id: 'q2', spread: 0, p: 1, q: 1 });
    expect(others).toEqual([]);
  });

  it("names a job's own prompt as the matrix does", () => {
    expect(screenOf(MODELS, [question(null, 5, 0)])[0]?.question_id).toBeNull();
  });

  it('has nothing to say of single answers', () => {
    const cells = [cell('one', 'us-east', { refused: 1 }), cell('one', 'eu-west', { answered: 1 })];
    expect(screenOf(MODELS, [{ question_id: 'q1', cells }])).toEqual([]);
  });
});
