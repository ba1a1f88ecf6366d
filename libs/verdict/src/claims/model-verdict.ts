import type { MeasuredContent } from '../shape/content-shape.js';
import { undecidedBy, type TestedData, type Undecided } from './cannot-tell.js';
import { classAnalysis } from '../tests/class-analysis.js';
import { conclusionOf } from '../shape/conclusion.js';
import { controlFigures } from '../tests/controls.js';
import { gapsReason, reasonOf } from '../data/design.js';
import { endpointFigures, testedEndpoint, type EndpointContext } from './endpoint-verdict.js';
import type { EndpointTests } from '../tests/endpoint-tests.js';
import { againstEquivalence } from './equivalence.js';
import { outsideFamily, type FamilyMember } from '../tests/family.js';
import { fragilityOf } from './fragility.js';
import { homogeneityOf } from '../pairs/homogeneity.js';
import type { VerdictOptions } from '../input/input.js';
import type { ConfirmatoryEndpoint } from '../shape/terms.js';
import { missingnessFigures } from '../tests/missingness.js';
import type { ModelAnalysis } from '../tests/model-analysis.js';
import { armRows } from '../data/model-data.js';
import { modelSentence } from '../sentences/model-sentence.js';
import { decisivePairP } from '../pairs/pair-estimate.js';
import { pairFigures } from '../tests/pair-figures.js';
import type { RawPair } from '../tests/pair-figures.js';
import { regionFigures } from '../detector/region-figures.js';
import { flips } from '../data/region-rates.js';
import { secondaryEndpoints } from '../tests/remarks.js';
import type {
  CannotTellReason,
  Conclusion,
  ContentSummary,
  EndpointVerdict,
  ModelVerdict,
  Needed,
  TwinFigures,
} from '../shape/shape.js';
import { warningsOf } from '../warnings/index.js';
import type { JobContext } from '../tests/job-context.js';

/** A model's verdict, once the corrections over all models are known. */
export function modelVerdict(analysis: ModelAnalysis, job: JobContext): ModelVerdict {
  const { data, comparison, lead } = analysis;
  const { detectors, options } = job;
  const context = { analysis, detectors, options };
  const tested = testedEndpoints(analysis, job, context);
  const leading = leadingFigures(lead, job, context);
  const secondary = secondaryEndpoints(analysis.remarks, job.remarks, options);
  const missingness = missingnessFigures(data);
  const content = contentOf(data.id, job);
  const nearest = nearestToDifference(analysis, tested, job);
  const against = againstEquivalence({
    analysis,
    endpoints: Object.values(tested),
    undecided: nearest.undecided,
    secondary,
    missingness,
    content,
    detectors,
    options,
  });
  const conclusion = conclusionOf(Object.values(tested), against);
  const endpoints = concluded(tested, conclusion);
  const cannotTell = conclusion === 'cannot_tell' ? neededOf(nearest, against) : null;
  const told = { model_id: data.id, conclusion, endpoints, cannotTell, secondary, content };
  const aa = twinFigures(context);
  const unwarned = {
    model_id: data.id,
    name: data.name,
    conclusion,
    sentence: modelSentence(told, options),
    endpoints,
    regions: data.regions.map((region) => regionFigures(data, region, detectors, options)),
    ...leading,
    reason:
      comparison.compared.length < 2
        ? 'No test: fewer than two regions have measurements.'
        : reasonOf(comparison.design, lead.pairs.some(isUneven)) + gapsOf(lead),
    questions: data.questions,
    flip_rate: flipRateOf(analysis, options),
    controls: controlFigures(data, comparison, options),
    aa,
    noise_floor: noiseFloor(aa),
    missingness,
    secondary,
    class_analysis: classAnalysis(data, comparison),
    homogeneity: comparison.design.repeated ? homogeneityFigures(lead, options) : [],
    cannot_tell: cannotTell,
    content,
    time: job.times.get(data.id) ?? null,
    // What a running job comes to may change with the next answer: nothing is to be overturned yet.
    fragility: data.interim ? [] : fragilityOf(analysis, endpoints, job),
  };
  return { ...unwarned, warnings: warningsOf(unwarned, analysis, job) };
}

/** What is concluded of what a model's answers say, and of the stances they take. */
function contentOf(id: string, { content = [] }: JobContext): ContentSummary | null {
  const found = content.find(({ model_id }) => model_id === id);
  if (found === undefined) return null;
  return { ...summaryOf(found), stance: found.stance === null ? null : summaryOf(found.stance) };
}

function summaryOf(found: MeasuredContent): Omit<ContentSummary, 'stance'> {
  const { measure, conclusion, scope, sentence, reason, p_adjusted } = found;
  return { measure, conclusion, scope, sentence, reason, p_adjusted };
}

type TestedEndpoints = Readonly<Record<ConfirmatoryEndpoint, EndpointVerdict>>;

function testedEndpoints(
  { endpoints }: ModelAnalysis,
  job: JobContext,
  context: EndpointContext,
): TestedEndpoints {
  return {
    refused: testedEndpoint('refused', memberOf(endpoints.refused, job), context),
    withheld: testedEndpoint('withheld', memberOf(endpoints.withheld, job), context),
  };
}

function memberOf(tests: EndpointTests, { family, options }: JobContext): FamilyMember {
  return family.members.get(tests) ?? outsideFamily(tests, options.alpha);
}

/** Figures of the verdict's endpoint. What is blocked takes no part in the family. */
function leadingFigures(
  lead: EndpointTests,
  job: JobContext,
  context: EndpointContext,
): Pick<ModelVerdict, 'omnibus' | 'pairs' | 'p' | 'p_adjusted'> {
  return endpointFigures(lead, memberOf(lead, job), job.options.endpoint, context);
}

/** Only a model that is equivalent has endpoints that are. */
function concluded(tested: TestedEndpoints, conclusion: Conclusion): TestedEndpoints {
  if (conclusion !== 'equivalent') return tested;
  return {
    refused: { ...tested.refused, conclusion },
    withheld: { ...tested.withheld, conclusion },
  };
}

interface NearestEndpoint {
  readonly endpoint: ConfirmatoryEndpoint;
  readonly undecided: Undecided;
}

/** The endpoint with the smaller adjusted p, and what it lacks; with equal ones that of the verdict. */
function nearestToDifference(
  { data, endpoints }: ModelAnalysis,
  tested: TestedEndpoints,
  job: JobContext,
): NearestEndpoint {
  const p = (endpoint: ConfirmatoryEndpoint): number => tested[endpoint].p ?? 1;
  const own = job.options.endpoint === 'blocked' ? 'withheld' : job.options.endpoint;
  const other = own === 'refused' ? 'withheld' : 'refused';
  const endpoint = p(other) < p(own) ? other : own;
  const of: TestedData = {
    data,
    tests: endpoints[endpoint],
    member: memberOf(endpoints[endpoint], job),
    pairs: tested[endpoint].pairs,
  };
  return { endpoint, undecided: undecidedBy(of, job.options) };
}

/** The data's own lack is the reason where there is one; else everything that stands against "equivalent". */
function neededOf(
  { endpoint, undecided: { code, reason, ...figures } }: NearestEndpoint,
  against: readonly CannotTellReason[],
): Needed {
  const isLack = against[0]?.code === code;
  const said = isLack ? [reason] : against.map(({ text }) => text);
  return { ...figures, reason: said.join('; '), reasons: against, endpoint };
}

function gapsOf({ omnibus }: EndpointTests): string {
  return omnibus === null || omnibus.incomplete === 0
    ? ''
    : gapsReason(omnibus.questions, omnibus.incomplete);
}

function twinFigures({ analysis, detectors, options }: EndpointContext): TwinFigures[] {
  const { data, comparison, twins } = analysis;
  const context = { data, comparison, endpoint: options.endpoint, detectors, options };
  return twins.map((pair) => ({
    ...pairFigures(pair, { adjusted: null, alphaStep: options.alpha }, context),
    twin_of: pair.a,
    remarkable: pair.estimate !== null && decisivePairP(pair.estimate) <= options.alpha,
  }));
}

function isUneven({ estimate }: RawPair): boolean {
  return estimate !== null && estimate.byAnswer !== null;
}

function noiseFloor(aa: readonly TwinFigures[]): number | null {
  const sizes = aa.flatMap(({ difference }) => (difference === null ? [] : Math.abs(difference)));
  return sizes.length === 0 ? null : Math.max(...sizes);
}

function flipRateOf({ data }: ModelAnalysis, { endpoint }: VerdictOptions): number | null {
  if (data.repeats < 2) return null;
  const { flipped, cells } = flips(armRows(data, data.regions, endpoint));
  return cells === 0 ? null : flipped / cells;
}

function homogeneityFigures(
  { pairs }: EndpointTests,
  { alpha }: VerdictOptions,
): ModelVerdict['homogeneity'] {
  return pairs.flatMap(({ a, b, rows }) => homogeneityOf([a, b], rows, alpha) ?? []);
}
