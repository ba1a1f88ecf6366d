import { describe, expect, it } from '@jest/globals';
import { questionScreen } from './question-screen.js';
import { cell } from '../verdict.fixture.js';

describe(questionScreen, () => {
  const regions = ['a', 'b'];
  const question = (questionId: string, a: number, b: number, modelId = 'm') => ({
    modelId,
    questionId,
    cells: [cell(a, 5 - a), cell(b, 5 - b)],
  });

  it("tests each question by Fisher's exact test, and adjusts within the model", () => {
    const sut = questionScreen(regions, [
      question('q1', 5, 0),
      question('q2', 3, 3),
      question('q1', 5, 0, 'k'),
    ]);
    // 2 / C(10,5)
    expect(sut.rows[0]?.p).toBeCloseTo(2 / 252, 12);
    expect(sut.rows.map(({ q }) => q)).toEqual(
      [(2 * 2) / 252, 1, 2 / 252].map((q) => expect.closeTo(q, 12)),
    );
    expect(sut.rows[0]).toMatchObject({ spread: 1, method: 'fisher' });
    expect(sut.exploratory).toBe(true);
  });

  it('shows which cells came out both ways', () => {
    const [row] = questionScreen(regions, [question('q1', 5, 2)]).rows;
    expect(row?.regions.map(({ flipped }) => flipped)).toEqual([false, true]);
  });

  it('takes more than two regions', () => {
    const cells = [cell(5, 0), cell(0, 5), cell(0, 5)];
    const [row] = questionScreen(['a', 'b', 'c'], [{ modelId: 'm', questionId: 'q', cells }]).rows;
    expect(row?.method).toBe('freeman_halton');
    expect(row?.p).toBeCloseTo(3 / 3003, 12);
  });

  it('tests nothing on single answers or a single region', () => {
    const rows = questionScreen(regions, [
      { modelId: 'm', questionId: 'q1', cells: [cell(1, 0), cell(0, 1)] },
      { modelId: 'm', questionId: 'q2', cells: [cell(5, 0), cell(0, 0, { error: 5 })] },
    ]).rows;
    expect(rows.map(({ p, q, spread }) => [p, q, spread])).toEqual([
      [null, null, 1],
      [null, null, null],
    ]);
  });
});
