export {
  LABEL_SCALES,
  LABELS,
  isLabel,
  onScale,
  SCALE_CLASSES,
  type Label,
  type LabelScale,
  type RatedAnswer,
} from './label.js';
export {
  raterAgreement,
  type Coefficient,
  type PairAgreement,
  type RaterAgreement,
  type ScaleAgreement,
} from './rater-agreement.js';
