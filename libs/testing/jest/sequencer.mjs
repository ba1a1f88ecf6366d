import Sequencer from '@jest/test-sequencer';

/**
 * Specs that start services, the longest first. Jest knows how long a spec took only where it has run before; in a fresh clone it goes
 * by the size of files, and what takes minutes can come last, alone, while the other workers have nothing left to do.
 */
const LONG_ONES = [
  'apps/cli/src/up/up.int-spec.ts',
  'apps/cli/src/tap/tap.int-spec.ts',
  'apps/cli/src/machine-commands-on-stack.int-spec.ts',
  'apps/cli/src/job-commands-on-stack.int-spec.ts',
  'apps/cli/src/commands.int-spec.ts',
  'apps/cli/src/results.int-spec.ts',
  'apps/cli/src/run.int-spec.ts',
  'apps/cli/src/jobs.int-spec.ts',
  'apps/cli/src/answers.int-spec.ts',
  'apps/cli/src/action.int-spec.ts',
  '.e2e-spec.ts',
  'test/examples/examples.int-spec.ts',
];

/** The place of a spec in that list; the same, and last, for all that are not in it. */
function rankOf({ path }) {
  const rank = LONG_ONES.findIndex((end) => path.endsWith(end));
  return rank === -1 ? LONG_ONES.length : rank;
}

/** Begins with the specs that take longest, and leaves the rest in Jest's own order. */
export default class LongestFirst extends Sequencer {
  sort(tests) {
    // oxlint-disable-next-line unicorn/no-array-sort -- Jest's own method, which gives a new list
    const inJestsOrder = super.sort(tests);
    return inJestsOrder.toSorted((one, other) => rankOf(one) - rankOf(other));
  }
}
