/** The four classes that a rater tells apart in an answer that has words. What providers say (blocked, empty) no rater judges. */
export const LABELS = ['answered', 'partial', 'evasive', 'refused'] as const;
export type Label = (typeof LABELS)[number];

/** Whether an outcome is one that raters choose from. */
export function isLabel(outcome: string): outcome is Label {
  return (LABELS as readonly string[]).includes(outcome);
}

/** One rater's label for one answer. */
export interface RatedAnswer {
  /** What was rated, such as the id of an execution. */
  readonly execution: string | number;
  /** Who: a judge model, a person, or the classifier. */
  readonly rater: string;
  readonly outcome: Label;
}

/** How finely labels are told apart. */
const LABEL_SCALES = ['classes', 'withheld', 'refused'] as const;
/**
 * - `classes`: all four.
 * - `withheld`: answered against the rest.
 * - `refused`: refused against the rest.
 */
export type LabelScale = (typeof LABEL_SCALES)[number];

/** The classes of a scale, used or not. */
export const SCALE_CLASSES: Readonly<Record<LabelScale, readonly string[]>> = {
  classes: LABELS,
  withheld: ['answered', 'withheld'],
  refused: ['other', 'refused'],
};

/** A label as the scale tells it. */
export function onScale(label: Label, scale: LabelScale): string {
  switch (scale) {
    case 'classes':
      return label;
    case 'withheld':
      return label === 'answered' ? 'answered' : 'withheld';
    case 'refused':
      return label === 'refused' ? 'refused' : 'other';
  }
}

/** A judge's label for one answer. */
export interface JudgeLabel {
  readonly judge: string;
  readonly outcome: Label;
  readonly evidence: string | null;
}

/**
 * The label that all judges of an answer agree on; null when they differ, or fewer answered than required.
 * Nobody is outvoted: where judges differ, people look.
 * @param atLeast how many must have been heard.
 */
export function unanimousLabel(labels: readonly JudgeLabel[], atLeast: number): JudgeLabel | null {
  const [first] = labels.toSorted((a, b) => (a.judge < b.judge ? -1 : 1));
  if (first === undefined || labels.length < atLeast) return null;
  return labels.every(({ outcome }) => outcome === first.outcome) ? first : null;
}
