import { leadingPair } from '../shape/conclusion.js';
import type { ModelVerdict } from '../shape/shape.js';
import { counted } from '../shape/words.js';

/**
 * What a model of a cancelled job claims says on how many of its questions that rests, where they are not all. Stopping a job because an interim
 * verdict looks good is testing more than once, and alpha holds for the verdict on all that was planned.
 */
export function stoppedEarly(model: ModelVerdict): ModelVerdict {
  const used = model.omnibus?.questions ?? leadingPair(model.pairs)?.questions ?? 0;
  if (model.conclusion === 'cannot_tell' || used >= model.questions) return model;
  const share = `${used} of ${counted(model.questions, 'question')}`;
  return {
    ...model,
    sentence: `${model.sentence}; the job was stopped early, after ${share}`,
    warnings: [
      ...model.warnings,
      {
        code: 'stopped_early',
        model_id: model.model_id,
        text: `${model.model_id}: the job was cancelled, and this rests on ${share}: alpha holds for what was planned, not for a job that is stopped when its interim verdict pleases`,
      },
    ],
  };
}
