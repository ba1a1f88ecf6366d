import { MODEL_ID_PATTERN } from '@beacon/domain';
import type { InitAnswers } from './answers.js';

/** What jobs call the model: the provider's name without makers, groups of regions and versions of profiles before and after it. */
export function modelIdOf({ places }: InitAnswers): string {
  const name = places[0]?.model ?? '';
  const short = (name.split('/').at(-1) ?? name).replace(/^(?:us|eu|apac|global)\./, '');
  return MODEL_ID_PATTERN.test(short) ? short : 'my-model';
}
