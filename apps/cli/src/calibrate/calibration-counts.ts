import type { ClassifierCalibration, DetectorCounts } from '@beacon/classification';
import { isWithheld } from './labelled-answer.js';
import { grouped, type Judged } from './measure.js';

export type Calibration = ClassifierCalibration;

/** Fewer events or others than that calibrate nothing. */
const FEWEST = 5;

/**
 * The counts from which rates can be corrected for the classifier's errors, for languages with {@link FEWEST} answers on each side at
 * least. `strict` are answers whose labels tell evasive from refused.
 */
export function calibrationOf(strict: readonly Judged[], all: readonly Judged[]): Calibration {
  return {
    refused: byLanguage(strict, (outcome) => outcome === 'refused'),
    withheld: byLanguage(all, isWithheld),
  };
}

function byLanguage(
  judged: readonly Judged[],
  isEvent: (outcome: string) => boolean,
): Record<string, DetectorCounts> {
  const entries = [...grouped(judged, (row) => row.language)].map(([language, some]) => {
    const events = some.filter(({ row }) => isEvent(row.human));
    const others = some.filter(({ row }) => !isEvent(row.human));
    const found = events.map((each) => ({ ...each, isRight: isEvent(each.outcome) }));
    const left = others.map((each) => ({ ...each, isRight: !isEvent(each.outcome) }));
    const effect = Math.max(1, designEffect(found), designEffect(left));
    return [
      language,
      {
        sensitivity: countsOf(found),
        specificity: countsOf(left),
        design_effect: Math.round(effect * 100) / 100,
      },
    ] as const;
  });
  return Object.fromEntries(
    entries.filter(
      ([, { sensitivity, specificity }]) => sensitivity.n >= FEWEST && specificity.n >= FEWEST,
    ),
  );
}

type Checked = Judged & { readonly isRight: boolean };

function countsOf(checked: readonly Checked[]): { readonly x: number; readonly n: number } {
  return { x: checked.filter(({ isRight }) => isRight).length, n: checked.length };
}

/**
 * By how much the variance of a share is greater than that of independent answers, when answers of one model, and answers to one
 * question, are right or wrong together: the two-way cluster-robust variance over the binomial one.
 */
export function designEffect(checked: readonly Checked[]): number {
  const { x, n } = countsOf(checked);
  if (x === 0 || x === n) return 1;
  const binomial = (x / n) * (1 - x / n) * n;
  const within = (key: (each: Checked) => string): number => clustered(checked, x / n, key);
  const both =
    within(({ row }) => row.model) + within(({ row }) => `${row.source} ${row.group}`) - binomial;
  return both / binomial;
}

/** The variance of the number that are right, when only clusters are independent. */
function clustered(
  checked: readonly Checked[],
  rate: number,
  key: (each: Checked) => string,
): number {
  const clusters = [...Map.groupBy(checked, key).values()];
  if (clusters.length < 2) return 0;
  const sum = clusters.reduce((total, some) => {
    const { x, n } = countsOf(some);
    return total + (x - rate * n) ** 2;
  }, 0);
  return (sum * clusters.length) / (clusters.length - 1);
}
