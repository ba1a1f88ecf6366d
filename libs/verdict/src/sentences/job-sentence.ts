import { contentWords } from './equivalent-sentence.js';
import type { VerdictOptions } from '../input/input.js';
import { differingEndpoints, effectOf } from './model-sentence.js';
import type { ModelVerdict } from '../shape/shape.js';
import { counted, listed, pointsWithUnit } from '../shape/words.js';

/** The verdict on a job: how many models differ, which and in what, then those that do not, then those of which nothing can be told. */
export function jobSentence(models: readonly ModelVerdict[], options: VerdictOptions): string {
  if (models.length === 0) return 'cannot tell: the job has no models';
  const of = (wanted: ModelVerdict['conclusion']): ModelVerdict[] =>
    models.filter(({ conclusion }) => conclusion === wanted);
  const parts = [
    differing(of('differs'), models.length, options),
    equivalent(of('equivalent'), options),
    others('cannot tell', of('cannot_tell')),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function differing(
  found: readonly ModelVerdict[],
  models: number,
  options: VerdictOptions,
): string {
  if (found.length === 0) return `0 of ${counted(models, 'model')} found to differ by region`;
  const named = found.map((model) => `${model.model_id} (${effectsOf(model, options)})`);
  return `${found.length} of ${counted(models, 'model')} ${found.length === 1 ? 'differs' : 'differ'} by region: ${listed(named)}`;
}

function effectsOf(model: ModelVerdict, options: VerdictOptions): string {
  const [first] = differingEndpoints(model, options);
  return first === undefined ? 'differs' : effectOf(first, options);
}

function equivalent(models: readonly ModelVerdict[], { margin }: VerdictOptions): string {
  if (models.length === 0) return '';
  const contents = [...new Set(models.map(({ content }) => contentWords(content)))];
  const note = contents.length === 1 ? contents.join('') : contentWords(null);
  return `${others(`refusing and withholding equivalent within ${pointsWithUnit(margin)}`, models)} (${note})`;
}

function others(label: string, models: readonly ModelVerdict[]): string {
  return models.length === 0 ? '' : `${label}: ${listed(models.map(({ model_id: id }) => id))}`;
}
