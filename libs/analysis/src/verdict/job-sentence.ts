import { leadingPair, orient } from './conclusion.js';
import type { VerdictOptions } from './input.js';
import type { ModelVerdict } from './shape.js';
import { counted, listed, pointsWithUnit, VERBS } from './words.js';

/** The verdict on a job: how many models differ and which, then those that do not, then those of which nothing can be told. */
export function jobSentence(models: readonly ModelVerdict[], options: VerdictOptions): string {
  if (models.length === 0) return 'cannot tell: the job has no models';
  const of = (wanted: ModelVerdict['conclusion']): ModelVerdict[] =>
    models.filter(({ conclusion }) => conclusion === wanted);
  const parts = [
    differing(of('differs'), models.length, options),
    others('equivalent within ' + pointsWithUnit(options.margin), of('equivalent')),
    others('cannot tell', of('cannot_tell')),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function differing(
  found: readonly ModelVerdict[],
  models: number,
  options: VerdictOptions,
): string {
  if (found.length === 0) {
    return `0 of ${counted(models, 'model')} found to differ by region`;
  }
  const named = found.map((model) => `${model.model_id}${effectOf(model, options)}`);
  return `${found.length} of ${counted(models, 'model')} ${found.length === 1 ? 'differs' : 'differ'} by region: ${listed(named)}`;
}

function effectOf({ pairs }: ModelVerdict, { endpoint, alpha }: VerdictOptions): string {
  const lead = leadingPair(pairs);
  const turned = lead === null ? null : orient(lead);
  if (lead === null || turned === null || (lead.p_adjusted ?? 1) > alpha) return '';
  return ` (${VERBS[endpoint]} ${pointsWithUnit(turned.difference)} more often from ${turned.more} than from ${turned.less})`;
}

function others(label: string, models: readonly ModelVerdict[]): string {
  if (models.length === 0) return '';
  return `${label}: ${listed(models.map(({ model_id: id }) => id))}`;
}
