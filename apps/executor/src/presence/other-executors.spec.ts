import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { hearingOf } from './other-executors.js';

const ASKER = 'one';
const TASK = { jobId: 'job', model: 'm1', cell: 'abcdefghijklmnopqrstuvwxyz', round: 1 };
const OTHERS = [
  { ...TASK, jobId: 'other' },
  { ...TASK, model: 'm2' },
  { ...TASK, cell: 'zyxwvutsrqponmlkjihgfedcba' },
  { ...TASK, round: 2 },
];

/** Of an executor that knows the question for one task, and of one of an earlier version, which tells all that it has. */
const answers = fc.array(
  fc.record({
    executorId: fc.constantFrom(ASKER, 'two', 'three'),
    tasks: fc.uniqueArray(fc.constantFrom(TASK, ...OTHERS)),
  }),
);

describe(hearingOf, () => {
  it('is that another has the task exactly when another says so, whatever else it says', () => {
    fc.assert(
      fc.property(answers, (given) => {
        const isSaid = given.some(
          ({ executorId, tasks }) => executorId !== ASKER && tasks.includes(TASK),
        );
        expect(hearingOf(TASK, given, ASKER) === 'held').toBe(isSaid);
      }),
    );
  });

  it("is silence only where the asker's own answer came back", () => {
    fc.assert(
      fc.property(answers, (given) => {
        const hearing = hearingOf(TASK, given, ASKER);
        fc.pre(hearing !== 'held');
        expect(hearing).toBe(
          given.some(({ executorId }) => executorId === ASKER) ? 'free' : 'unheard',
        );
      }),
    );
  });
});
