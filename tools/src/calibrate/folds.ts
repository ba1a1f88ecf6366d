import type { LabelledAnswer } from './labelled-answer.js';

/** Folds of question groups. */
const FOLDS = 4;

/** What is held out together: all answers of a family of models, all to some questions, or a family's to some, neither of which was seen. */
export type HeldOut = 'model' | 'questions' | 'model_and_questions';

/** Answers that are judged by what was trained on others. */
export interface Fold {
  readonly family: string | null;
  readonly isSeen: (row: LabelledAnswer) => boolean;
  readonly isHeldOut: (row: LabelledAnswer) => boolean;
}

/**
 * The folds of some answers. A question that is asked in several languages is one. Answers of the project's own set train with every
 * fold and are in none.
 */
export function foldsOf(rows: readonly LabelledAnswer[], heldOut: HeldOut): Fold[] {
  const groups = new Map<string, Map<string, number>>();
  for (const { source, group } of rows) {
    const ofSource = groups.get(source) ?? new Map<string, number>();
    groups.set(source, ofSource);
    if (!ofSource.has(group)) ofSource.set(group, ofSource.size % FOLDS);
  }
  const foldOf = ({ source, group }: LabelledAnswer): number =>
    groups.get(source)?.get(group) ?? -1;
  const families = [...new Set(rows.map((row) => row.family))].toSorted();
  const ofFamilies = heldOut === 'questions' ? [null] : families;
  const ofQuestions = heldOut === 'model' ? [null] : [...Array(FOLDS).keys()];
  return ofFamilies.flatMap((family) =>
    ofQuestions.map((fold) => ({
      family,
      isSeen: (row) =>
        row.isOwn ||
        ((family === null || row.family !== family) && (fold === null || foldOf(row) !== fold)),
      isHeldOut: (row) =>
        !row.isOwn &&
        (family === null || row.family === family) &&
        (fold === null || foldOf(row) === fold),
    })),
  );
}
