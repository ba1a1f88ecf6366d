export {
  LEAST_REVIEWED,
  REVIEWED_ENDPOINTS,
  reviewedDetectors,
  type ReviewedDetector,
  type ReviewedEndpoint,
  type ReviewedRate,
  type ReviewedStratum,
} from './reviewed-detector.js';
export { allocate, type AnswerStratum } from './strata.js';
