import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { areOver } from './earlier-deliveries.js';

const NEW = { isReplanned: false, attemptsBefore: 0 };

interface Held {
  /** Attempts that the broker knew when it was begun. */
  readonly before: number;
  deliveries: number;
}

/** What can happen to a task: it is delivered, to an executor that has it or to another; a call for it fails; it is given back. */
type Step =
  | { readonly kind: 'deliver' }
  | { readonly kind: 'deliverAgain' | 'fail' | 'giveBack'; readonly which: number };

const steps = fc.array(
  fc.oneof(
    fc.constant<Step>({ kind: 'deliver' }),
    fc.record({
      kind: fc.constantFrom('deliverAgain' as const, 'fail' as const, 'giveBack' as const),
      which: fc.nat(4),
    }),
  ),
  { maxLength: 40 },
);

describe(areOver, () => {
  it('never holds while an executor has the task, whatever leases were lost and whoever counted which attempts', () => {
    fc.assert(
      fc.property(steps, (happened) => {
        const held: Held[] = [];
        let deliveries = 0;
        // The last attempt that was kept: an executor that began earlier may count it lower than one that began later.
        let number = 0;
        for (const step of happened) {
          if (step.kind === 'deliver') {
            if (areOver(deliveries, { number }, NEW)) expect(held).toEqual([]);
            held.push({ before: number, deliveries: 1 });
            deliveries += 1;
            continue;
          }
          const holder = held[step.which];
          if (holder === undefined) continue;
          if (step.kind === 'deliverAgain') {
            holder.deliveries += 1;
            deliveries += 1;
            continue;
          }
          if (step.kind === 'fail') number = holder.before + 1;
          held.splice(step.which, 1);
        }
      }),
    );
  });

  it('holds when each delivery ended in an attempt, so that a failing provider costs no question', () => {
    fc.assert(
      fc.property(fc.nat(10_000), (failures) => {
        expect(areOver(failures, { number: failures }, NEW)).toBe(true);
      }),
    );
  });

  it.each([
    { isReplanned: true, attemptsBefore: 0 },
    { isReplanned: false, attemptsBefore: 2 },
  ])('does not count attempts of an earlier task of the cell: %j', (task) => {
    expect(areOver(1, { number: 9 }, task)).toBe(false);
  });
});
