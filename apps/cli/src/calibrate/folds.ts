import type { LabelledAnswer } from './labelled-answer.js';

/** Folds of question groups. */
const FOLDS = 4;

/**
 * What is held out together: all answers of a family of models, all to some questions, or a family's to some, neither of which was seen; or those of
 * a single model, whose relatives are seen, to some questions.
 */
export type HeldOut = 'model' | 'questions' | 'model_and_questions' | 'each_model_and_questions';

/** Answers that are judged by what was trained on others. */
export interface Fold {
  /** The family of models, or the single model, that is held out; null for none. */
  readonly models: string | null;
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
  const modelsOf = (row: LabelledAnswer): string =>
    heldOut === 'each_model_and_questions' ? row.model : row.family;
  const all = [...new Set(rows.map(modelsOf))].toSorted();
  const ofModels = heldOut === 'questions' ? [null] : all;
  const ofQuestions = heldOut === 'model' ? [null] : [...Array(FOLDS).keys()];
  return ofModels.flatMap((models) =>
    ofQuestions.map((fold) => ({
      models,
      isSeen: (row) =>
        row.isOwn ||
        ((models === null || modelsOf(row) !== models) && (fold === null || foldOf(row) !== fold)),
      isHeldOut: (row) =>
        !row.isOwn &&
        (models === null || modelsOf(row) === models) &&
        (fold === null || foldOf(row) === fold),
    })),
  );
}
