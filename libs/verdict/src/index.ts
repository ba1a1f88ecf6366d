/** What the tests together allow to say: verdict, content and answer comparison, plan, and what a review by people tells. */

export { compareAnswers } from './comparison/compare-answers.js';
export type {
  ComparedAnswer,
  Comparison,
  RegionAnswer,
  RepresentativeAnswer,
} from './comparison/comparison.js';
export { contentComparison } from './content/content-comparison.js';
export {
  CONTENT_CHARACTERS,
  type ContentAnswer,
  type ContentOptions,
  type ContentQuestionAnswers,
  type ModelContentInput,
  type Stance,
  STANCES,
} from './content/input.js';
export { modelContent, type RawModelContent } from './content/model-content.js';
export {
  CONTENT_CONCLUSIONS,
  CONTENT_TESTS,
  type ContentComparison,
  type ContentPair,
  type MeasuredContent,
  type ModelContent,
} from './content/shape.js';
export { simulatedContent, type SimulatedContent } from './content/simulated-content.js';
export { type Effect, EFFECTS } from './plan/answer-model.js';
export {
  DEFAULT_ASSUMPTIONS,
  type PowerDesign,
  powerUnder,
  smallestDetectable,
} from './plan/design-power.js';
export type { PlanInput, PlanLane } from './plan/input.js';
export { latentCorrelation } from './plan/latent-correlation.js';
export { planOf } from './plan/plan-of.js';
export type { Plan, PlanLaneFigures, PlanRange } from './plan/shape.js';
export { raterAgreement, type RaterAgreement } from './review/rater-agreement.js';
export {
  REVIEWED_ENDPOINTS,
  type ReviewedDetector,
  reviewedDetectors,
  type ReviewedStratum,
} from './review/reviewed-detector.js';
export { allocate, type AnswerStratum } from './review/strata.js';
export type { Conclusion, JsonInterval } from './verdict/figure-shape.js';
export type { ControlDifference } from './verdict/further-shape.js';
export {
  type CellCounts,
  type Claim,
  CLAIMS,
  CONFIRMATORY_ENDPOINTS,
  type DetectorTable,
  type Endpoint,
  ENDPOINTS,
  type JobTimes,
  type OutcomeProfile,
  REMARKED_EVENTS,
  type SkewFigures,
  type TimeBin,
  type Twin,
  type VerdictInput,
  type VerdictOptions,
} from './verdict/input.js';
export { ownCalibration } from './verdict/own-calibration.js';
export { pairSentence } from './verdict/pair-sentence.js';
export { type AnalysedRow, type CountedRows, profilesOf, RowError } from './verdict/profiles-of.js';
export { questionLanguage } from './verdict/question-language.js';
export { questionScreen } from './verdict/question-screen.js';
export {
  CANNOT_TELL_CODES,
  type EndpointVerdict,
  type Fragility,
  type ModelVerdict,
  type OmnibusTest,
  type PairFigures,
  type PairTest,
  type RegionFigures,
  type Verdict,
  type VerdictWarning,
} from './verdict/shape.js';
export { TIME_BINS, timesOfRows } from './verdict/times-of-rows.js';
export { comparedRegions } from './verdict/twins.js';
export { verdict, VERDICT_VERSION } from './verdict/verdict.js';
