export * from './access.js';
export * from './answer-id.js';
export * from './arm-kind.js';
export * from './arm.js';
export * from './call-cost.js';
export * from './catalogue.js';
export {
  ORDER_SEEDS,
  cellsOfBlock,
  orderKey,
  placeAt,
  questionsOfBlock,
  repeatsOfBlock,
} from './cell-order.js';
export type { CellBlock, CellPlace } from './cell-order.js';
export * from './cell.js';
export * from './cost-shares.js';
export * from './duration.js';
export * from './foreign-text.js';
export * from './imported-answers.js';
export * from './job-analysis.js';
export * from './job-extension.js';
export * from './job-specification.js';
export * from './job-spec/index.js';
export * from './job-status.js';
export * from './judging.js';
export * from './lane-adaptation.js';
export * from './lane-shares.js';
export * from './lane-status.js';
export * from './lane-steps.js';
export * from './lane-window.js';
export * from './outcome.js';
export * from './provider.js';
export * from './question.js';
export * from './region.js';
export * from './retention.js';
export * from './simulation.js';
export * from './throttling.js';
