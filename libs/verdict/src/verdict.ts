import { checkInput } from './input/check-input.js';
import {
  detectorFigures,
  detectorsOf,
  distinctLanguages,
  languagesOf,
  type DetectorFinder,
} from './detector/detector.js';
import { familyOf } from './tests/family.js';
import { type VerdictInput, type VerdictOptions } from './input/input.js';
import { CONFIRMATORY_ENDPOINTS } from './shape/terms.js';
import { jobSentence } from './sentences/job-sentence.js';
import { analyseModel, confirmatoryTests, type ModelAnalysis } from './tests/model-analysis.js';
import { largestCell, modelDataOf } from './data/model-data.js';
import { modelVerdict } from './claims/model-verdict.js';
import { optionsOf } from './input/options.js';
import { exploratoryWarnings, registrationFigures } from './registration/registration-figures.js';
import { VERDICT_VERSION } from './verdict-version.js';
import { provenanceWarnings } from './warnings/provenance-warnings.js';
import { adjustedRemarks } from './tests/remarks.js';
import type {
  Conclusion,
  DetectorFigures,
  ModelVerdict,
  Verdict,
  VerdictWarning,
} from './shape/shape.js';
import { sentenceWithDeclaredRegions, withDeclaredRegions } from './warnings/imported-answers.js';
import { stoppedEarly } from './warnings/stopped-early.js';
import { timeFigures } from './time/time.js';

/**
 * The statistical answer of a job: does a model refuse or withhold more often in one region than in another, on the same questions, by how much, and how sure is that?
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
  const detectors = detectorsOf(options, input.reviewed);
  const job = {
    family: familyOf(analyses.flatMap(confirmatoryTests), options.alpha),
    remarks: adjustedRemarks(analyses.flatMap(({ remarks }) => remarks)),
    detectors,
    content: input.content,
    times: timeFigures(input.time, options.level),
    options,
  };
  const { imported = [] } = input;
  const interim = input.interim ?? false;
  const models = analyses.map((analysis) => {
    const model = modelVerdict(analysis, job);
    const told = input.stopped === true ? stoppedEarly(model) : model;
    return marked(withDeclaredRegions(told, imported), interim);
  });
  const registration = registrationFigures(input, options);
  const sentence = sentenceWithDeclaredRegions(jobSentence(models, options), imported);
  return {
    conclusion: jobConclusion(models),
    sentence: interim ? `Interim: ${sentence}` : sentence,
    interim,
    ...printed(options),
    tests_in_family: job.family.tests,
    correction: 'holm',
    repeats,
    regions: input.regions,
    twins: (input.twins ?? []).map(({ region, twinOf }) => ({ region, twin_of: twinOf })),
    detector: askedDetectors(analyses, detectors, options),
    models,
    registration,
    warnings: [
      ...provenanceWarnings(input),
      ...exploratoryWarnings(registration),
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

/** The detector of each endpoint in each language asked; by region it is looked at where the verdict corrects. */
function askedDetectors(
  analyses: readonly ModelAnalysis[],
  detectors: DetectorFinder,
  { level }: VerdictOptions,
): DetectorFigures[] {
  const languages = distinctLanguages(analyses.flatMap(({ data }) => languagesOf(data)));
  return CONFIRMATORY_ENDPOINTS.flatMap((endpoint) =>
    languages.map((language) =>
      detectorFigures(endpoint, language, detectors(endpoint, language), level),
    ),
  );
}

function jobConclusion(models: readonly ModelVerdict[]): Conclusion {
  for (const found of ['differs', 'differs_on_these_questions'] as const) {
    if (models.some(({ conclusion }) => conclusion === found)) return found;
  }
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
