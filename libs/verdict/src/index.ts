/** What the tests together allow to say: verdict, content and answer comparison, plan, and what a review by people shows. */

export { compareArms } from './arms/compare-arms.js';
export type { ArmBlock, ArmProfile, ArmsInput, BlockEnd, ServedGroup } from './arms/input.js';
export type { ArmComparison, ArmFactor, ArmPair } from './shape/arms-shape.js';
export { compareAnswers } from './comparison/compare-answers.js';
export type {
  ComparedAnswer,
  Comparison,
  RegionAnswer,
  RepresentativeAnswer,
} from './comparison/comparison.js';
export { calibrationFigures } from './calibration/calibration-figures.js';
export { contentComparison } from './content/content-comparison.js';
export { agreedStances } from './content/agreed-stances.js';
export {
  CONTENT_SEED,
  contentSampleSize,
  type ContentSampleSize,
  DRAWN_QUESTIONS,
  EMBEDDED_ANSWERS,
  LEXICAL_ANSWERS,
  QUICK_CONTENT_CELLS,
  READ_CHARACTERS,
} from './content/content-sample.js';
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
export { simulatedContent, type SimulatedContent } from './content/simulated-content.js';
export {
  type CellCounts,
  type DetectorTable,
  type JobTimes,
  type OutcomeProfile,
  type TimeBin,
  type Twin,
  type VerdictInput,
  type VerdictOptions,
} from './input/input.js';
export type { SkewFigures } from './shape/time-shape.js';
export {
  type Claim,
  CLAIMS,
  CONFIRMATORY_ENDPOINTS,
  type Endpoint,
  ENDPOINTS,
  REMARKED_EVENTS,
} from './shape/terms.js';
export { ownCalibration } from './input/own-calibration.js';
export { type AnalysedRow, type CountedRows, profilesOf, RowError } from './input/profiles-of.js';
export { questionLanguage } from './input/question-language.js';
export {
  calibrationOf,
  importedIn,
  overriddenIn,
  type RoutedOutcomes,
  simulatedIn,
  typedInput,
  versionsOf,
} from './input/typed-outcomes.js';
export { TIME_BINS, timesOfRows } from './input/times-of-rows.js';
export type {
  AnsweredGroup,
  AskedJob,
  CountedCell,
  CountedJob,
  CountedQuestion,
} from './job-comparison/asked.js';
export {
  comparableLanes,
  LANE_REASONS,
  type LaneLeftOut,
  leftOutNote,
  QUESTION_REASONS,
  type QuestionLeftOut,
  questionsLeftOut,
} from './job-comparison/comparable.js';
export { compareCounted, type CountedComparison } from './job-comparison/compare-counted.js';
export { compareJobs } from './job-comparison/compare-jobs.js';
export { pairedInput } from './job-comparison/paired-input.js';
export { pairWarnings } from './job-comparison/pair-warnings.js';
export type {
  ArmTyping,
  ComparedProfile,
  JobComparisonInput,
  LaneInput,
} from './job-comparison/input.js';
export type { ComparedLane, ComparedWarning, JobComparison } from './shape/job-comparison-shape.js';
export { comparedRegions } from './input/twins.js';
export { type Effect, EFFECTS } from './plan/answer-model.js';
export { DEFAULT_ASSUMPTIONS, powerUnder, smallestDetectable } from './plan/design-power.js';
export type { PowerDesign } from './plan/power-design.js';
export type { PlanInput, PlanLane } from './plan/input.js';
export { planOf } from './plan/plan-of.js';
export { COST_EXPECTATIONS } from './plan/shape.js';
export type { Plan, PlanCostLimit, PlanLaneFigures, PlanRange } from './plan/shape.js';
export { raterAgreement, type RaterAgreement } from './review/rater-agreement.js';
export {
  REVIEWED_ENDPOINTS,
  type ReviewedDetector,
  reviewedDetectors,
  type ReviewedStratum,
} from './review/reviewed-detector.js';
export { allocate, type AnswerStratum } from './review/strata.js';
export { pairSentence } from './sentences/pair-sentence.js';
export type { Calibration } from './shape/calibration-shape.js';
export {
  CONTENT_CONCLUSIONS,
  CONTENT_TESTS,
  type ContentComparison,
  type ContentPair,
  type MeasuredContent,
  type ModelContent,
} from './shape/content-shape.js';
export type { Conclusion, JsonInterval } from './shape/figure-shape.js';
export type { ControlDifference } from './shape/further-shape.js';
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
} from './shape/shape.js';
export { questionScreen } from './tests/question-screen.js';
export type { JobRegistration } from './registration/input.js';
export { registeredJob, type RegistrationStatement } from './registration/registered-job.js';
export type { RegistrationFigures } from './shape/registration-shape.js';
export { verdict } from './verdict.js';
export { VERDICT_VERSION } from './verdict-version.js';
export type { AskedRoute } from './warnings/asked-otherwise.js';
export type { LookInput, ReferenceInput } from './series/input.js';
export { EARLIER_LOOKS } from './series/input.js';
export { levelOfComparison, lookOfRun, type SeriesErrors } from './series/levels.js';
export { takeLook } from './series/take-look.js';
export {
  LOOK_CONCLUSIONS,
  type LookConclusion,
  type SeriesChange,
  type SeriesEndpoint,
  type SeriesLane,
  type SeriesLook,
  type SeriesReference,
} from './shape/series-shape.js';
