export { EFFECTS, type Effect } from './answer-model.js';
export {
  DEFAULT_ASSUMPTIONS,
  powerOf,
  powerUnder,
  questionsNeeded,
  smallestDetectable,
  type PowerDesign,
} from './design-power.js';
export * from './input.js';
export { planOf } from './plan-of.js';
export * from './shape.js';
export type { Power } from './power.js';
export { latentCorrelation } from './latent-correlation.js';
