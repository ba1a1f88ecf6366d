import { terminalText } from '@beacon/domain';
import type { ReviewState } from './review-client.js';

type Pair = ReviewState['agreement']['pairs'][number];
type Scale = NonNullable<Pair['scales']>['classes'];
type Coefficient = Scale['kappa'];

/** How far the review is, and how far its raters agree, in words. */
export function summaryOf({ items, progress, agreement }: ReviewState): string {
  const { concluded, disputed, one_label: one, unlabelled, replaced } = progress;
  const gone = replaced === 0 ? '' : `, ${replaced} replaced by a retry`;
  const head = `${concluded} of ${items} answers concluded, ${disputed} in dispute, ${one} with one label, ${unlabelled} with none${gone}.`;
  const pairs = agreement.pairs.flatMap(pairLines);
  return [head, ...pairs, ''].join('\n');
}

function pairLines({ a, b, answers, scales }: Pair): string[] {
  if (scales === null) return [];
  return [
    terminalText(`${a} and ${b}, ${answers} answers:`),
    `  four classes: ${scaleText(scales.classes)}`,
    `  withheld:     ${scaleText(scales.withheld)}`,
    `  refused:      ${scaleText(scales.refused)}`,
  ];
}

function scaleText({ percent, interval: [low, high], kappa, ac1, alpha }: Scale): string {
  const share = `agree on ${points(percent)} % (${points(low)} to ${points(high)})`;
  return `${share}, kappa ${coefficientText(kappa)}, AC1 ${coefficientText(ac1)}, alpha ${coefficientText(alpha)}`;
}

function coefficientText({ value, interval }: Coefficient): string {
  if (value === null) return 'not defined';
  return interval === null
    ? value.toFixed(2)
    : `${value.toFixed(2)} (${interval[0].toFixed(2)} to ${interval[1].toFixed(2)})`;
}

function points(fraction: number): string {
  return (fraction * 100).toFixed(0);
}
