import { counted } from '../shape/words.js';
import type { MeasuredAnswers } from './measured.js';
import type { ContentWarning } from '../shape/content-shape.js';
import { alikeRepeats } from './within-questions.js';

/** What speaks against exchanging answers within questions. */
export interface DataConcerns {
  /** Repeats near each other in order are nearer in content. */
  readonly hangTogether: boolean;
  /** A region and its second executor differ. */
  readonly twinsDiffer: boolean;
}

/** From this share on, repeats that say the same are worth a warning. */
const ALIKE_SHARE = 0.5;

/** What to know before relying on a model's figures. */
export function contentWarnings(
  answers: MeasuredAnswers,
  { hangTogether, twinsDiffer, wasExchanged }: DataConcerns & { readonly wasExchanged: boolean },
): readonly ContentWarning[] {
  const warnings: ContentWarning[] = [];
  const { alike, repeated } = alikeRepeats(answers.questions, answers.places);
  if (repeated > 0 && alike / repeated >= ALIKE_SHARE) {
    warnings.push({ code: 'repeats_alike', message: alikeMessage(answers, alike, repeated) });
  }
  if (hangTogether && wasExchanged) {
    warnings.push({
      code: 'repeats_hang_together',
      message:
        'repeats that were asked one after the other say more alike than those far apart: they are no independent evidence, and answers were not exchanged within questions',
    });
  }
  if (twinsDiffer) {
    warnings.push({
      code: 'twins_differ',
      message:
        'a region and its second executor differ in what is said, where nothing but chance can be at work: rely on no difference between regions, and answers were not exchanged within questions',
    });
  }
  return warnings;
}

function alikeMessage({ options }: MeasuredAnswers, alike: number, repeated: number): string {
  const seen = `in ${alike} of ${counted(repeated, 'cell')} with repeats all long repeats are the same in nearly the same words, as without randomness or from a cache`;
  return options.claim === 'these_questions'
    ? `${seen}: if they were not drawn independently, a difference between repeats and regions on these questions is no evidence`
    : `${seen}: they count as one answer`;
}
