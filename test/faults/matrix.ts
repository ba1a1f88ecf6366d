import type { Scenario } from './scenario.js';

/** The fault matrix: what goes wrong, by number, as the design's reference on messaging counts it. */
export const MATRIX: Readonly<Record<number, string>> = {
  1: 'planner killed in the middle of publishing',
  2: "the broker's word that a task is stored is lost",
  3: 'the same job message at two planners at once',
  4: 'job message again after a broker that forgot',
  5: 'gateway killed between commit and publication',
  6: 'task stream full',
  7: 'region without executor',
  8: 'executor killed before the call',
  9: 'executor killed during the call',
  10: 'executor killed after the result is stored',
  11: 'executor killed between answer and stored result',
  12: 'executor stands still for longer than a lease',
  13: 'event loop blocked for longer than a lease',
  14: 'call longer than a lease',
  15: 'provider never answers',
  16: 'provider answers 429 with Retry-After',
  17: 'provider answers 400, or a content filter',
  18: 'answer larger than a message',
  19: 'executor told to stop with calls in flight',
  20: 'broker killed under load',
  21: 'broker away while calls finish',
  22: "leader of the broker's cluster killed, rolling restart",
  23: "broker's data wiped",
  24: 'network partition between executor and broker',
  25: 'recorder killed between commit and acknowledgement',
  26: 'recorder killed before its commit',
  27: 'database restarted during a batch',
  28: 'commit succeeds, its reply is lost',
  29: 'results twice',
  30: 'malformed messages',
  31: 'results that contradict their subject, or of unknown cells',
  32: 'a row that the database refuses, in a batch',
  33: 'deliveries exhausted by crashes',
  34: 'retry after a dead message',
  35: 'cancel while queued, in flight, done',
  36: 'retry of a question while its old attempt is in flight',
  37: 'relay killed between publication and mark',
  38: 'tap away, slow or crashed',
  39: 'two reconcilers',
  40: 'clock jumps on one node',
  41: 'consumer deleted by hand',
  42: 'credentials revoked in the middle of a run',
  43: 'work that nobody signed',
  44: 'keys replaced and revoked in the middle of a run',
  45: "recorder killed while it seals a job's log",
};

/** Numbers that no scenario shows, and why. */
export const NOT_COVERED: Readonly<Record<number, string>> = {};

/** Numbers that neither a scenario shows nor a reason explains; none, if the suite is complete. */
export function unexplained(scenarios: readonly Pick<Scenario, 'matrix'>[]): number[] {
  const shown = new Set(scenarios.flatMap(({ matrix }) => matrix));
  return Object.keys(MATRIX)
    .map(Number)
    .filter((number) => !shown.has(number) && NOT_COVERED[number] === undefined);
}

/** What the table's footer says of the matrix. */
export function matrixFooter(
  scenarios: readonly Pick<Scenario, 'matrix'>[],
  notCovered = NOT_COVERED,
): string {
  const shown = new Set(scenarios.flatMap(({ matrix }) => matrix));
  const total = Object.keys(MATRIX).length;
  const reasons = Object.entries(notCovered).map(
    ([number, reason]) => `  not shown: ${number} (${MATRIX[Number(number)]}): ${reason}`,
  );
  return [
    `Fault matrix: ${shown.size} of ${total} numbers shown by these scenarios.`,
    ...reasons,
  ].join('\n');
}
