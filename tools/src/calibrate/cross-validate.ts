import { train } from './train.js';
import { judgeAll, type Judged } from './measure.js';
import type { LabelledAnswer } from './labelled-answer.js';

/** Folds of question groups. */
const FOLDS = 6;

/** What is held out together: all answers of a model, all of some groups of questions, or a model's of some groups, neither of which was seen. */
export type HeldOut = 'model' | 'questions' | 'model_and_questions';

/** Judges each answer by a learned part that was trained without its kind. `always` trains with every fold. */
export function crossValidate(
  rows: readonly LabelledAnswer[],
  always: readonly LabelledAnswer[],
  heldOut: HeldOut,
): Judged[] {
  const models = [...new Set(rows.map((row) => row.model))];
  const groups = [...new Set(rows.map((row) => row.group))];
  const foldOf = new Map(groups.map((group, index) => [group, index % FOLDS]));
  const folds = heldOut === 'model' ? [null] : [...Array(FOLDS).keys()];
  const judged: Judged[] = [];
  for (const model of heldOut === 'questions' ? [null] : models) {
    for (const fold of folds) {
      const isOfModel = (row: LabelledAnswer): boolean => model === null || row.model === model;
      const isOfFold = (row: LabelledAnswer): boolean =>
        fold === null || foldOf.get(row.group) === fold;
      const seen = rows.filter(
        (row) => (model === null || !isOfModel(row)) && (fold === null || !isOfFold(row)),
      );
      const unseen = rows.filter((row) => isOfModel(row) && isOfFold(row));
      judged.push(...judgeAll(unseen, train([...seen, ...always])));
    }
  }
  return judged;
}
