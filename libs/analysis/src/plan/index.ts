export {
  DEFAULT_ASSUMPTIONS,
  powerOf,
  questionsNeeded,
  smallestDetectable,
  type PowerDesign,
} from './design-power.js';
export * from './input.js';
export { planOf } from './plan-of.js';
export * from './shape.js';
