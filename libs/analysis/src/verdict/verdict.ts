import { checkInput } from './check-input.js';
import { familyOf } from './family.js';
import type { VerdictInput, VerdictOptions } from './input.js';
import { jobSentence } from './job-sentence.js';
import { analyseModel } from './model-analysis.js';
import { largestCell, modelDataOf } from './model-data.js';
import { modelVerdict } from './model-verdict.js';
import { optionsOf } from './options.js';
import { provenanceWarnings } from './provenance-warnings.js';
import type { Conclusion, ModelVerdict, Verdict, VerdictWarning } from './shape.js';
import { stoppedEarly } from './stopped-early.js';

/** Version of the rules by which a verdict is reached; it changes when the same counts could give another verdict. */
export const VERDICT_VERSION = '2';

/**
 * The statistical answer of a job: does the event's rate differ by region, for each model on the same questions, by how much, and how sure is that?
 *
 * Pure and deterministic: the same counts and options give the same verdict, in whatever order they come.
 *
 * @throws RangeError that names what is wrong in the input or the options.
 */
export function verdict(input: VerdictInput): Verdict {
  checkInput(input);
  const options = optionsOf(input.options);
  const repeats = Math.max(input.repeats ?? 1, largestCell(input.profiles));
  const analyses = input.models.map((model) =>
    analyseModel(modelDataOf(input, model, repeats), options),
  );
  const family = familyOf(analyses, options.alpha);
  const interim = input.interim ?? false;
  const models = analyses.flatMap((analysis, index) => {
    const member = family.members[index];
    if (member === undefined) return [];
    const model = modelVerdict(analysis, member, options);
    return marked(input.stopped === true ? stoppedEarly(model) : model, interim);
  });
  const sentence = jobSentence(models, options);
  return {
    conclusion: jobConclusion(models),
    sentence: interim ? `Interim: ${sentence}` : sentence,
    interim,
    ...printed(options),
    tests_in_family: family.tests,
    correction: 'holm',
    repeats,
    regions: input.regions,
    twins: (input.twins ?? []).map(({ region, twinOf }) => ({ region, twin_of: twinOf })),
    models,
    warnings: [
      ...provenanceWarnings(input),
      ...jobWarnings(input),
      ...models.flatMap(({ warnings }) => warnings),
    ],
    versions: { verdict: VERDICT_VERSION, ...input.versions },
  };
}

/** What a running job says may change: each of its sentences says so. */
function marked(model: ModelVerdict, interim: boolean): ModelVerdict {
  return interim ? { ...model, sentence: `Interim: ${model.sentence}` } : model;
}

function printed({
  endpoint,
  claim,
  alpha,
  margin,
  level,
  seed,
}: VerdictOptions): Pick<Verdict, 'endpoint' | 'claim' | 'alpha' | 'margin' | 'level' | 'seed'> {
  return { endpoint, claim, alpha, margin, level, seed };
}

function jobConclusion(models: readonly ModelVerdict[]): Conclusion {
  if (models.some(({ conclusion }) => conclusion === 'differs')) return 'differs';
  const all = models.length > 0 && models.every(({ conclusion }) => conclusion === 'equivalent');
  return all ? 'equivalent' : 'cannot_tell';
}

function jobWarnings({ regions, twins = [] }: VerdictInput): VerdictWarning[] {
  return twins
    .filter(({ twinOf }) => !regions.includes(twinOf))
    .map(({ region, twinOf }) => ({
      code: 'twin_without_original',
      model_id: null,
      text: `${region} is a second executor of ${twinOf}, which is not in the job: it is compared like any other region`,
    }));
}
