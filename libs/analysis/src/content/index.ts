export { contentComparison } from './content-comparison.js';
export * from './input.js';
export { modelContent, type RawModelContent } from './model-content.js';
export * from './shape.js';
export { simulatedContent, type SimulatedContent } from './simulated-content.js';
