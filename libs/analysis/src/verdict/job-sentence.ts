import { leadingPair, orient } from './conclusion.js';
import type { VerdictOptions } from './input.js';
import { otherDifferences, otherDifferenceText } from './other-differences.js';
import type { ModelVerdict } from './shape.js';
import { counted, listed, pointsWithUnit, RATE_NAMES, VERBS } from './words.js';

/** The verdict on a job: how many models differ and which, then those that do not, then those of which nothing can be told. */
export function jobSentence(models: readonly ModelVerdict[], options: VerdictOptions): string {
  if (models.length === 0) return 'cannot tell: the job has no models';
  const of = (wanted: ModelVerdict['conclusion']): ModelVerdict[] =>
    models.filter(({ conclusion }) => conclusion === wanted);
  const parts = [
    differing(of('differs'), models.length, options),
    others(
      `${RATE_NAMES[options.endpoint]} equivalent within ${pointsWithUnit(options.margin)}`,
      of('equivalent').map((model) => `${model.model_id}${passedOver(model, options)}`),
    ),
    others(
      'cannot tell',
      of('cannot_tell').map(({ model_id: id }) => id),
    ),
  ];
  return parts.filter((part) => part !== '').join('; ');
}

function differing(
  found: readonly ModelVerdict[],
  models: number,
  options: VerdictOptions,
): string {
  const what = options.endpoint === 'refused' ? '' : ` in its ${RATE_NAMES[options.endpoint]}`;
  if (found.length === 0) {
    return `0 of ${counted(models, 'model')} found to differ by region${what}`;
  }
  const named = found.map((model) => `${model.model_id}${effectOf(model, options)}`);
  return `${found.length} of ${counted(models, 'model')} ${found.length === 1 ? 'differs' : 'differ'} by region${what}: ${listed(named)}`;
}

function effectOf({ pairs }: ModelVerdict, { endpoint, alpha }: VerdictOptions): string {
  const lead = leadingPair(pairs);
  const turned = lead === null ? null : orient(lead);
  if (lead === null || turned === null || (lead.p_adjusted ?? 1) > alpha) return '';
  return ` (${VERBS[endpoint]} ${pointsWithUnit(turned.difference)} more often from ${turned.more} than from ${turned.less})`;
}

/** Beside "equivalent": the largest difference under another endpoint. */
function passedOver(model: ModelVerdict, options: VerdictOptions): string {
  const [other] = otherDifferences(model, options);
  return other === undefined ? '' : ` (but it ${otherDifferenceText(other)})`;
}

function others(label: string, models: readonly string[]): string {
  return models.length === 0 ? '' : `${label}: ${listed(models)}`;
}
