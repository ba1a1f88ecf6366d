export { LEAST_SENSITIVITY } from './detector.js';
export * from './input.js';
export { ownCalibration } from './own-calibration.js';
export { pairSentence, type PairWording } from './pair-sentence.js';
export { profilesOf, RowError, type AnalysedRow, type CountedRows } from './profiles-of.js';
export { questionLanguage } from './question-language.js';
export {
  questionScreen,
  type QuestionScreen,
  type QuestionScreenRow,
  type ScreenedQuestion,
} from './question-screen.js';
export * from './shape.js';
export { TIME_BINS, timesOfRows } from './times-of-rows.js';
export { comparedRegions, twinsAmong } from './twins.js';
export { verdict, VERDICT_VERSION } from './verdict.js';
